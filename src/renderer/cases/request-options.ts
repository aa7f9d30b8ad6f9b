import { processes, reportCategories } from '../../core/legal-basis.ts';
import { countriesToChoose } from './countries.ts';

type Options = readonly (readonly [value: string, label: string])[];

export const requesterOptions: Options = [
  ['', 'Not recorded'],
  ['government', 'A government'],
  ['private', 'A private party'],
];

export const processOptions: Options = [
  ['', 'Not recorded'],
  ...processes.ids.map((id) => [id, processes.labels[id]] as const),
];

export const categoryOptions: Options = [
  ['', 'Not recorded'],
  ...reportCategories.ids.map((id) => [id, reportCategories.labels[id]] as const),
];

export function countryOptions(also: string | null): Options {
  return [['', 'Not recorded'], ...countriesToChoose(also).map(({ code, name }) => [code, name] as const)];
}

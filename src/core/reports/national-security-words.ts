import { nationalSecurityTerms, type NationalSecurityTerm } from './national-security-terms.ts';

/** Words as a search finds them however they are spelt: full-width letters, `F.I.S.A.`, accents, what is invisible. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{Cf}\p{M}]|(?<!\d)\.|\.(?!\d)/gu, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .toLowerCase();
}

function says(process: string, kinds: readonly NationalSecurityTerm['kind'][]): boolean {
  const text = plain(process);
  return nationalSecurityTerms.some(({ kind, pattern }) => kinds.includes(kind) && pattern.test(text));
}

/** Whether national security process says that it is an order under the Foreign Intelligence Surveillance Act. */
export function saysFisa(process: string): boolean {
  return says(process, ['fisa', 'section']);
}

/** Whether process says that it is of the kind whose figures the law lets be told in bands only. */
export function saysNationalSecurity(process: string): boolean {
  return says(process, ['fisa', 'letter']);
}

/** Whether process does not say so, but may mean it: somebody who knows it is to be asked. */
export function maySayNationalSecurity(process: string): boolean {
  return !saysNationalSecurity(process) && says(process, ['section', 'doubt']);
}

import type { Column } from './columns.ts';

/** What a reader knows of the figures of a row: the columns `parts` together are at most (or just) the column `whole`. */
export interface Relation {
  readonly parts: readonly number[];
  readonly whole: number;
  readonly isJust: boolean;
}

/** What everybody may assume of a row; relations that a table does not keep are left out, for nobody can rely on them. */
const knownRelations = [
  { parts: ['rejected', 'no-data', 'data-provided'], whole: 'received', isJust: true },
  { parts: ['data-provided'], whole: 'received', isJust: false },
  { parts: ['non-content', 'content'], whole: 'received', isJust: false },
  { parts: ['challenged'], whole: 'received', isJust: false },
  { parts: ['no-action', 'restricted', 'deleted'], whole: 'received', isJust: false },
  { parts: ['app-removed'], whole: 'received', isJust: false },
  { parts: ['app-removed'], whole: 'apps-removed', isJust: false },
  { parts: ['apps-removed'], whole: 'identifiers', isJust: false },
  { parts: ['preserved'], whole: 'identifiers', isJust: false },
  { parts: ['received'], whole: 'identifiers', isJust: false },
  { parts: ['appeals-granted'], whole: 'appeals-received', isJust: false },
  { parts: ['apps-reinstated'], whole: 'apps-removed', isJust: false },
] as const;

/** The relations among some columns that all of these rows keep. */
export function relationsKept(
  columns: readonly Column[],
  rows: readonly (readonly number[])[],
): readonly Relation[] {
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  return knownRelations
    .map(({ parts, whole, isJust }) => ({ parts: parts.map(at), whole: at(whole), isJust }))
    .filter(({ parts, whole }) => whole !== -1 && !parts.includes(-1))
    .filter((relation) => rows.every((cells) => isKept(relation, (column) => cells[column] ?? 0)));
}

export function isKept({ parts, whole, isJust }: Relation, value: (column: number) => number): boolean {
  const sum = parts.reduce((all, part) => all + value(part), 0);
  return isJust ? sum === value(whole) : sum <= value(whole);
}

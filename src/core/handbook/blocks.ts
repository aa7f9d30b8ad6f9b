import type { Statement } from './sources.ts';

/** One piece of a handbook, from top to bottom. */
export type HandbookBlock =
  | { readonly kind: 'entry'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly statement: Statement }
  | { readonly kind: 'list'; readonly items: readonly Statement[] }
  /** Two columns: what, and what is said of it. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly [string, string];
      readonly rows: readonly HandbookRow[];
    };

export interface HandbookRow {
  readonly what: string;
  readonly said: Statement;
}

import type { Measure } from '../../core/reports/history.ts';
import type { HistoryCategory } from '../../core/reports/published-form.ts';
import { createStore } from '../app/store.ts';

export interface HistoryChoice {
  /** Null until one is chosen: then it is what the vault has first. */
  readonly publisher: string | null;
  readonly category: HistoryCategory | null;
  readonly measure: Measure;
  /** Of the map; null: the latest. */
  readonly period: string | null;
  /** What is compared; null: the last two. */
  readonly before: string | null;
  readonly after: string | null;
}

const atFirst: HistoryChoice = {
  publisher: null,
  category: null,
  measure: 'requests',
  period: null,
  before: null,
  after: null,
};

/** What is chosen in the view of history. */
export const historyChoice = createStore<HistoryChoice>(atFirst);

export function chooseHistory(part: Partial<HistoryChoice>): void {
  historyChoice.set((before) => ({ ...before, ...part }));
}

export function forgetHistoryChoice(): void {
  historyChoice.set(() => atFirst);
}

import type { CaseState } from '../core/cases/case-state.ts';
import type { HistoryItem } from '../core/cases/history.ts';
import { demandBlocks, requestBlocks, type SummaryBlock } from '../core/bundles/summary.ts';
import { pagesInWords } from '../core/evidence/pages-in-words.ts';
import { concernInWords } from '../core/findings/concern-words.ts';
import type { SignedEvidences } from '../core/decisions/signed-evidence.ts';
import type { ElementSearch } from '../core/guidelines/element-standing.ts';
import { elements } from '../core/legal-basis.ts';
import { counted } from '../core/cases/summary.ts';

/** The request, what it demands, and the decisions that stand, one line each. */
export function caseLines(state: CaseState, signed: SignedEvidences): string[] {
  const decisions = state.decisions.filter(({ supersededBy }) => supersededBy.length === 0);
  return [...requestBlocks(state), ...demandBlocks({ ...state, decisions }, signed)].flatMap(blockLine);
}

function blockLine(block: SummaryBlock): string[] {
  switch (block.kind) {
    case 'field':
      // Findings have no numbers here.
      return block.label === 'Resting on' ? [] : [`  ${block.label}: ${block.value}`];
    case 'heading':
    case 'paragraph':
    case 'item':
      return [block.text];
    default:
      return [];
  }
}

/** A line of the history: one entry, or several searches that one person recorded one after the other. */
export interface ToldAct {
  readonly first: HistoryItem;
  /** When it was done; of several searches from when to when. */
  readonly when: string;
  readonly what: readonly string[];
}

/** The history with searches in vain drawn together: one act of a person signs an entry for each element and document. */
export function toldActs(history: readonly HistoryItem[], state: CaseState): ToldAct[] {
  const searchOf = new Map(state.searches.map((search) => [search.entry, search]));
  const uncounted = new Set(state.uncounted);
  const runs: { first: HistoryItem; items: HistoryItem[] }[] = [];
  for (const item of history) {
    const run = runs.at(-1);
    const joins =
      run !== undefined &&
      searchOf.has(item.entry) &&
      searchOf.has(run.first.entry) &&
      item.author === run.first.author &&
      uncounted.has(item.entry) === uncounted.has(run.first.entry);
    if (joins) run.items.push(item);
    else runs.push({ first: item, items: [item] });
  }
  return runs.map(({ first, items }) => ({
    first,
    when: [...new Set([first, ...items.slice(-1)].map(({ at }) => at))].join(' to '),
    what:
      items.length === 1
        ? first.what
        : searchesInWords(
            items.flatMap(({ entry }) => searchOf.get(entry) ?? []),
            state,
          ),
  }));
}

function searchesInWords(searches: readonly ElementSearch[], state: CaseState): string[] {
  const nameOf = new Map(state.documents.map(({ sha256, name }) => [sha256, name]));
  const pages = Map.groupBy(searches, ({ element, note, demands }) =>
    JSON.stringify([element, note, demands]),
  );
  const groups = Map.groupBy([...pages.values()], (own) =>
    [
      ...own.map(
        ({ document, from, to }) =>
          `${pagesInWords({ from, to })} of “${nameOf.get(document) ?? 'a document'}”`,
      ),
      ...[own[0] === undefined ? null : concernInWords(state, { reading: own[0] })].flatMap(
        (words) => words?.replace(/\.$/, '') ?? [],
      ),
      ...(own[0]?.note.trim() ? [`noting “${own[0].note}”`] : []),
    ].join(', '),
  );
  return [...groups].map(([where, alike]) => {
    const named = alike.flatMap(([first]) => (first === undefined ? [] : [elements.labels[first.element]]));
    return `did not find ${named.map((label) => `“${label}”`).join(', ')}; searched: ${where} (${counted(alike.flat().length, 'entry', 'entries')})`;
  });
}

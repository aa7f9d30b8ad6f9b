import type { Finding } from '../../core/cases/case-state.ts';
import { Failure } from '../../core/failure.ts';
import type { Anchor } from '../../core/findings/events.ts';
import { describeStretch, placeAnchor } from '../../core/findings/place-anchor.ts';
import type { CarriedFinding, Comparison, DocumentChange } from '../../ipc/compare-calls.ts';
import { compareWords, type WordStretch } from './compare-words.ts';
import { comparedKeys } from './running-numbers.ts';
import { placeOf, wordsOf, type Word } from './words.ts';

/** The text of a document, page by page. */
interface Text {
  readonly pages: readonly string[];
  readonly words: readonly Word[];
}

/** What is compared: two documents by their pages' texts, the first page first. */
export interface ToCompare {
  /** Of the earlier one. */
  readonly findings: readonly Finding[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Compares two documents word for word. White space, line ends, hyphens and the shape of quotation marks make no
 * difference, capital letters do, and page numbers only where they do not go with their pages. Failure `not-comparable` where one has no text, or they have too little in common;
 * `cancelled`.
 */
export async function compareDocuments({ findings, signal, ...pages }: ToCompare): Promise<Comparison> {
  const before = textOf(pages.before);
  const after = textOf(pages.after);
  if (before.words.length === 0 || after.words.length === 0) {
    throw new Failure(
      'not-comparable',
      'One of the two documents has no text to compare. Nothing was changed. If it is a scan, recognise its text first.',
    );
  }
  const stretches = await compareWords(...comparedKeys(before, after), signal);
  if (stretches === null) {
    throw new Failure(
      'not-comparable',
      'These two documents have too little in common to be compared word for word. Nothing was changed. Check that they are versions of the same paper.',
    );
  }
  const same = stretches.filter((stretch) => stretch.same);
  return {
    changes: stretches.filter((stretch) => !stretch.same).map((stretch) => changeOf(stretch, before, after)),
    findings: findings.map((finding) => carried(finding, stretches, before, after)),
    same: same.reduce((sum, stretch) => sum + stretch.before[1] - stretch.before[0], 0),
    words: before.words.length,
    pageNumbers: movedNumbers(same, before, after),
    pairs: pairsOf(same, before, after),
  };
}

function textOf(pages: readonly string[]): Text {
  return { pages, words: wordsOf(pages) };
}

/** How many words are called the same and are not: numbers of pages that moved. */
function movedNumbers(same: readonly WordStretch[], before: Text, after: Text): number {
  return same.reduce((sum, stretch) => {
    const now = after.words.slice(...stretch.after);
    return sum + before.words.slice(...stretch.before).filter(({ key }, at) => key !== now[at]?.key).length;
  }, 0);
}

function changeOf({ before, after }: WordStretch, earlier: Text, later: Text): DocumentChange {
  return {
    before: anchorsOf(earlier, before),
    after: anchorsOf(later, after),
    at: {
      before: placeOf(earlier.words[Math.min(before[0], earlier.words.length - 1)], earlier.pages),
      after: placeOf(later.words[Math.min(after[0], later.words.length - 1)], later.pages),
    },
  };
}

/** One anchor for each page that the words lie on. */
function anchorsOf({ pages, words }: Text, [from, to]: readonly [number, number]): Anchor[] {
  const byPage = Map.groupBy(words.slice(from, to), ({ page }) => page);
  return [...byPage].flatMap(([page, onPage]) => {
    const described = describeStretch(pages[page - 1] ?? '', onPage[0]?.start ?? 0, onPage.at(-1)?.end ?? 0);
    return described === null ? [] : [{ page, ...described, boxes: [] }];
  });
}

/** Where a finding's words stand in the later text, if every one of them is the same there and they lie on one page. */
function carried(
  { id, anchor }: Finding,
  stretches: readonly WordStretch[],
  before: Text,
  after: Text,
): CarriedFinding {
  const text = before.pages[anchor.page - 1];
  const placed = text === undefined ? null : placeAnchor(anchor, text);
  if (placed === null) return { finding: id, anchor: null };
  const touches = ({ page, start, end }: Word): boolean =>
    page === anchor.page && start < placed.end && end > placed.start;
  const first = before.words.findIndex(touches);
  const last = before.words.findLastIndex(touches);
  const around = stretches.find(
    (stretch) => stretch.same && first >= stretch.before[0] && last < stretch.before[1],
  );
  if (first === -1 || around === undefined) return { finding: id, anchor: null };
  const shift = around.after[0] - around.before[0];
  const [then, now] = [
    before.words.slice(first, last + 1),
    after.words.slice(first + shift, last + shift + 1),
  ];
  if (then.some(({ key }, at) => key !== now[at]?.key)) return { finding: id, anchor: null };
  const [begin, end, begun, ended] = [now[0], now.at(-1), then[0], then.at(-1)];
  if (begun === undefined || ended === undefined || begin === undefined || begin.page !== end?.page)
    return { finding: id, anchor: null };
  // A finding may begin and end within a word, as before its comma: so does the one that is carried over.
  const isAlike =
    writtenOf(before, begun) === writtenOf(after, begin) &&
    writtenOf(before, ended) === writtenOf(after, end);
  const left = isAlike ? Math.max(0, placed.start - begun.start) : 0;
  const right = isAlike ? Math.max(0, ended.end - placed.end) : 0;
  const described = describeStretch(after.pages[begin.page - 1] ?? '', begin.start + left, end.end - right);
  return { finding: id, anchor: described === null ? null : { page: begin.page, ...described, boxes: [] } };
}

function writtenOf({ pages }: Text, { page, start, end }: Word): string | undefined {
  return pages[page - 1]?.slice(start, end);
}

/** Same words in both, at most `MOST_BETWEEN` apart. */
const MOST_BETWEEN = 40;

function pairsOf(same: readonly WordStretch[], before: Text, after: Text): Comparison['pairs'] {
  return same.flatMap((stretch) => {
    const count = stretch.before[1] - stretch.before[0];
    return Array.from({ length: Math.ceil(count / MOST_BETWEEN) }, (_, step) => ({
      before: placeOf(before.words[stretch.before[0] + step * MOST_BETWEEN], before.pages),
      after: placeOf(after.words[stretch.after[0] + step * MOST_BETWEEN], after.pages),
    }));
  });
}

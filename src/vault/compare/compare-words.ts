import { diffArrays } from 'diff';
import { Failure } from '../../core/failure.ts';

/** Stretches of two lists of words: `[from, to)` in each; the same in both, or not. */
export interface WordStretch {
  readonly same: boolean;
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/** Milliseconds after which two texts count as too different to be compared word for word. */
const PATIENCE_MS = 15_000;

/**
 * What is the same and what is not in two lists of words, in order, stretches alternating. In slices, so that other
 * calls are answered meanwhile. Null when the two are too different for that to end in time. Failure `cancelled`.
 */
export async function compareWords(
  before: readonly string[],
  after: readonly string[],
  signal?: AbortSignal,
): Promise<readonly WordStretch[] | null> {
  // Once it is stopped all words are the same, by which the search for differences is at its end at once.
  const comparator = (one: string, other: string): boolean => one === other || signal?.aborted === true;
  const parts = await new Promise<{ added: boolean; removed: boolean; count: number }[] | undefined>(
    (resolve) => {
      const callback = (changes: Parameters<typeof resolve>[0]): void => resolve(changes);
      diffArrays([...before], [...after], { timeout: PATIENCE_MS, comparator, callback });
    },
  );
  if (signal?.aborted === true) {
    throw new Failure('cancelled', 'Comparing was stopped. Nothing was changed.');
  }
  if (parts === undefined) return null;
  const stretches: WordStretch[] = [];
  let [left, right] = [0, 0];
  for (const { added, removed, count } of parts) {
    const same = !added && !removed;
    const stretch: WordStretch = {
      same,
      before: [left, added ? left : left + count],
      after: [right, removed ? right : right + count],
    };
    [left, right] = [stretch.before[1], stretch.after[1]];
    const last = stretches.at(-1);
    if (last !== undefined && last.same === same) stretches[stretches.length - 1] = joined(last, stretch);
    else stretches.push(stretch);
  }
  return stretches;
}

function joined(one: WordStretch, next: WordStretch): WordStretch {
  return {
    same: one.same,
    before: [one.before[0], next.before[1]],
    after: [one.after[0], next.after[1]],
  };
}

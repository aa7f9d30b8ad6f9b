import type { RecognizedPage } from '../../ipc/recognition-views.ts';
import type { QuarterTurns } from './page-picture.ts';

type Lines = RecognizedPage['lines'];

/** Percent of confidence from which a word counts as read; what lies on its side is guessed at below it. */
const SURE = 60;
/** The part of a page's letters that must be sure for it to count as upright. */
const UPRIGHT = 0.6;

/**
 * Reads a page as it is shown, and where little of that makes sense on its sides and upside down, too: a sheet may lie
 * so in the picture. Gives the reading with the most letters that are sure. `onBest` has each reading that is the best
 * so far before another one is begun: the page's time may be over by then.
 */
export function readUpright(read: (turns: QuarterTurns) => Lines, onBest: (lines: Lines) => void): Lines {
  let best = read(0);
  for (const turns of [1, 3, 2] as const) {
    const { sure, all } = lettersOf(best);
    if (all > 0 && sure >= all * UPRIGHT) return best;
    if (all > 0) onBest(best);
    const lines = read(turns);
    if (lettersOf(lines).sure > sure) best = lines;
  }
  return best;
}

function lettersOf(lines: Lines): { readonly sure: number; readonly all: number } {
  const count = (least: number): number =>
    lines.flat().reduce((sum, { text, confidence }) => sum + (confidence >= least ? text.length : 0), 0);
  return { sure: count(SURE), all: count(0) };
}

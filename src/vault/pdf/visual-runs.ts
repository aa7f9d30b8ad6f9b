/** A piece of a line that is read in one direction. */
export interface VisualRun {
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const classes = [
  ['mark', /^\p{M}$/u],
  ['number', /^\p{Nd}$/u],
  ['right', new RegExp(`^${rightToLeft.source}$`, 'u')],
  ['left', /^\p{L}$/u],
  ['joiner', /^[.,:/+\-%$#€£]$/],
] as const;
type Class = (typeof classes)[number][0] | 'neutral';

/**
 * A line in the order in which it is seen, left to right: the implicit levels of the Unicode Bidirectional Algorithm
 * (UAX #9, rules W1 to L2, with its classes of separators and terminators taken together). Explicit controls are never
 * in a printable text. The line as a whole runs from the right where most of its letters do.
 */
export function visualRuns(line: string): readonly VisualRun[] {
  if (!rightToLeft.test(line)) return [{ text: line, direction: 'ltr' }];
  const characters = Array.from(line);
  const runs = grouped(characters, levelsOf(characters.map(classOf)));
  return reordered(runs).map(({ text, level }) => {
    if (level % 2 === 0) return { text, direction: 'ltr' };
    // A font tells the direction by the letters, so signs alone are turned here.
    return rightToLeft.test(text)
      ? { text: mirrored(text), direction: 'rtl' }
      : { text: Array.from(mirrored(text)).toReversed().join(''), direction: 'ltr' };
  });
}

/** Whether `visualRuns` sets a text from the right: most of its letters are read from there. */
export function isSetFromRight(text: string): boolean {
  return rightToLeft.test(text) && mostly(Array.from(text, classOf)) === 'right';
}

/** Whether a text is read from the right as its first letter says (UAX #9, rule P2), which is how a window lays it out, too. */
export function isRightToLeft(text: string): boolean {
  return Array.from(text, classOf).find((each) => each === 'right' || each === 'left') === 'right';
}

/** The same pieces in the order in which they are read, as a program takes them that lays out the line itself. */
export function logicalRuns(line: string): readonly VisualRun[] {
  if (!rightToLeft.test(line)) return [{ text: line, direction: 'ltr' }];
  const characters = Array.from(line);
  return grouped(characters, levelsOf(characters.map(classOf), isRightToLeft(line) ? 'right' : 'left')).map(
    ({ text, level }) => ({
      text,
      direction: level % 2 === 0 ? 'ltr' : 'rtl',
    }),
  );
}

function classOf(character: string): Class {
  return classes.find(([, pattern]) => pattern.test(character))?.[0] ?? 'neutral';
}

function mostly(read: readonly Class[]): 'left' | 'right' {
  const count = (wanted: Class) => read.filter((each) => each === wanted).length;
  return count('right') >= count('left') ? 'right' : 'left';
}

type Direction = 'left' | 'right' | 'number';

function levelsOf(read: readonly Class[], base: 'left' | 'right' = mostly(read)): readonly number[] {
  const strong = numbersIn(read, base);
  return strong.map((own, index) => {
    const direction = own ?? between(strong, index, base);
    if (direction === 'number') return 2;
    if (direction === 'right') return 1;
    return base === 'right' ? 2 : 0;
  });
}

/** Letters, and numbers with what joins their digits; null: a neutral. A number after left-to-right letters is one of them. */
function numbersIn(read: readonly Class[], base: 'left' | 'right'): readonly (Direction | null)[] {
  let last: 'left' | 'right' = base;
  let before: Direction | null = null;
  return read.map((own, index) => {
    if (own === 'mark') return before;
    if (own === 'left' || own === 'right') last = own;
    const isNumber = own === 'number' || (own === 'joiner' && joins(read, index));
    before = isNumber
      ? last === 'left'
        ? 'left'
        : 'number'
      : own === 'left' || own === 'right'
        ? own
        : null;
    return before;
  });
}

function joins(read: readonly Class[], index: number): boolean {
  return read[index - 1] === 'number' && read[index + 1] === 'number';
}

/** A neutral goes with what stands on both sides of it, a number counting as right; else with the line. */
function between(
  strong: readonly (Direction | null)[],
  index: number,
  base: 'left' | 'right',
): 'left' | 'right' {
  const sideOf = (found: Direction | null | undefined) => {
    if (found === null || found === undefined) return base;
    return found === 'number' ? 'right' : found;
  };
  const [before, after] = [
    sideOf(strong.slice(0, index).findLast((each) => each !== null)),
    sideOf(strong.slice(index + 1).find((each) => each !== null)),
  ];
  return before === after ? before : base;
}

interface LevelRun {
  readonly text: string;
  readonly level: number;
}

function grouped(characters: readonly string[], levels: readonly number[]): LevelRun[] {
  const runs: LevelRun[] = [];
  characters.forEach((character, index) => {
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) runs[runs.length - 1] = { text: last.text + character, level };
    else runs.push({ text: character, level });
  });
  return runs;
}

/** Rule L2: from the highest level down, whatever is on it or higher is reversed; within a run the font does that. */
function reordered(runs: readonly LevelRun[]): readonly LevelRun[] {
  let order = [...runs];
  for (const level of [2, 1]) {
    const next: LevelRun[] = [];
    let reversing: LevelRun[] = [];
    for (const run of order) {
      if (run.level >= level) reversing = [run, ...reversing];
      else {
        next.push(...reversing, run);
        reversing = [];
      }
    }
    order = [...next, ...reversing];
  }
  return order;
}

const mirrors = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›', '⟨⟩'].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);

function mirrored(text: string): string {
  return Array.from(text, (character) => mirrors.get(character) ?? character).join('');
}

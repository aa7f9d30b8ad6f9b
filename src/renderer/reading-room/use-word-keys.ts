import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { partsOf } from '../pdf/page-text.ts';
import { announce } from '../ui/announcer.tsx';
import type { Reader } from './reader.ts';
import { boxesOfStretch, rectsOfStretch, stretchOfRange, type PageOnScreen } from './select-stretch.ts';
import { pageBeyond, textNotThere, wordAcross, wordsIn, wordsOfStretch } from './word-steps.ts';

/** A word: the `word`-th of its page, from 0. */
interface WordAt {
  readonly page: number;
  readonly word: number;
}

interface SelectedWords {
  /** Where the selection began; it reaches from there to `moving`. */
  readonly fixed: WordAt;
  readonly moving: WordAt;
}

type Step = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

function isStep(key: string): key is Step {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);
}

export interface WordKeys {
  /** Arrows move from word to word now. */
  readonly on: boolean;
  readonly start: () => void;
  readonly press: (event: KeyboardEvent) => void;
  /** Leaves the words that were selected by keys: something else is. */
  readonly leave: () => void;
}

/** Words of the pages selected by keys: Shift with an arrow begins at the first word in sight, or where one selected. */
export function useWordKeys(
  pages: RefObject<ReadonlyMap<number, PageOnScreen>>,
  reader: Reader,
  onFinding: () => void,
): WordKeys {
  const words = useRef<SelectedWords | null>(null);
  const [on, setOn] = useState(false);
  const leave = useCallback((): void => {
    words.current = null;
    setOn(false);
  }, []);
  useEffect(() => {
    if (!on) return;
    const look = (): void => {
      if (document.getSelection()?.isCollapsed !== false) leave();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', leave);
    };
  }, [on, leave]);

  const select = (next: SelectedWords): void => {
    const { moving } = next;
    const page = pages.current.get(moving.page);
    const word = page === undefined ? undefined : wordsIn(page.content.text.text)[moving.word];
    if (!pages.current.has(next.fixed.page))
      return reader.say(
        'The selection cannot go on over so many pages. An arrow without Shift begins a new one here.',
      );
    if (page === undefined || word === undefined || !selectBetween(pages.current, next)) return;
    words.current = next;
    setOn(true);
    announce(page.content.text.text.slice(word.start, word.end));
    const [box = null] = boxesOfStretch(page, word.start, word.end);
    if (box !== null) reader.go(moving.page, { box, gently: true, goesOn: true });
  };
  const start = (): void => {
    const first = selectedNow(pages.current) ?? firstInSight(pages.current);
    if (first === null)
      reader.say(
        textNotThere(reader.page.get(), pages.current) ??
          'There is no text here whose words could be selected. Draw a box instead.',
      );
    else select(first);
  };
  const move = (now: SelectedWords, step: Step, grows: boolean): void => {
    const to = stepped(pages.current, now.moving, step, reader.state.get().pageCount);
    if (to === null) return reader.say(`No words further ${directionOf(step) === 1 ? 'on' : 'back'}.`);
    const { page, word } = to;
    if (word !== null) return select({ fixed: grows ? now.fixed : { page, word }, moving: { page, word } });
    reader.go(page, { goesOn: true });
    const why = textNotThere(page, pages.current);
    if (why !== null) reader.say(why);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const now = words.current;
    if (now !== null && event.key === 'Escape') {
      document.getSelection()?.removeAllRanges();
    } else if (now !== null && event.key === 'Enter') {
      onFinding();
    } else if (isStep(event.key) && now !== null) {
      move(now, event.key, event.shiftKey);
    } else if (isStep(event.key) && event.shiftKey) {
      start();
    } else return;
    event.preventDefault();
  };
  return { on, start, press, leave };
}

function directionOf(step: Step): 1 | -1 {
  return step === 'ArrowRight' || step === 'ArrowDown' ? 1 : -1;
}

/** Where a step leads: to a page alone where its text is not there yet, and nowhere where no words follow. */
function stepped(
  pages: ReadonlyMap<number, PageOnScreen>,
  { page: number, word }: WordAt,
  step: Step,
  pageCount: number,
): { readonly page: number; readonly word: number | null } | null {
  const page = pages.get(number);
  if (page === undefined) return { page: number, word: null };
  const words = wordsIn(page.content.text.text);
  const by = directionOf(step);
  if (step === 'ArrowRight' || step === 'ArrowLeft') {
    if (words[word + by] !== undefined) return { page: number, word: word + by };
  } else {
    const rects = words.map(({ start, end }) => rectsOfStretch(page, start, end)[0] ?? nowhere);
    const across = wordAcross(rects, word, by);
    if (across !== null) return { page: number, word: across };
  }
  const beyond = pageBeyond(number, by, pageCount, (other) => {
    const there = pages.get(other);
    return there === undefined ? null : wordsIn(there.content.text.text).length;
  });
  if (beyond === null) return null;
  if (beyond.words === null) return { page: beyond.page, word: null };
  return { page: beyond.page, word: by === 1 ? 0 : beyond.words - 1 };
}

const nowhere = { left: 0, top: 0, width: 0, height: 0 };

/** The words that are selected already. */
function selectedNow(pages: ReadonlyMap<number, PageOnScreen>): SelectedWords | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = inOrder(pages).flatMap((page) => {
    const stretch = stretchOfRange(range, page);
    const ends = stretch === null ? null : wordsOfStretch(wordsIn(page.content.text.text), stretch);
    return ends === null ? [] : [{ page: page.number, ...ends }];
  });
  const [from] = touched;
  const to = touched.at(-1);
  if (from === undefined || to === undefined) return null;
  return { fixed: { page: from.page, word: from.first }, moving: { page: to.page, word: to.last } };
}

function firstInSight(pages: ReadonlyMap<number, PageOnScreen>): SelectedWords | null {
  for (const page of inOrder(pages)) {
    const window = page.element.closest('.page-scroller')?.getBoundingClientRect();
    const { text, pieces } = page.content;
    const piece = pieces.findIndex((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return window !== undefined && bottom > top && top >= window.top && bottom <= window.bottom;
    });
    const start = text.starts[piece];
    if (start === undefined) continue;
    const word = wordsIn(text.text).findIndex(({ end }) => end > start);
    if (word === -1) continue;
    const at = { page: page.number, word };
    return { fixed: at, moving: at };
  }
  return null;
}

function inOrder(pages: ReadonlyMap<number, PageOnScreen>): PageOnScreen[] {
  return [...pages.values()].toSorted((a, b) => a.number - b.number);
}

function selectBetween(pages: ReadonlyMap<number, PageOnScreen>, { fixed, moving }: SelectedWords): boolean {
  const isAhead = moving.page > fixed.page || (moving.page === fixed.page && moving.word >= fixed.word);
  const [from, to] = isAhead ? [fixed, moving] : [moving, fixed];
  const begin = endsOf(pages, from)?.begin;
  const end = endsOf(pages, to)?.end;
  if (begin === undefined || end === undefined) return false;
  document.getSelection()?.setBaseAndExtent(begin.node, begin.offset, end.node, end.offset);
  return true;
}

function endsOf(pages: ReadonlyMap<number, PageOnScreen>, { page: number, word: at }: WordAt) {
  const page = pages.get(number);
  const word = page === undefined ? undefined : wordsIn(page.content.text.text)[at];
  if (page === undefined || word === undefined) return null;
  const parts = partsOf(page.content.text, word.start, word.end);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [one, other] = [first, last].map(({ piece }) => page.content.pieces[piece]?.firstChild ?? null);
  if (one === null || other === null || one === undefined || other === undefined) return null;
  return { begin: { node: one, offset: first.from }, end: { node: other, offset: last.to } };
}

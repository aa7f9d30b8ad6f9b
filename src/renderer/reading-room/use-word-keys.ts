import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { partsOf } from '../pdf/page-text.ts';
import { announce } from '../ui/announcer.tsx';
import type { Reader } from './reader.ts';
import { boxesOfStretch, rectsOfStretch, stretchOfRange, type PageOnScreen } from './select-stretch.ts';
import { wordAcross, wordsIn, wordsOfStretch } from './word-steps.ts';

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
}

/** Words of the pages selected by keys: Shift with an arrow begins at the first word in sight, or where one selected. */
export function useWordKeys(
  pages: RefObject<ReadonlyMap<number, PageOnScreen>>,
  reader: Reader,
  onFinding: () => void,
): WordKeys {
  const words = useRef<SelectedWords | null>(null);
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!on) return;
    const leave = (): void => {
      words.current = null;
      setOn(false);
    };
    const look = (): void => {
      if (document.getSelection()?.isCollapsed !== false) leave();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', leave);
    };
  }, [on]);

  const select = (next: SelectedWords): void => {
    const { moving } = next;
    const page = pages.current.get(moving.page);
    const word = page === undefined ? undefined : wordsIn(page.content.text.text)[moving.word];
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
      reader.say('There is no text here whose words could be selected. Draw a box instead.');
    else select(first);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const now = words.current;
    if (now !== null && event.key === 'Escape') {
      document.getSelection()?.removeAllRanges();
    } else if (now !== null && event.key === 'Enter') {
      onFinding();
    } else if (isStep(event.key) && now !== null) {
      const moving = stepped(pages.current, now.moving, event.key);
      if (moving !== null) select({ fixed: event.shiftKey ? now.fixed : moving, moving });
    } else if (isStep(event.key) && event.shiftKey) {
      start();
    } else return;
    event.preventDefault();
  };
  return { on, start, press };
}

function stepped(
  pages: ReadonlyMap<number, PageOnScreen>,
  { page: number, word }: WordAt,
  step: Step,
): WordAt | null {
  const page = pages.get(number);
  if (page === undefined) return null;
  const words = wordsIn(page.content.text.text);
  const by = step === 'ArrowRight' || step === 'ArrowDown' ? 1 : -1;
  if (step === 'ArrowRight' || step === 'ArrowLeft') {
    if (words[word + by] !== undefined) return { page: number, word: word + by };
  } else {
    const rects = words.map(({ start, end }) => rectsOfStretch(page, start, end)[0] ?? nowhere);
    const across = wordAcross(rects, word, by);
    if (across !== null) return { page: number, word: across };
  }
  const beyond = pages.get(number + by);
  const count = beyond === undefined ? 0 : wordsIn(beyond.content.text.text).length;
  return count === 0 ? null : { page: number + by, word: by === 1 ? 0 : count - 1 };
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

import { useContext, useEffect, useEffectEvent } from 'react';
import type { TermList } from '../../ipc/term-calls.ts';
import { bareCommand, CommandsHere, useCommands } from '../app/commands.ts';
import { isTyping } from '../app/use-keyboard.ts';
import type { Zoom } from './zoom.ts';

interface ReadingKeys {
  readonly singleKeys: boolean;
  /** Whether hits are shown, so that n and p have something to step through. */
  readonly hits: boolean;
  readonly makeFinding: () => void;
  readonly toggleBox: () => void;
  readonly stepFinding: (by: 1 | -1) => void;
  readonly stepHit: (by: 1 | -1) => void;
  readonly find: () => void;
  readonly stepZoom: (by: 1 | -1) => void;
  readonly rescale: (zoom: Zoom) => void;
  readonly turn: (degrees: 90 | -90) => void;
  readonly focusPages: () => void;
  /** Goes to the very beginning (-1) or end. The runtime's own way there is long, and a key that comes before its end may be lost. */
  readonly goToEnd: (end: 1 | -1) => void;
  /** Begins to select words by keys. */
  readonly selectWords: () => void;
  /** Selects the text of the page that is read. */
  readonly selectPage: () => void;
  readonly focusPageField: () => void;
  readonly look: () => void;
  readonly terms: () => void;
  readonly termLists: readonly TermList[];
  /** Opens the form of a list of terms, or of a new one. */
  readonly editTerms: (list: TermList | 'new') => void;
  readonly putTerms: (list: TermList) => void;
}

export const selectPageCommand = {
  id: 'page-text',
  label: 'Select the text of this page',
  group: 'Case',
  chord: 'Mod+A',
} as const;

/** The keys that lead over jumps, also while a document still opens. */
export function useJumpKeys(stepJump: (by: 1 | -1) => void): void {
  const group = 'Case' as const;
  useCommands([
    {
      id: 'back',
      label: 'Back to where you were',
      group,
      chord: 'Alt+ArrowLeft',
      run: () => stepJump(-1),
    },
    { id: 'forward', label: 'Forward again', group, chord: 'Alt+ArrowRight', run: () => stepJump(1) },
  ]);
}

/** The keys of an open document; they show in the list of keys and can be found by name. */
export function useReadingKeys(keys: ReadingKeys): void {
  const group = 'Case' as const;
  useCommands([
    { ...bareCommand('finding'), run: keys.makeFinding },
    { ...bareCommand('box'), run: keys.toggleBox },
    { id: 'words', label: 'Select words by keys', group, chord: 'F7', run: keys.selectWords },
    { ...selectPageCommand, run: keys.selectPage },
    { ...bareCommand('next-finding'), run: () => keys.stepFinding(1) },
    { ...bareCommand('last-finding'), run: () => keys.stepFinding(-1) },
    { ...bareCommand('eye'), run: keys.look },
    { ...bareCommand('terms'), run: keys.terms },
    { id: 'new-terms', label: 'New list of terms', group, run: () => keys.editTerms('new') },
    ...keys.termLists.flatMap((list) => [
      {
        id: `edit-${list.id}`,
        label: `Change the list ${list.name}`,
        group,
        run: () => keys.editTerms(list),
      },
      {
        id: `mark-${list.id}`,
        label: `${list.shown ? 'Do not mark' : 'Mark'} the words of ${list.name}`,
        group,
        run: () => keys.putTerms({ ...list, shown: !list.shown }),
      },
    ]),
    { id: 'find', label: 'Find words in this document', group, chord: 'Mod+F', run: keys.find },
    ...(keys.hits
      ? [
          { ...bareCommand('next-hit'), run: () => keys.stepHit(1) },
          { ...bareCommand('last-hit'), run: () => keys.stepHit(-1) },
        ]
      : []),
    { id: 'zoom-in', label: 'Zoom in', group, chord: 'Mod+=', run: () => keys.stepZoom(1) },
    { id: 'zoom-out', label: 'Zoom out', group, chord: 'Mod+-', run: () => keys.stepZoom(-1) },
    {
      id: 'fit-width',
      label: 'Fit the page’s width',
      group,
      chord: 'Mod+0',
      run: () => keys.rescale('fit-width'),
    },
    { id: 'fit-page', label: 'Fit the whole page', group, run: () => keys.rescale('fit-page') },
    { id: 'turn', label: 'Turn the pages right', group, run: () => keys.turn(90) },
    { id: 'turn-left', label: 'Turn the pages left', group, run: () => keys.turn(-90) },
    { id: 'page', label: 'Go to a page', group, chord: 'Mod+G', run: keys.focusPageField },
    { id: 'pages', label: 'Go to the pages', group, chord: 'Mod+Shift+P', run: keys.focusPages },
  ]);

  // Plus has two places on keyboards and is what chords are joined with, so it is no chord of its own.
  const here = useContext(CommandsHere);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!here || event.defaultPrevented || event.altKey || document.querySelector('dialog[open]') !== null)
      return;
    const mod = event.ctrlKey || event.metaKey;
    if (!mod && (!keys.singleKeys || isTyping(event.target))) return;
    if (event.key === '+' || (!mod && event.key === '=')) keys.stepZoom(1);
    else if (!mod && event.key === '-') keys.stepZoom(-1);
    else return;
    event.preventDefault();
  });
  // Page keys move the pages also while nothing has the focus.
  const page = useEffectEvent((event: KeyboardEvent) => {
    const isFree = event.target === document.body;
    if (!here || !(isFree || (event.target instanceof Element && event.target.matches('.page-scroller'))))
      return;
    if (/^(Home|End)$/.test(event.key) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      keys.focusPages();
      keys.goToEnd(event.key === 'Home' ? -1 : 1);
    } else if (isFree && /^(Page|Arrow(Up|Down)$)/.test(event.key)) keys.focusPages();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      press(event);
      if (!event.defaultPrevented) page(event);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

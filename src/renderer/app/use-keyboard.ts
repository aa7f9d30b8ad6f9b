import { useEffectEvent, useLayoutEffect } from 'react';
import type { Settings } from '../../ipc/views.ts';
import { commandsNow } from './commands.ts';
import { isSingleKey, matchesChord } from './key-chord.ts';

/** Whether keys that make a character belong to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  );
}

/** Runs the commands that are offered by their keys. Nothing runs behind an open dialog. */
export function useKeyboard({ singleKeys, keys }: Pick<Settings, 'singleKeys' | 'keys'>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const command = commandsNow(keys).find(({ chord }) => {
      if (chord === undefined || !matchesChord(chord, event)) return false;
      if (isSingleKey(chord)) return singleKeys && !isTyping(event.target);
      // Where text is typed arrows move by words, and all of that text is selected.
      return !(chord.includes('Arrow') || chord === 'Mod+A') || !isTyping(event.target);
    });
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  });
  // Before anything is seen of it: a key that comes with the first picture counts.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

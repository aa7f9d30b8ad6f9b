/** What of a keyboard event a key binding looks at. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a chord such as `Mod+K`, `Alt+1`, `N` or `?` was pressed. `Mod` is Ctrl, and Cmd on a Mac. */
export function matchesChord(chord: string, press: KeyPress): boolean {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const shift = parts.includes('Shift');
  const letter = /^[a-z]$/i.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === mod &&
    press.altKey === parts.includes('Alt') &&
    (press.shiftKey === shift || !(letter || key.length > 1))
  );
}

/** A bare character, which must not act while somebody is typing and which a person may switch off. */
export function isSingleKey(chord: string): boolean {
  return chord.length === 1;
}

const printed: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
};

/** The chord as it is printed on keys. */
export function chordParts(chord: string, mac: boolean): readonly string[] {
  if (chord === '+') return ['+'];
  return chord.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'Alt' && mac) return '⌥';
    return printed[part] ?? part;
  });
}

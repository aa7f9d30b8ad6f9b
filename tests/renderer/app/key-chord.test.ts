import { describe, expect, it } from 'vitest';
import { chordParts, matchesChord } from '../../../src/renderer/app/key-chord.ts';

const press = (key: string, held: string[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('matchesChord', () => {
  it.each([
    ['Mod+K', press('k', ['ctrl']), true],
    ['Mod+K', press('k', ['meta']), true],
    ['Mod+K', press('k'), false],
    ['Mod+K', press('K', ['ctrl', 'shift']), false],
    ['?', press('?', ['shift']), true],
    ['?', press('?'), true],
    ['N', press('n'), true],
    ['N', press('N', ['shift']), false],
    ['Alt+1', press('1', ['alt']), true],
    ['F6', press('F6', ['shift']), false],
    ['Shift+F6', press('F6', ['shift']), true],
  ])('%s', (chord, pressed, expected) => {
    expect(matchesChord(chord, pressed)).toBe(expected);
  });

  it('prints keys as the machine has them', () => {
    expect(chordParts('Mod+K', false)).toEqual(['Ctrl', 'K']);
    expect(chordParts('Mod+K', true)).toEqual(['⌘', 'K']);
  });
});

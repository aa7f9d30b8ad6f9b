import type { EventOf } from '../events.ts';
import { visibleText } from '../visible-text.ts';
import { letterKindLabels, noticeGroundLabels } from './letter-kinds.ts';
import type { Letter } from './letter-state.ts';

type LetterEvent = EventOf<'letter-finished' | 'letter-upheld' | 'notice-barred' | 'notice-released'>;

/** What an act on letters did, without its subject. */
export function letterInWords(before: ReadonlyMap<string, Letter>, event: LetterEvent): string {
  switch (event.type) {
    case 'letter-finished': {
      const corrects = event.replaces === null ? '' : ', in place of an earlier one';
      return `finished the letter “${letterKindLabels[event.text.kind]}” to “${visibleText(event.text.addressee)}”${corrects}`;
    }
    case 'letter-upheld': {
      const kind = before.get(event.letter)?.text.kind;
      const letter = kind === undefined ? 'an unknown letter' : `the letter “${letterKindLabels[kind]}”`;
      return `upheld ${letter} although something changed: “${visibleText(event.reason)}”`;
    }
    case 'notice-barred':
      return `recorded that the user is not told, “${noticeGroundLabels[event.ground]}”: “${visibleText(event.reason)}”`;
    case 'notice-released':
      return `recorded that “${noticeGroundLabels[event.ground]}” no longer keeps the user from being told: “${visibleText(event.reason)}”`;
  }
}

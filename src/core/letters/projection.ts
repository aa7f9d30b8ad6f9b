import type { Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import { Failure } from '../failure.ts';
import type { Letter, NoticeGround } from './letter-state.ts';

type LetterEvent = EventOf<'letter-finished' | 'letter-upheld' | 'notice-barred' | 'notice-released'>;

interface LetterDraftState {
  readonly letters: Map<string, Letter>;
  readonly noticeGrounds: Map<string, NoticeGround>;
}

/** Applies what was recorded of letters. Failure `entry-invalid` where a letter is made again under a taken name. */
export function applyLetterEvent(draft: LetterDraftState, event: LetterEvent, stamp: Stamp): void {
  switch (event.type) {
    case 'letter-finished': {
      const { letter: id, text, rests, replaces } = event;
      if (draft.letters.has(id)) {
        throw new Failure(
          'entry-invalid',
          `Entry ${stamp.entry} makes ${id} again, which another entry made.`,
        );
      }
      draft.letters.set(id, { ...stamp, id, text, rests, replaces, upheld: null });
      return;
    }
    case 'letter-upheld': {
      const letter = draft.letters.get(event.letter);
      if (letter === undefined) return;
      const upheld = { ...stamp, reason: event.reason };
      draft.letters.set(letter.id, { ...letter, rests: event.rests, upheld });
      return;
    }
    case 'notice-barred':
    case 'notice-released': {
      const { ground, reason } = event;
      draft.noticeGrounds.set(ground, { ...stamp, ground, holds: event.type === 'notice-barred', reason });
    }
  }
}

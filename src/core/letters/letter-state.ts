import type { Stamp } from '../cases/case-state.ts';
import type { LetterRests, LetterText } from './events.ts';
import type { NoticeGroundId } from './letter-kinds.ts';

/** A letter that was finished: its text is what was sent. */
export interface Letter extends Stamp {
  readonly id: string;
  readonly text: LetterText;
  /** As it was finished, or upheld last. */
  readonly rests: LetterRests;
  readonly replaces: string | null;
  /** The act by which somebody upheld it last. */
  readonly upheld: (Stamp & { readonly reason: string }) | null;
}

/** Whether a ground keeps the user from being told, by the latest act on it. */
export interface NoticeGround extends Stamp {
  readonly ground: NoticeGroundId;
  readonly holds: boolean;
  readonly reason: string;
}

import type { TextsChange } from '../core/letters/compare-texts.ts';
import type { LetterKind } from '../core/letters/letter-kinds.ts';

/** Which letters can be written in a case now. */
export interface LetterChoices {
  /** `whyNot`: a sentence; null where it can be written. */
  readonly kinds: readonly { readonly kind: LetterKind; readonly whyNot: string | null }[];
  /** The accounts that demands name: a notice to the user goes to one of them. */
  readonly accounts: readonly string[];
}

/** By which forms letters are made. */
export interface LetterForms {
  readonly texts: {
    readonly title: string;
    readonly edition: string;
    readonly locale: string;
    readonly isOwn: boolean;
  };
  /** The name of the firm's own letterhead; null where there is none. */
  readonly letterhead: string | null;
}

/** What a file of texts says otherwise than the built-in ones. */
export interface TextsComparison {
  readonly title: string;
  readonly edition: string;
  readonly changes: readonly TextsChange[];
}

import type { PersonState } from '../core/people/standing.ts';

/** Somebody who signs entries, or to whom bundles go, and what a person made of them. */
export interface Person {
  readonly name: string;
  readonly role: string;
  /** Ed25519 public key, hexadecimal. */
  readonly key: string;
  /** age recipient; empty where they named none. */
  readonly recipient: string;
  /** UTC, when their card was made; null where no card was taken in. */
  readonly madeAt: string | null;
  readonly state: Exclude<PersonState, 'self'>;
  /** Whether they review on one's own side; nondisclosure keeps what it covers from everybody else. */
  readonly side: 'team' | 'outside';
  /** UTC: when the state was set; null for somebody of whom nothing was decided. */
  readonly since: string | null;
  /** `SHA256:…` as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** The same in words, to be read over the telephone. */
  readonly words: readonly string[];
  /** The key of a person here that signed this one as its successor, until somebody decides on it. */
  readonly renews: string | null;
}

export interface ListedPerson extends Person {
  /** Cases that something was exchanged of, and those in which they signed. */
  readonly exchanged: number;
  readonly signedIn: number;
}

export interface AddedPerson {
  readonly person: Person;
  /**
   * `same`: this very card is here; `older`: a later one of this key is here, and stays; `asks`: a key of somebody who is
   * here signed this one as its successor, and it counts once somebody verifies or accepts it.
   */
  readonly change: 'added' | 'renewed' | 'same' | 'older' | 'asks';
  /** Whether somebody who was here already stands on another side than before. */
  readonly sideChanged: boolean;
  /** Others who go by this name under another key; the vault's own reviewer among them. */
  readonly sameName: readonly { readonly key: string; readonly state: PersonState }[];
  /** Keys retired here that signed the card as their successor's: it says nothing, and takes no place. */
  readonly retiredSigned: readonly string[];
}

/** A receipt of somebody that was taken in. */
export interface TakenReceipt {
  readonly name: string;
  readonly state: PersonState;
  /** How many cases it is about. */
  readonly cases: number;
  /** What others hold and this vault lacks, in words. */
  readonly missing: readonly string[];
}

/** Entries that others hold and this vault lacks, in words. */
export interface MissingHere {
  readonly missing: readonly string[];
  /** Those that a person does not wait for any more. */
  readonly givenUp: readonly string[];
}

/** One's own identity card, for others to take in. */
export interface OwnCard {
  readonly name: string;
  readonly role: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly words: readonly string[];
  /** The text of the card file. */
  readonly card: string;
  /** The same as a QR code; null where it is too long for one. */
  readonly code: CardCode | null;
}

/** A QR code with its white border: `path` draws the dark modules, each one unit wide, in a square of `size` units. */
export interface CardCode {
  readonly size: number;
  readonly path: string;
}

export interface SavedCard {
  /** The file's own name. */
  readonly file: string;
}

/** A state of a case that went to a person, or came from them. */
export interface ExchangedState {
  /** UTC, by this vault's clock. */
  readonly at: string;
  /** Of what was sent, the SHA-256 of the file; of what came, the id in its bundle.json. */
  readonly bundle: string;
}

/** How a case stands between this vault and a person. */
export interface ExchangedCase {
  readonly case: string;
  readonly reference: string;
  readonly lastSent: ExchangedState | null;
  /** The last bundle of theirs that said something new; null where none came, though a receipt may have. */
  readonly lastReceived: ExchangedState | null;
  /** Entries that were neither sent to them nor came from them: what they lack and may have, as far as this vault can know. */
  readonly behind: number;
  /** Entries that were sent, and of which nothing that came from them shows that they arrived. */
  readonly unconfirmed: number;
  /** Of these, as many as a receipt lacked that came after they were sent: they may be lost, and go again with the next bundle. */
  readonly lost: number;
  /** UTC, by their clock: when they last signed a receipt for it; null where none came. */
  readonly acknowledged: string | null;
}

/** Somebody whose acts in a case do not count here, with the words by which their key is compared. */
export interface UncountedAuthor extends Pick<Person, 'key' | 'name' | 'state' | 'words'> {
  /** How many of their acts do not count. */
  readonly entries: number;
}

import type { PersonState } from '../core/people/standing.ts';

/** A bundle that this vault put into the folder. */
export interface SentFile {
  readonly file: string;
  /** Whom it is encrypted to. */
  readonly for: { readonly name: string; readonly key: string };
  readonly cases: number;
  /** Of these, how many went before as they are: nothing shows that they arrived. */
  readonly again: number;
  readonly entries: number;
  readonly documents: number;
  readonly bytes: number;
}

export interface FolderSigner {
  readonly name: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly state: PersonState;
}

/** A bundle that was found in the folder and merged. */
export interface ReceivedFile {
  readonly file: string;
  readonly signer: FolderSigner;
  readonly cases: number;
  readonly added: number;
  readonly known: number;
  readonly newDocuments: number;
  readonly disagreements: number;
}

/** A receipt that this vault put into the folder by itself. */
export interface PlacedReceipt {
  readonly file: string;
  /** Whom it is encrypted to. */
  readonly for: { readonly name: string; readonly key: string };
  /** Of how many cases a bundle came from them that was not confirmed before. */
  readonly cases: number;
}

/** A receipt of somebody that was found in the folder. */
export interface FoundReceipt {
  readonly file: string;
  readonly name: string;
  readonly state: PersonState;
  readonly cases: number;
}

/** A whole bundle for this vault whose signer is unknown or retired: it stays outside until a person decides. */
export interface WaitingFile {
  /** What `folder.decide` takes. */
  readonly id: number;
  readonly file: string;
  readonly signer: FolderSigner;
  /** The signer's key in words, to be read over the telephone. */
  readonly words: readonly string[];
  readonly cases: number;
  readonly entries: number;
  readonly bytes: number;
}

export interface SkippedFile {
  readonly file: string;
  /** A sentence: what is wrong, what is safe, what to do. */
  readonly reason: string;
}

export interface SkippedNow extends SkippedFile {
  /** Whether this round skipped it for the first time, or for another reason than before. */
  readonly isNew: boolean;
}

/** A case that does not go to a person, and why. */
export interface KeptCase {
  readonly case: string;
  readonly reference: string;
  readonly for: { readonly name: string; readonly key: string };
  readonly reason: string;
}

/** Cases of which a person lacks something, and that do not go by themselves before somebody has looked at what goes. */
export interface PendingSending {
  readonly key: string;
  readonly name: string;
  readonly cases: readonly string[];
}

/** What one round through the folder did. */
export interface FolderRound {
  readonly sent: readonly SentFile[];
  readonly kept: readonly KeptCase[];
  /** What waits until somebody has looked at it. */
  readonly held: readonly PendingSending[];
  /** In words: what was put into the folder, is there no more, and is not sent again by itself. */
  readonly vanished: readonly string[];
  readonly received: readonly ReceivedFile[];
  readonly receipts: {
    readonly sent: readonly PlacedReceipt[];
    readonly received: readonly FoundReceipt[];
  };
  readonly waiting: readonly WaitingFile[];
  readonly skipped: readonly SkippedNow[];
  /** Bundles that are encrypted to others, and own earlier ones that were removed since later ones hold all of them. */
  readonly forOthers: number;
  readonly tidied: number;
}

export interface FolderLogLine {
  readonly id: number;
  readonly at: string;
  readonly kind: 'sent' | 'received' | 'waits' | 'skipped' | 'trouble';
  readonly text: string;
}

/** The shared folder as the window shows it: of its path the last part alone. */
export interface FolderView {
  readonly name: string | null;
  readonly on: boolean;
  readonly running: boolean;
  /** Whom bundles can be made for. */
  readonly people: readonly { readonly key: string; readonly name: string; readonly state: PersonState }[];
  /** Why the last round could not be made; null where it was. */
  readonly trouble: string | null;
  readonly waiting: readonly WaitingFile[];
  readonly skipped: readonly SkippedFile[];
  /** Latest first. */
  readonly log: readonly FolderLogLine[];
}

import type { ChosenKeys } from './bare-keys.ts';
import type { CaseState, CaseStatus } from '../core/cases/case-state.ts';
import type { LinkKind } from '../core/cases/events.ts';
import type { ContestedField } from '../core/cases/contested-fields.ts';
import type { ToldHistory } from '../core/cases/told-histories.ts';
import type { FieldChange } from '../core/cases/field-changes.ts';
import type { CaseSummary } from '../core/cases/summary.ts';
import type { Clock } from '../core/clocks/clock.ts';
import type { SignedEvidences } from '../core/decisions/signed-evidence.ts';
import type { NumberPlace } from '../core/emergencies/commands.ts';
import type { Assessment } from '../core/guidelines/assess.ts';
import type { ElementInCase } from '../core/evidence/element-in-case.ts';
import type { EditionDifference } from '../core/guidelines/compare-editions.ts';
import type { GuidelineEdition } from '../core/guidelines/edition.ts';
import type { Gate } from '../core/guidelines/evidence-gate.ts';
import type { Profile, Verification } from '../core/guidelines/guideline.ts';
import type { UncountedAuthor } from './people-views.ts';
import type { Moment } from '../core/primitives.ts';
import type { PersonState } from '../core/people/standing.ts';
import type { SecondReviewView } from './second-review-views.ts';

/** What the app may say of itself and of the vault that it is pointed at, before anything is unlocked. */
export interface AppInfo {
  readonly version: string;
  /** `demonstration`: an old Electron that is never for real case material. */
  readonly runtime: 'official' | 'demonstration';
  readonly platform: string;
  readonly vault: { readonly folder: string; readonly exists: boolean };
  /** Why the vault was locked last; null when it was not open since the app began. */
  readonly locked: LockReason | null;
}

/** The reviewer to whom this vault belongs. */
export interface Identity {
  readonly name: string;
  /** Ed25519 public key, hexadecimal. */
  readonly key: string;
  /** The same key as OpenSSH writes it: `ssh-ed25519 AAAA…`. */
  readonly sshKey: string;
  /** `SHA256:…` as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** age recipient, `age1…`. */
  readonly recipient: string;
}

/** How far the reading of a document's pages and text has come. */
export type Extraction =
  /** `pages` where it was read before. */
  | { readonly state: 'waiting'; readonly pages?: number }
  | { readonly state: 'reading'; readonly done: number; readonly pages: number }
  | {
      readonly state: 'read';
      readonly pages: number;
      readonly unreadPages: readonly number[];
      readonly imageOnlyPages: number;
    }
  | { readonly state: 'password-needed' }
  | { readonly state: 'cancelled' }
  /** `why` is a sentence for a person. */
  | {
      readonly state: 'failed';
      readonly kind: 'empty' | 'not-a-pdf' | 'damaged' | 'stopped';
      readonly why: string;
    };

export interface CaseView {
  readonly state: CaseState;
  readonly status: CaseStatus;
  readonly summary: CaseSummary;
  /** The decisions under second review that this vault's reviewer may approve or return now, by their entries. */
  readonly reviewable: readonly string[];
  /** By SHA-256. */
  readonly extractions: Readonly<Record<string, Extraction>>;
  readonly review: CaseReview;
  /** By the id of a letter that is out of date: what changed since of what it rests on, in sentences. */
  readonly staleLetters: Readonly<Record<string, readonly string[]>>;
  /** What the decisions were signed on, where that is to be told; of overrides those that a decision's own gate asks for. */
  readonly signed: SignedEvidences;
  /** Whose acts do not count here: none in most cases. */
  readonly uncounted: readonly UncountedAuthor[];
  /** Fields of the request that people gave different values to without knowing of each other. */
  readonly contested: readonly ContestedField[];
  /** Forked histories, and what others hold that is not here: none in most cases. */
  readonly histories: readonly ToldHistory[];
}

/** What the guidelines in force say to a case as it stands. They decide nothing. */
export interface CaseReview {
  /** The day whose rules were asked: that of receipt. */
  readonly on: string;
  readonly editions: readonly GuidelineEdition[];
  /** Of everything that is demanded, in the order of reading. */
  readonly checklist: readonly ElementInCase[];
  /** Before decisions on everything that is demanded. */
  readonly gate: Gate;
  /** Of each demand that stands, by its id; a decision on it asks its own gate. */
  readonly demands: Readonly<Record<string, DemandReview>>;
  /** What runs out first comes first. */
  readonly clocks: readonly Clock[];
  /** Both ways: what this case links to, and what links to it. */
  readonly linked: readonly LinkedCase[];
  /** Other cases on the same accounts. A person links them. */
  readonly suggested: readonly SuggestedLink[];
  /** By their entry, the calls back that count for nothing, since a document of the case has the number; and where. */
  readonly dependentCallBacks: Readonly<Record<string, NumberPlace>>;
  readonly second: SecondReviewView;
}

export interface DemandReview {
  readonly gate: Gate;
  readonly assessment: Assessment;
  readonly alike: readonly AlikeDecisions[];
}

/** Earlier decisions of this vault on the like, that ended alike. */
export interface AlikeDecisions {
  /** “3 alike were rejected for: No date range”. */
  readonly words: string;
  readonly count: number;
  /** At most 20, the latest first. */
  readonly cases: readonly { readonly case: string; readonly reference: string }[];
}

export interface SuggestedLink {
  readonly case: string;
  readonly reference: string;
  readonly received: Moment | null;
  /** What that case may be to this one. */
  readonly kind: LinkKind;
  /** How many accounts or numbers both are about. */
  readonly shared: number;
  /** What is to be known before they are linked. */
  readonly note: string | null;
}

export interface LinkedCase {
  readonly case: string;
  /** Empty where the vault does not hold the case, or it has none. */
  readonly reference: string;
  /** What that case is to this one; `from`: this one is that to it. */
  readonly kind: LinkKind;
  readonly direction: 'to' | 'from';
  readonly isHere: boolean;
  /** Where one preserves what the other demands: the accounts demanded that the preservation does not name. */
  readonly unpreserved: readonly string[];
}

export interface GuidelineProfile {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly sha256: string;
  readonly basis: Profile['basis'];
  readonly extends: readonly string[];
  readonly origin: 'built-in' | 'own';
  /** Whether an edition of its own stands in place of a built-in one. */
  readonly replacesBuiltIn: boolean;
  readonly chosen: boolean;
  /** Chosen, or extended by what is chosen. */
  readonly inForce: boolean;
  /** Rules by how far they were verified. */
  readonly rules: Readonly<Record<Verification, number>>;
}

/** An edition against the built-in one of the same profile, else against the own one in force. */
export interface EditionComparison {
  readonly profile: string;
  readonly title: string;
  readonly edition: string;
  /** Null where the profile is new; then every rule is added. */
  readonly against: { readonly edition: string; readonly origin: 'built-in' | 'own' } | null;
  readonly difference: EditionDifference;
}

/** A file that was written. The window never learns the folder. */
export interface SavedFile {
  readonly file: string;
}

export interface CalendarReceipt {
  /** The file's own name. */
  readonly file: string;
  readonly deadlines: number;
}

/** A document that came in. */
export interface Received {
  readonly document: string;
  readonly name: string;
  readonly bytes: number;
  /** The case had these bytes already. */
  readonly alreadyInCase: boolean;
  /** Other cases (id and reference) that hold the same bytes. */
  readonly alsoIn: readonly { readonly case: string; readonly reference: string }[];
}

/** To what a search is narrowed. */
export interface SearchWithin {
  readonly kind?: SearchHit['kind'];
  readonly case?: string;
  /** SHA-256; what is written of the document, and its pages. */
  readonly document?: string;
}

export interface SearchHit {
  readonly case: string;
  readonly reference: string;
  readonly kind: 'case' | 'document' | 'finding' | 'decision' | 'note';
  /** SHA-256 and page, of a document's or finding's hit. */
  readonly document: string | null;
  readonly documentName: string | null;
  readonly page: number | null;
  readonly finding: string | null;
  /** Text around the hit; the hit stands between U+0001 and U+0002. */
  readonly excerpt: string;
  /** The page is a picture whose text was recognised: it may be wrong. */
  readonly recognized: boolean;
  /** On the last hit of a document: how many more of its pages have the words, and are not among the hits. */
  readonly more?: number;
}

/** What a bundle would change, or changed. */
export interface ImportPreview {
  /** `state`: what this vault makes of who signed the bundle. */
  readonly signer: {
    readonly key: string;
    readonly name: string;
    readonly fingerprint: string;
    readonly state: PersonState;
  };
  readonly createdAt: string;
  /** What its signer acknowledged to this vault along with it; null where that is nothing. */
  readonly receipt: { readonly at: string; readonly cases: number } | null;
  /** Everybody who signed entries in it; what an unknown one signed counts for nothing until a person decides. */
  readonly authors: readonly {
    readonly key: string;
    readonly name: string;
    readonly state: PersonState;
    /** How many of the entries. */
    readonly entries: number;
    /** How many of these do not count here. */
    readonly uncounted: number;
    readonly words: readonly string[];
  }[];
  /** Who is unknown and goes by the name of somebody who is known here, or of oneself; in sentences. */
  readonly sameNames: readonly string[];
  /** What of the bundle could not be compared with its ledgers, in sentences. Nothing of it is taken in. */
  readonly notCompared: readonly string[];
  readonly cases: readonly {
    readonly case: string;
    readonly reference: string;
    readonly isNew: boolean;
    readonly added: number;
    readonly known: number;
    /** In words, oldest first: who, and what they changed. */
    readonly changes: readonly {
      readonly entry: string;
      readonly name: string;
      /** The author's public key, and what this vault makes of them. */
      readonly author: string;
      readonly state: PersonState;
      readonly at: string;
      readonly what: readonly string[];
      /** False for an act that is kept and shown, and changes nothing here. */
      readonly counts: boolean;
    }[];
    /** The same field by field, for programs. */
    readonly fields: readonly (FieldChange & { readonly name: string; readonly state: PersonState })[];
    /** Whether it lacks entries that its sender had before: it is an older one, or their history was cut short. */
    readonly lacksEarlier: boolean;
    /** Histories that are forked or cut short, by what is here and what was witnessed. */
    readonly histories: readonly ToldHistory[];
    readonly disagreements: number;
    /** Each disagreement and contested field of what counts here, in a sentence. */
    readonly conflicts: readonly string[];
  }[];
  readonly newDocuments: number;
  readonly added: number;
  readonly known: number;
  readonly disagreements: number;
}

export interface ExportReceipt {
  /** The file's own name; the window never learns the folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly cases: number;
  readonly entries: number;
  readonly documents: number;
}

export interface CheckReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly documents: number;
  readonly problems: readonly string[];
  /** Forked histories, and what others hold that is not here: nothing is wrong with the vault itself. */
  readonly warnings: readonly string[];
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Minutes without input until the vault locks by itself; 1 to 240. */
  readonly lockAfterMinutes: number;
  /** Bare letters act as keys in the reading room. */
  readonly singleKeys: boolean;
  /** In whose name reports are published; empty where nobody said. */
  readonly publisher: string;
  /** Which ones, where the reviewer chose others than the standard ones. */
  readonly keys: ChosenKeys;
}

export interface Draft {
  readonly key: string;
  readonly text: string;
}

/** What the vault, or the shell, tells the window unasked. */
export type AppEvent =
  /** The docket, or this case, is not what it was: ask again. */
  | {
      readonly type: 'changed';
      readonly case: string | null;
      /** What was shown meanwhile was taken back, and nothing is new. */
      readonly undone?: true;
    }
  | { readonly type: 'extraction'; readonly document: string; readonly extraction: Extraction }
  /** A page that is a picture was recognised, or (null) more or fewer pages of the document are to be. */
  | { readonly type: 'recognized'; readonly document: string; readonly page: number | null }
  /** Long work; `job` is what `jobs.cancel` takes. `done` of `total`; null where the total is unknown. */
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly label: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'job-ended'; readonly job: string }
  /** The shared folder, or what goes on there, is not what it was: ask again. */
  | { readonly type: 'folder-changed' }
  /** The window's process holds too much memory (`high`: end what took it), or does so no more. */
  | { readonly type: 'window-memory'; readonly is: 'high' | 'low' }
  /** The vault is about to lock: put drafts away now and answer with `app.readyToLock`. */
  | { readonly type: 'locking' }
  | { readonly type: 'locked'; readonly why: LockReason };

/** `ended`: the vault process ended by itself; `window`: the window's process did. */
export type LockReason = 'asked' | 'idle' | 'suspend' | 'screen' | 'ended' | 'window';

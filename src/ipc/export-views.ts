import type { Audience, ExportBlock } from '../core/exports/firewall.ts';
import type { ExportContent } from '../core/exports/export-content.ts';
import type { ExportReceipt } from './views.ts';

/** What would leave, and what keeps it here. */
export interface ExportPlan {
  readonly audience: Audience;
  readonly cases: readonly PlannedCase[];
  readonly blocks: readonly ExportBlock[];
  /** References of cases that do not go along, too plain to be looked for in what leaves; for one's own side none. */
  readonly notLookedFor: readonly string[];
  /** Signed receipts that go along: for whom, and of how many cases that came from them. */
  readonly receipts: readonly { readonly name: string; readonly cases: number }[];
  /** Of whom a card with a new key waits for a decision, while what leaves goes to the old one. */
  readonly renewals: readonly WaitingRenewal[];
}

const mostPlain = 20;

/** Which references a person has to look for themselves, in a sentence; null where there are none. */
export function notLookedForInWords({ notLookedFor }: Pick<ExportPlan, 'notLookedFor'>): string | null {
  if (notLookedFor.length === 0) return null;
  const told = notLookedFor.slice(0, mostPlain).map((reference) => `“${reference}”`);
  const more = notLookedFor.length - told.length;
  return `Too plain to be looked for, as everyday text has such words and numbers: the references ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''} of other cases. See for yourself that what leaves does not name them.`;
}

/** The key of a card that waits to take the place of somebody's. */
export interface WaitingRenewal {
  readonly name: string;
  readonly key: string;
}

export interface PlannedCase extends ExportContent {
  /** The entries on which no other rests, of what goes along: what is written must still be this. */
  readonly heads: readonly string[];
  /** Entries that are withheld, beside those of internal notes: nothing of them goes along. */
  readonly staysHere: number;
  /** Internal notes that are not released: nothing of them goes along. */
  readonly notesStay: number;
}

/** What of a case goes along, in the order in which it is told, with the word for each. */
export const leavingKinds = [
  ['documents', 'Documents'],
  ['findings', 'Findings'],
  ['decisions', 'Decisions'],
  ['notes', 'Notes and reasons'],
  ['letters', 'Letters'],
  ['internalNotes', 'Released internal notes'],
  ['names', 'Names'],
  ['dates', 'Dates'],
] as const satisfies readonly (readonly [keyof PlannedCase, string])[];

/** A receipt as the vault keeps it. */
export interface KeptReceipt extends ExportReceipt {
  /** UTC, by this vault's clock. */
  readonly at: string;
  readonly to: string;
  readonly caseIds: readonly string[];
  /** What spoke against it and was lifted. */
  readonly lifted: readonly string[];
}

export interface PersonGroup {
  readonly name: string;
  /** Keys of its people. */
  readonly keys: readonly string[];
}

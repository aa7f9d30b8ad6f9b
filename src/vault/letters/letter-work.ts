import { randomUUID } from 'node:crypto';
import { composeLetter, type ComposedLetter } from '../../core/letters/compose.ts';
import { accountsOf, whyNot } from '../../core/letters/letter-availability.ts';
import { finishLetter, upholdLetter, type WrittenLetter } from '../../core/letters/commands.ts';
import type { LetterGround } from '../../core/letters/letter-ground.ts';
import { letterKinds, type LetterKind } from '../../core/letters/letter-kinds.ts';
import type { Letter } from '../../core/letters/letter-state.ts';
import { Failure } from '../../core/failure.ts';
import { rulesInForce } from '../../core/guidelines/guidelines.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import type { LetterChoices } from '../../ipc/letter-views.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { guidelinesOf } from '../guidelines/guideline-store.ts';
import { storedBasis, storedDocuments } from '../review/decision-basis.ts';
import { clocksOfCase } from '../review/docket.ts';
import type { Vault } from '../vault.ts';
import { letterhead, letterTexts } from './letter-forms.ts';
import { letterheadPicture } from './letterhead-picture.ts';
import { letterheadWords } from './letterhead-words.ts';

type LetterVault = Pick<Vault, 'db' | 'now' | 'identity'>;

function groundOf({ db, now, identity }: LetterVault, caseId: string): LetterGround {
  const state = caseState(db, caseId);
  const moment = now();
  return {
    ...storedBasis(db, state),
    state,
    clocks: clocksOfCase(db, state, moment.at),
    now: moment,
    sender: identity.name,
    texts: letterTexts(db),
  };
}

/** Which letters can be written in a case now, and why the others cannot. */
export function letterChoices(vault: LetterVault, caseId: string): LetterChoices {
  const ground = groundOf(vault, caseId);
  return {
    kinds: letterKinds.map((kind) => ({ kind, whyNot: whyNot(kind, ground) })),
    accounts: accountsOf(ground.state),
  };
}

/** Failures: `refused`, `invalid-input`, `case-unknown`. */
export function composeFor(
  vault: LetterVault,
  caseId: string,
  kind: LetterKind,
  account: string | null,
): ComposedLetter {
  return composeLetter(kind, groundOf(vault, caseId), account);
}

/** Records a letter; gives its id. Failures as of `finishLetter`. */
export function finishFor(vault: Vault, caseId: string, letter: WrittenLetter): string {
  const id = randomUUID();
  recordEvents(vault, caseId, finishLetter(groundOf(vault, caseId), id, letter));
  return id;
}

/** Holds that a letter stands all the same. Failures as of `upholdLetter`. */
export function upholdFor(vault: Vault, caseId: string, letter: string, reason: string): null {
  const state = caseState(vault.db, caseId);
  const rules = rulesInForce(guidelinesOf(vault.db).guidelines, state.request, reviewDay(state));
  const documents = storedDocuments(vault.db, state);
  recordEvents(vault, caseId, upholdLetter(state, rules, documents, letter, reason));
  return null;
}

/** A letter that was finished. Failure `invalid-input`. */
export function letterOf({ db }: Pick<Vault, 'db'>, caseId: string, id: string): Letter {
  const letter = caseState(db, caseId).letters.find((each) => each.id === id);
  if (letter === undefined) throw new Failure('invalid-input', 'This case has no such letter.');
  return letter;
}

/** The bytes of a letter as a file. The PDF is the same whenever it is made under the same letterhead. */
export async function letterFile(
  { db }: Pick<Vault, 'db'>,
  { text, at }: Pick<Letter, 'text' | 'at'>,
  format: 'docx' | 'pdf',
): Promise<Uint8Array> {
  // What makes documents is loaded when it is first used.
  const firm = letterhead(db);
  if (format === 'docx') return (await import('./letter-docx.ts')).letterDocx(text, firm);
  return (await import('./letter-pdf.ts')).letterPdf(
    text,
    at,
    firm === null ? null : letterheadWords(firm),
    firm === null ? null : letterheadPicture(firm),
  );
}

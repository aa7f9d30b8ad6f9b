import { exportContent, writtenIn } from '../../core/exports/export-content.ts';
import { NamedReferences } from '../../core/exports/named-references.ts';
import { typedTexts } from '../../core/exports/typed-texts.ts';
import { blocksOf, type Audience } from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { isLaneOfNote, stayingNotes } from '../../core/notes/internal-note.ts';
import type { ExportPlan } from '../../ipc/export-views.ts';
import { hasWithheld, openEntriesOf, withheldIn } from '../case-entries.ts';
import { caseSummaries, ledgerState } from '../case-projection.ts';
import type { ReadableDb } from '../database.ts';
import { projectCase } from '../../core/cases/projection.ts';
import { receiptCases } from '../people/acknowledgements.ts';
import { addresseeNamed } from '../people/addressees.ts';
import { people as peopleHere, renewalsWaiting } from '../people/person-store.ts';
import type { Vault } from '../vault.ts';

/** Who is to be able to read a bundle. */
export interface ExportTarget {
  readonly cases: readonly string[];
  /** Keys of people who were taken in. */
  readonly people: readonly string[];
  /** Further age recipients. */
  readonly recipients: readonly string[];
  /** Under a passphrase, or not encrypted at all: then nobody is named. */
  readonly open: boolean;
}

/** What would leave, and what may not. Failures: `case-unknown`, `person-unknown`, `person-not-trusted`. */
export function planExport(
  { db, identity, now }: Pick<Vault, 'db' | 'identity' | 'now'>,
  target: ExportTarget,
): ExportPlan {
  const audience = audienceOf(db, identity.recipient, target);
  const { at } = now();
  const references = referencesBeside(db, target.cases);
  const cases = target.cases.map((caseId) => {
    const entries = openEntriesOf(db, caseId);
    const state = hasWithheld(db, caseId) ? projectCase(entries) : ledgerState(db, caseId);
    const typed = typedTexts(entries);
    const otherCases = audience === 'team' ? [] : references.in(writtenIn(state, typed));
    return {
      content: exportContent(state, typed),
      heads: state.heads,
      staysHere: [...withheldIn(db, caseId).values()].filter((lane) => !isLaneOfNote(lane)).length,
      notesStay: stayingNotes(ledgerState(db, caseId)).length,
      blocks: blocksOf(state, audience, { now: at, otherCases }),
    };
  });
  return {
    audience,
    cases: cases.map(({ content, heads, staysHere, notesStay }) => ({
      ...content,
      heads,
      staysHere,
      notesStay,
    })),
    blocks: cases.flatMap(({ blocks }) => blocks),
    receipts: receiptsAlong(db, target),
    renewals: renewalsWaiting(db, target.people),
  };
}

function receiptsAlong(db: ReadableDb, { people, recipients, cases }: ExportTarget): ExportPlan['receipts'] {
  const named = people.map((key) => addresseeNamed(db, key));
  const about = receiptCases(db, named, cases, recipients.length === 0);
  return named.flatMap(({ key, name }) => {
    const count = about.get(key)?.length ?? 0;
    return count === 0 ? [] : [{ name, cases: count }];
  });
}

function audienceOf(db: ReadableDb, own: string, { people, recipients, open }: ExportTarget): Audience {
  if (open) return 'anyone';
  const named = people.map((key) => addresseeNamed(db, key));
  const team = peopleHere(db).filter(
    ({ side, state }) => side === 'team' && (state === 'known' || state === 'verified'),
  );
  const ours = new Set([own, ...team.map(({ recipient }) => recipient)]);
  return named.every(({ side }) => side === 'team') && recipients.every((one) => ours.has(one))
    ? 'team'
    : 'outside';
}

/** References of the cases that do not go along. */
function referencesBeside(db: ReadableDb, cases: readonly string[]): NamedReferences {
  const going = new Set(cases);
  return new NamedReferences(
    caseSummaries(db).flatMap(({ id, reference }) => (going.has(id) ? [] : [reference])),
  );
}

/** Who a bundle is for, in words, as the record of what was let out says it. */
export function targetInWords(db: ReadableDb, { people, recipients, open }: ExportTarget): string {
  if (open) return 'whoever gets hold of the file';
  const names = people
    .map((key) => addresseeNamed(db, key))
    .map(({ name, key }) => `${name} (key ${key.slice(0, 16)})`);
  const known = new Set(people.map((key) => addresseeNamed(db, key).recipient));
  const all = [...names, ...recipients.filter((one) => !known.has(one))];
  if (all.length === 0) throw new Failure('invalid-input', 'Say who the bundle is for.');
  return all.join(', ');
}

import type { CaseState } from '../../core/cases/case-state.ts';
import { isTrusted } from '../../core/people/standing.ts';
import { exportContent, writtenIn } from '../../core/exports/export-content.ts';
import { areTooPlain, isNamedAlike, NamedReferences } from '../../core/exports/named-references.ts';
import { accountKey } from '../../core/exports/spellings.ts';
import { typedTexts } from '../../core/exports/typed-texts.ts';
import {
  blocksOf,
  reasonFaults,
  type Audience,
  type ForeignName,
  type Lift,
} from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { isLaneOfNote, stayingNotes } from '../../core/notes/internal-note.ts';
import type { ExportPlan } from '../../ipc/export-views.ts';
import { hasWithheld, openEntriesOf, withheldIn } from '../case-entries.ts';
import { caseState, caseSummaries, ledgerState, openPart } from '../case-projection.ts';
import { rows, type ReadableDb } from '../database.ts';
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

/** What would leave, and what may not; `others` are those beside the cases of the target. Failures: `case-unknown`, `person-unknown`, `person-not-trusted`. */
export function planExport(
  { db, identity, now }: Pick<Vault, 'db' | 'identity' | 'now'>,
  target: ExportTarget,
  others: ForeignNames = othersBeside(db, target.cases),
): ExportPlan {
  const audience = audienceOf(db, identity.recipient, target);
  const { at } = now();
  const cases = target.cases.map((caseId) => {
    const entries = openEntriesOf(db, caseId);
    const state = hasWithheld(db, caseId) ? projectCase(entries) : ledgerState(db, caseId);
    const counting = openPart(db, caseState(db, caseId));
    const typed = typedTexts(entries);
    return {
      content: exportContent(state, counting, typed),
      heads: state.heads,
      staysHere: [...withheldIn(db, caseId).values()].filter((lane) => !isLaneOfNote(lane)).length,
      notesStay: stayingNotes(caseState(db, caseId)).length,
      blocks: blocksOf({ counting, ledger: state }, audience, {
        now: at,
        foreign:
          audience === 'team'
            ? []
            : foreignIn(others, writtenIn(counting, typed), state, counting.request.reference),
      }),
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
    notLookedFor: audience === 'team' ? [] : others.tooPlain(),
    receipts: receiptsAlong(db, target),
    renewals: renewalsWaiting(db, target.people),
  };
}

/** What texts of a case and names of its files name of others, its reference too, which another case may have as well. */
function foreignIn(
  others: ForeignNames,
  texts: readonly string[],
  { documents }: Pick<CaseState, 'documents'>,
  reference: string,
): readonly ForeignName[] {
  const fileNames = new Set(documents.map(({ name }) => name));
  const found = new Map(
    others.in(texts.filter((text) => !fileNames.has(text))).map((one) => [one.name, one]),
  );
  for (const one of others.in(texts.filter((text) => fileNames.has(text))))
    if (!found.has(one.name)) found.set(one.name, { ...one, where: 'file-name' });
  for (const one of others.in([reference])) {
    const isOther = one.accountOf !== null || !isNamedAlike(one.name, reference);
    if (isOther && !found.has(one.name)) found.set(one.name, { ...one, where: 'reference' });
  }
  return [...found.values()];
}

/** Why the reasons of lifts may not leave, in sentences: they go along as all else that was typed. */
export function faultsOfReasons(
  others: ForeignNames,
  { audience, blocks }: Pick<ExportPlan, 'audience' | 'blocks'>,
  lifts: readonly Lift[],
): readonly string[] {
  return audience === 'team' ? [] : reasonFaults(blocks, lifts, (texts) => others.in(texts));
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
  const team = peopleHere(db).filter((person) => person.side === 'team' && isTrusted(person));
  const ours = new Set([own, ...team.map(({ recipient }) => recipient)]);
  return named.every(({ side }) => side === 'team') && recipients.every((one) => ours.has(one))
    ? 'team'
    : 'outside';
}

export interface ForeignNames {
  in(texts: readonly string[]): readonly ForeignName[];
  /** The references that are so plain that they are not looked for. */
  tooPlain(): readonly string[];
}

/**
 * Finds in texts the references and the accounts of cases that do not go along; accounts of one that does are its own.
 * Those of the whole vault are read once, when the first texts are looked through.
 */
export function othersBeside(db: ReadableDb, cases: readonly string[]): ForeignNames {
  let names: ForeignNames | undefined;
  const read = () => (names ??= namesBeside(db, cases));
  return { in: (texts) => read().in(texts), tooPlain: () => read().tooPlain() };
}

function namesBeside(db: ReadableDb, cases: readonly string[]): ForeignNames {
  const going = new Set(cases);
  const beside = caseSummaries(db).filter(({ id }) => !going.has(id));
  const references = new Map(beside.map(({ id, reference }) => [id, reference]));
  const accounts = accountsBeside(db, going);
  const named = new NamedReferences([...references.values(), ...accounts.keys()]);
  return {
    tooPlain: () => areTooPlain(references.values()),
    in: (texts) =>
      named.in(texts).map((name) => {
        const other = accounts.get(name);
        if (other === undefined) return { name, accountOf: null };
        return { name, accountOf: references.get(other) || `case ${other.slice(0, 8)}` };
      }),
  };
}

/** One case for each account, as demands spell it, that is demanded in some case and in none of those that go along. */
function accountsBeside(db: ReadableDb, going: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = rows<{ identifier: string; spellings: string; case_id: string }>(
    db,
    'SELECT identifier, spellings, case_id FROM case_identifier ORDER BY case_id DESC',
  );
  const own = new Set(found.flatMap((one) => (going.has(one.case_id) ? [accountKey(one.identifier)] : [])));
  return new Map(
    found
      .filter(({ identifier }) => !own.has(accountKey(identifier)) && /[\d@]/.test(identifier))
      .flatMap(({ spellings, case_id }) =>
        (JSON.parse(spellings) as readonly string[]).map((spelling) => [spelling, case_id] as const),
      ),
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

import { isTrusted } from '../../core/people/standing.ts';
import { counted } from '../../core/cases/summary.ts';
import type { FailureRecord } from '../../core/failure.ts';
import type { FolderRound } from '../../ipc/folder-views.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { exchangeRound } from '../../vault/folder/exchange-round.ts';
import { checkedFolder } from '../../vault/folder/folder-path.ts';
import { FolderDrive } from '../../vault/folder/folder-drive.ts';
import { folderAt } from '../../vault/folder/folder-store.ts';
import { exchangeOf, sharedCases } from '../../vault/people/exchange-store.ts';
import { people, renewalsWaiting } from '../../vault/people/person-store.ts';
import type { ReadableDb } from '../../vault/database.ts';
import { addresseeNamed } from '../../vault/people/addressees.ts';
import { allowedTo, allowEverything, isAllowed } from '../../vault/folder/allowed.ts';
import { sendings } from '../../vault/folder/first-sendings.ts';
import { planExport } from '../../vault/exports/export-plan.ts';
import type { Vault } from '../../vault/vault.ts';
import { leavingInWords, renewalInWords } from '../leaving.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { stateMark } from '../person-words.ts';
import { readWaiting } from '../read-waiting.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault } from '../with-vault.ts';

export async function exchange(invocation: Invocation): Promise<Outcome> {
  const given = invocation.option('folder');
  if (given === undefined) throw new UsageError('Say through which folder: --folder DIR.');
  const names = invocation.words.slice(1);
  const toPeople = invocation.options('for');
  if (names.length > 0 && toPeople.length === 0)
    throw new UsageError('Say for whom the CASE is: --for PERSON.');
  return withVault(invocation, async (vault) => {
    const drive = new FolderDrive();
    const unconfirmed = invocation.flags.has('unconfirmed');
    const path = await checkedFolder(vault, drive, given);
    const folder = { id: folderAt(vault.db, path), path, on: false };
    const named = {
      cases: [...new Set(names.map((name) => caseNamed(vault, name)))],
      to: toPeople.map((person) => addresseeNamed(vault.db, person)),
    };
    if (invocation.flags.has('preview')) {
      drive.close();
      return preview(vault, { id: folder.id, given }, named, unconfirmed);
    }
    if (names.length === 0) for (const { key } of named.to) allowEverything(vault.db, folder, key);
    const nothing = unconfirmed ? [] : nothingToSend(vault, named);
    const round = await stoppable((signal) =>
      exchangeRound(vault, folder, { signal, named, drive, isFirst: true, unconfirmed }),
    ).finally(() => drive.close());
    await readWaiting(vault, []);
    const waiting = unconfirmedBy(vault.db);
    const unsent = nothing.filter((one) => !round.sent.some((file) => file.for.key === one.for.key));
    const renewals = renewalsWaiting(
      vault.db,
      round.sent.map((one) => one.for.key),
    );
    return {
      json: { folder: given, ...round, nothingToSend: unsent, unconfirmed: waiting },
      lines: [
        ...inWords(round, given, unconfirmed),
        ...unsent.map(({ why }) => why),
        ...waiting.map(unconfirmedInWords),
      ],
      notes: renewals.map(renewalInWords),
      ...(round.kept.length === 0 ? {} : { fault: keptHere(round.kept.length) }),
    };
  });
}

/** What would go out, and changes nothing but what is remembered of the folder's path. */
function preview(
  vault: Vault,
  { id, given }: { readonly id: number; readonly given: string },
  named: Parameters<typeof sendings>[2],
  unconfirmed: boolean,
): Outcome {
  const plans = sendings(vault.db, { id }, named, unconfirmed).map(({ key, name, cases }) => {
    const allowed = allowedTo(vault.db, { id }, key);
    const first = named.to.some((one) => one.key === key)
      ? []
      : cases.filter((one) => !isAllowed(allowed, one));
    const target = { cases, people: [key], recipients: [], open: false };
    return { for: { key, name }, held: first, plan: planExport(vault, target) };
  });
  return {
    json: { folder: given, sendings: plans },
    lines: plans.flatMap(({ for: { name }, held, plan }) => [
      `For ${name}${held.length === 0 ? '' : `, ${held.length} of these held until --for names them`}:`,
      ...leavingInWords(plan).map((line) => `  ${line}`),
    ]),
    notes: ['Nothing was sent or taken in.'],
  };
}

interface NothingToSend {
  readonly case: string;
  readonly for: { readonly name: string; readonly key: string };
  readonly why: string;
}

/** Which of the named cases the people have whole, or were sent whole, before the round, and so do not go in it. */
function nothingToSend(
  { db }: Vault,
  { cases, to }: Parameters<typeof sendings>[2],
): readonly NothingToSend[] {
  return to.flatMap(({ key }) => {
    const { name } = addresseeNamed(db, key);
    return cases.flatMap((id): readonly NothingToSend[] => {
      const { behind, lost, unconfirmed, lastSent } = exchangeOf(db, key, id);
      if (behind + lost > 0) return [];
      const what = caseState(db, id).request.reference || id;
      const why =
        unconfirmed === 0
          ? `Nothing of ${what} was to be sent: ${name} has all that is here.`
          : `Nothing of ${what} was to be sent: all of it went to ${name} before, last ${lastSent?.at ?? 'at an unknown time'}, and they have not acknowledged it. To put it into the folder all the same: --unconfirmed.`;
      return [{ case: id, for: { name, key }, why }];
    });
  });
}

function keptHere(cases: number): FailureRecord {
  return {
    code: 'export-blocked',
    message: `${counted(cases, 'case')} may not leave and ${cases === 1 ? 'was' : 'were'} kept here. All else is done.`,
  };
}

interface Unconfirmed {
  readonly for: { readonly name: string; readonly key: string };
  readonly cases: number;
  /** When the one of these that waits longest was sent last; UTC. */
  readonly lastSent: string;
}

/** Of how many cases nothing shows that what was sent to a person has arrived. */
function unconfirmedBy(db: ReadableDb): readonly Unconfirmed[] {
  return people(db)
    .filter(isTrusted)
    .flatMap(({ name, key }) => {
      const waiting = sharedCases(db, key)
        .map((id) => exchangeOf(db, key, id))
        .filter(({ unconfirmed }) => unconfirmed > 0);
      const [lastSent] = waiting.flatMap((one) => one.lastSent?.at ?? []).toSorted();
      return lastSent === undefined ? [] : [{ for: { name, key }, cases: waiting.length, lastSent }];
    });
}

function unconfirmedInWords({ for: { name }, cases, lastSent }: Unconfirmed): string {
  return `${name} has not acknowledged what was sent of ${counted(cases, 'case')}, last sent ${lastSent}${cases === 1 ? '' : ' or later'}. That comes through the folder once they have exchanged; should a file be lost, send again with --unconfirmed.`;
}

/** So many files are told one by one. */
const mostSkipped = 20;

/** What was told before is told as a number. */
function skippedInWords(skipped: FolderRound['skipped']): string[] {
  const news = skipped.filter(({ isNew }) => isNew);
  const more = news.length - mostSkipped;
  const before = skipped.length - news.length;
  return [
    ...news.slice(0, mostSkipped).map(({ file, reason }) => `Skipped ${file}: ${reason}`),
    ...(more > 0 ? [`Skipped ${counted(more, 'more file')} too; --json names each, with the reason.`] : []),
    ...(before > 0
      ? [
          `${counted(before, 'file')} skipped in earlier rounds ${before === 1 ? 'is' : 'are'} still there; --json names each.`,
        ]
      : []),
  ];
}

function inWords(
  { sent, kept, held, vanished, received, receipts, waiting, skipped, forOthers, tidied }: FolderRound,
  folder: string,
  unconfirmed: boolean,
): string[] {
  const both = unconfirmed ? ', both with --unconfirmed' : '';
  return [
    ...received.map(
      ({ file, signer, added, newDocuments }) =>
        `Received ${file} of ${signer.name}${stateMark(signer.state)}: ${counted(added, 'entry', 'entries')}, ${counted(newDocuments, 'document')} new.`,
    ),
    ...receipts.received.map(
      ({ file, name, state, cases }) =>
        `${name}${stateMark(state)} confirmed what they hold of ${counted(cases, 'case')}: ${file}.`,
    ),
    ...sent.map(
      ({ file, for: { name }, cases, again }) =>
        `Sent ${counted(cases, 'case')} to ${name}${again === 0 ? '' : `, ${again} of them again`}: ${file}.`,
    ),
    ...receipts.sent.map(
      ({ file, for: { name }, cases }) =>
        `Confirmed to ${name} what came of ${counted(cases, 'case')}: ${file}.`,
    ),
    ...kept.map(
      ({ reference, case: id, for: { name }, reason }) => `Kept ${reference || id} from ${name}: ${reason}`,
    ),
    ...held.map(
      ({ name, cases }) =>
        `Held ${counted(cases.length, 'case')} for ${name}, to whom nothing went through this folder yet: look at what goes with --preview, then send it with --for and their name${both}.`,
    ),
    ...vanished,
    ...waiting.map(
      ({ file, signer, words }) =>
        `Left ${file}, signed by ${signer.name}${stateMark(signer.state)} (${words.join(' ')}): take in their card (redrope people add), or import ${folder}/${file} by hand.`,
    ),
    ...skippedInWords(skipped),
    `${counted(forOthers, 'bundle')} for others; ${counted(tidied, 'own bundle')} removed that later ones replace.`,
  ];
}

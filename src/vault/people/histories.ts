import { namesOf } from '../../core/cases/case-state.ts';
import { projectCase } from '../../core/cases/projection.ts';
import { counted } from '../../core/cases/summary.ts';
import { toldForks, type ToldHistory } from '../../core/cases/told-histories.ts';
import type { SignedEntry } from '../../core/ledger/entry.ts';
import { entriesOf, openEntriesOf, withheldIn } from '../case-entries.ts';
import type { ReadableDb } from '../database.ts';
import { exchangeOf, headsReceived, restingUnder } from './exchange-store.ts';
import { personStates } from './standing.ts';
import { missingHeadsOf, missingInWords } from './witnessed-heads.ts';

/** What the history of a case shows here: forks, and what others hold of it that is not here. */
export function historiesOf(
  db: ReadableDb,
  caseId: string,
  entries: readonly SignedEntry[] = entriesOf(db, caseId),
): readonly ToldHistory[] {
  const stateOf = personStates(db);
  const withheld = withheldIn(db, caseId);
  const open = withheld.size === 0 ? entries : entries.filter(({ id }) => !withheld.has(id));
  const forks = toldForks(open, (author) => stateOf(author) === 'self');
  return [...forks, ...missingOf(db, caseId, new Set())];
}

/** A case as it comes with a bundle, beside what is here of it. */
export interface IncomingCase {
  readonly case: string;
  readonly sender: { readonly key: string; readonly name: string };
  readonly incoming: readonly SignedEntry[];
  readonly known: readonly SignedEntry[];
  /** Those of `incoming` that are not here. */
  readonly fresh: readonly SignedEntry[];
}

/** What a bundle shows of the histories of a case, against all that was witnessed of them before. */
export function incomingHistories(db: ReadableDb, arriving: IncomingCase): readonly ToldHistory[] {
  const stateOf = personStates(db);
  const isOwn = (author: string) => stateOf(author) === 'self';
  const ids = new Set(arriving.incoming.map(({ id }) => id));
  const fresh = new Set(arriving.fresh.map(({ id }) => id));
  const open = [...openEntriesOf(db, arriving.case), ...arriving.fresh];
  return [
    ...toldForks(open, isOwn, (acts) => acts.some((entry) => fresh.has(entry))),
    ...ownUnknown(arriving, isOwn),
    ...(isOwn(arriving.sender.key) ? [] : cutShort(db, arriving, ids)),
    ...missingOf(db, arriving.case, ids),
  ];
}

function ownUnknown({ fresh }: IncomingCase, isOwn: (author: string) => boolean): readonly ToldHistory[] {
  const own = fresh.filter(({ entry }) => isOwn(entry.author));
  const last = own.at(-1);
  if (last === undefined) return [];
  return [
    {
      kind: 'own-unknown',
      author: last.entry.author,
      entries: own.map(({ id }) => id),
      words: `${counted(own.length, 'entry', 'entries')} in this bundle ${own.length === 1 ? 'is' : 'are'} signed with your own key and not in this vault, the last of ${last.entry.at.slice(0, 10)}. This vault was put back to an older copy, or there are two copies of it; if neither, somebody else has your key. With the import they are here again.`,
    },
  ];
}

/** Whoever had entries of a case has them still, unless the bundle is older or their history was cut short. */
function cutShort(
  db: ReadableDb,
  { case: caseId, sender, known }: IncomingCase,
  incoming: ReadonlySet<string>,
): readonly ToldHistory[] {
  const signed = known.filter(({ entry }) => entry.author === sender.key).map(({ id }) => id);
  const had = restingUnder(known, [...headsReceived(db, sender.key, caseId), ...signed]);
  const lacking = known.filter(({ id }) => had.has(id) && !incoming.has(id));
  const last = lacking.at(-1);
  if (last === undefined) return [];
  const { lastReceived, acknowledged } = exchangeOf(db, sender.key, caseId);
  const whose = namesOf(projectCase(known))(last.entry.author);
  const bundle =
    lastReceived === null
      ? ''
      : ` ${sender.name} had ${lacking.length === 1 ? 'it' : 'them'} by bundle ${lastReceived.bundle}, of ${lastReceived.at.slice(0, 10)}${acknowledged === null ? '' : ', or by their receipt'}.`;
  return [
    {
      kind: 'cut-short',
      author: sender.key,
      entries: lacking.map(({ id }) => id),
      words: `${sender.name} had ${counted(lacking.length, 'entry', 'entries')} of this case that ${lacking.length === 1 ? 'is' : 'are'} not in this bundle, the last one of ${whose}, of ${last.entry.at.slice(0, 10)}.${bundle} It is an older bundle, or their history was cut short. What you have stays. Ask ${sender.name} for a bundle made now; if that lacks it too, send yours.`,
    },
  ];
}

function missingOf(db: ReadableDb, caseId: string, incoming: ReadonlySet<string>): readonly ToldHistory[] {
  return missingHeadsOf(db, caseId)
    .filter(({ entry }) => !incoming.has(entry))
    .map((head) => ({
      kind: 'missing',
      author: head.author,
      entries: [head.entry],
      words: capital(missingInWords(head)),
    }));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import { counted } from '../../core/cases/summary.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { FolderLogLine, FoundReceipt, ReceivedFile } from '../../ipc/folder-views.ts';
import type { TakenReceipt } from '../../ipc/people-views.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import type { WritableDb } from '../database.ts';
import type { personStates } from '../people/standing.ts';
import type { Vault } from '../vault.ts';
import type { FolderDrive } from './folder-drive.ts';
import { allowCases } from './allowed.ts';
import { folderLimits } from './folder-limits.ts';
import {
  filesOf,
  logLine,
  rememberFile,
  type KnownFile,
  type ListedFile,
  type SharedFolder,
} from './folder-store.ts';
import { noteDue } from './receipt-due.ts';
import { refusalOf, type Refusal, type Waiting } from './folder-lists.ts';
import { lookAtFile, type Looked } from './look-at-file.ts';

/** What may be otherwise once a file is there as a whole, or was read without a disturbance. */
const perhapsUnfinished: ReadonlySet<FailureCode> = new Set([
  'bundle-unreadable',
  'bundle-altered',
  'bundle-incomplete',
  'file-unreadable',
]);

/**
 * Whether a file of others is to be looked at: one that is new or changed, one that was perhaps only half there, and
 * one whose signer has become known since.
 */
export function isToBeLookedAt(
  file: ListedFile,
  known: KnownFile | undefined,
  stateOf: ReturnType<typeof personStates>,
): boolean {
  if (known === undefined || known.bytes !== file.bytes || known.modified !== file.modified) return true;
  if (known.outcome === 'waits') {
    const state = stateOf(known.signer ?? '');
    return state !== 'unknown' && state !== 'retired';
  }
  if (known.outcome !== 'refused') return false;
  return perhapsUnfinished.has(refusalOf(known).code) && known.tries < folderLimits.tries;
}

/** What may be taken in after all once another bundle, a newer Redrope or, of a receipt, the signer's card has come. */
export function waitsForMore(known: KnownFile, isFirstRound: boolean): boolean {
  if (known.outcome !== 'refused') return false;
  const { code } = refusalOf(known);
  return (
    code === 'entries-missing' || (isFirstRound && (code === 'bundle-newer' || code === 'person-not-trusted'))
  );
}

/** Remembers what became of a file that was looked at; what somebody put there themselves goes back to them by itself. */
export function rememberLooked(
  db: WritableDb,
  folder: SharedFolder,
  file: ListedFile,
  known: KnownFile | undefined,
  looked: Looked,
): void {
  const isSame = known?.bytes === file.bytes && known.modified === file.modified;
  if (looked.outcome === 'taken-in') {
    const { signer, cases } = looked.imported;
    const ids = cases.map((one) => one.case);
    allowCases(db, folder, signer.key, ids);
    if (signer.state !== 'self') noteDue(db, folder, signer.key, ids);
  }
  rememberFile(db, folder.id, file, {
    outcome: looked.outcome === 'confirmed' ? 'taken-in' : looked.outcome,
    signer: looked.outcome === 'waits' ? looked.signer.key : null,
    detail: JSON.stringify(detailOf(looked)),
    tries: isSame ? known.tries + 1 : 1,
  });
}

function detailOf(looked: Looked): Refusal | Waiting | object {
  switch (looked.outcome) {
    case 'refused':
      return { code: looked.code, reason: looked.reason } satisfies Refusal;
    case 'waits':
      return { signer: looked.signer, cases: looked.cases, entries: looked.entries } satisfies Waiting;
    default:
      return {};
  }
}

export function receivedFile(file: string, imported: ImportPreview): ReceivedFile {
  const { signer, cases, added, known, newDocuments, disagreements } = imported;
  return { file, signer, cases: cases.length, added, known, newDocuments, disagreements };
}

export function foundReceipt(file: string, { name, state, cases }: TakenReceipt): FoundReceipt {
  return { file, name, state, cases };
}

type Line = Pick<FolderLogLine, 'kind' | 'text'>;

/** The lines of the log that say what became of a file; none where that is nothing new. */
export function lookedInWords(file: string, known: KnownFile | undefined, looked: Looked): readonly Line[] {
  if (looked.outcome === 'taken-in') return receivedInWords(file, looked.imported);
  if (looked.outcome === 'confirmed') return [confirmedInWords(looked.receipt)];
  if (looked.outcome === known?.outcome) return [];
  switch (looked.outcome) {
    case 'for-others':
      return [];
    case 'waits':
      return [
        {
          kind: 'waits',
          text: `A bundle signed by ${looked.signer.name} waits: the key is ${looked.signer.state} here, so nothing of it was taken in.`,
        },
      ];
    case 'refused':
      return [{ kind: 'skipped', text: `${file}: ${looked.reason}` }];
  }
}

/** What brought nothing new is an older bundle, which says nothing of anybody's history. */
function receivedInWords(file: string, imported: ImportPreview): readonly Line[] {
  const { signer, cases, added, newDocuments } = receivedFile(file, imported);
  if (added === 0 && newDocuments === 0) return [];
  const documents = newDocuments === 0 ? '' : ` and ${counted(newDocuments, 'document')}`;
  const what = `${counted(added, 'entry', 'entries')}${documents} in ${counted(cases, 'case')}`;
  const told = imported.cases.flatMap(({ reference, case: id, histories }) =>
    histories.map(({ words }): Line => ({ kind: 'trouble', text: `${reference || id}: ${words}` })),
  );
  return [{ kind: 'received', text: `${signer.name}: ${what} came in.` }, ...told];
}

function confirmedInWords({ name, cases }: TakenReceipt): Line {
  return {
    kind: 'received',
    text: `${name} confirmed, by a receipt, what they hold of ${counted(cases, 'case')}.`,
  };
}

/** What a person decides on a bundle that waits. */
export interface Decision {
  /** The key that they were shown: the bundle of anybody else is another one, whatever its name. */
  readonly signer: string;
  readonly take: boolean;
}

/**
 * A person decides on a bundle that waits: it is taken in, although its signer is unknown or retired, or left aside.
 * Failures: `invalid-input` where it waits no more, `refused` with what is wrong with it by now.
 */
export async function decideOnFile(
  vault: Vault,
  folder: SharedFolder,
  id: number,
  { signer, take, drive, signal }: Decision & { readonly drive: FolderDrive; readonly signal?: AbortSignal },
): Promise<void> {
  const known = filesOf(vault.db, folder.id, 'waits').find((file) => file.id === id);
  if (known === undefined) {
    throw new Failure('invalid-input', 'That bundle does not wait any more. Nothing was changed.');
  }
  if (known.signer !== signer) throw new Failure('invalid-input', another);
  const { db, gate, now } = vault;
  if (!take) {
    await gate.together(() => rememberFile(db, folder.id, known, { ...known, outcome: 'set-aside' }));
    return;
  }
  const looked = await lookAtFile(vault, drive, folder.path, known, { signal, decidedOn: signer });
  const lines = lookedInWords(known.name, known, looked);
  await gate.together(() => {
    rememberLooked(db, folder, known, known, looked);
    for (const line of lines) logLine(db, folder.id, { at: now().at, ...line });
  });
  if (looked.outcome === 'waits') throw new Failure('invalid-input', another);
  if (looked.outcome === 'refused') throw new Failure('refused', looked.reason);
  if (looked.outcome === 'for-others')
    throw new Failure('refused', 'It is for others by now. Nothing was changed.');
}

const another =
  'Another bundle lies there under that name by now, signed by somebody else. Nothing of it was taken in. Look at who signed it.';

import type { FailureCode } from '../../core/failure.ts';
import type { SkippedFile, WaitingFile } from '../../ipc/folder-views.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { personStates } from '../people/standing.ts';
import { wordsOf } from '../people/words-of.ts';
import type { Vault } from '../vault.ts';
import { filesOf, type FileOutcome, type KnownFile } from './folder-store.ts';

/** What is remembered of a file that was refused. */
export interface Refusal {
  readonly code: FailureCode;
  readonly reason: string;
}

/** What is remembered of a whole bundle that waits, or was left aside. */
export interface Waiting {
  readonly signer: ImportPreview['signer'];
  readonly cases: number;
  readonly entries: number;
  /** Where the folder was found empty since. */
  readonly away?: true;
}

export function refusalOf({ detail }: KnownFile): Refusal {
  return JSON.parse(detail) as Refusal;
}

/** The bundles there whose signers nobody has decided on yet. */
export function waitingFiles(vault: Pick<Vault, 'db' | 'identity'>, folder: number): WaitingFile[] {
  const stateOf = personStates(vault.db);
  return filesOf(vault.db, folder, 'waits').flatMap(({ id, name, bytes, detail }) => {
    const { signer, cases, entries, away } = JSON.parse(detail) as Waiting;
    if (away === true) return [];
    const words = wordsOf(signer.key);
    return {
      id,
      file: name,
      signer: { ...signer, state: stateOf(signer.key) },
      words,
      cases,
      entries,
      bytes,
    };
  });
}

export function skippedFiles({ db }: Pick<Vault, 'db'>, folder: number): SkippedFile[] {
  return filesOf(db, folder, 'refused').map((known) => ({
    file: known.name,
    reason: refusalOf(known).reason,
  }));
}

/** Whether this vault wrote the file. */
export function isOwn(outcome: FileOutcome): boolean {
  return outcome === 'writing' || outcome === 'sent';
}

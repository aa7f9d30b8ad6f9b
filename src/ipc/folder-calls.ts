import { id, publicKey } from '../core/primitives.ts';
import { boolean, integer, list, object, text } from '../core/shape.ts';
import { call } from './call.ts';
import type { FolderRound, FolderView, PendingSending } from './folder-views.ts';

const nothing = object({});
const waitingFile = integer(1, Number.MAX_SAFE_INTEGER);

export const folderShellCalls = {
  /** Asks for the shared folder by dialog; it is off until it is turned on. Null when the person cancelled. */
  'app.chooseFolder': call<FolderView | null>()(nothing),
} as const;

export const folderVaultCalls = {
  'folder.show': call<FolderView>()(nothing),
  'folder.turn': call<FolderView>()(object({ on: boolean })),
  /** Uses no folder any more. What lies in it stays there. */
  'folder.leave': call<FolderView>()(nothing),
  /** What a round, with `unconfirmed` or without, holds until somebody has looked at what goes to these people. */
  'folder.pending': call<readonly PendingSending[]>()(object({ unconfirmed: boolean })),
  /** Somebody looked: from now on what is exchanged with these people goes by itself. */
  'folder.allow': call<FolderView>()(object({ people: list(publicKey, 1000, 1) })),
  /**
   * One round now; `unconfirmed` sends again what nothing shows to have arrived. Failures: `file-unreadable` where the
   * folder is not there, `cancelled`, `disk-full`.
   */
  'folder.exchange': call<FolderRound>()(object({ unconfirmed: boolean })),
  /** A round in which cases go to people for the first time. Failures as of `folder.exchange`. */
  'folder.share': call<FolderRound>()(
    object({ cases: list(id, 100_000, 1), people: list(publicKey, 100, 1) }),
  ),
  /**
   * Decides on a bundle that waits, of the signer whose key was shown: takes it in, or leaves it aside. Failures:
   * `invalid-input` where another one waits there, `refused` with what is wrong with it.
   */
  'folder.decide': call<FolderView>()(object({ file: waitingFile, signer: publicKey, take: boolean })),
} as const;

export const folderHostCalls = {
  'host.useFolder': call<FolderView>()(object({ folder: text(4096, 1) })),
} as const;

import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import type { FolderService } from './folder-service.ts';

type FolderCall =
  | 'folder.show'
  | 'folder.turn'
  | 'folder.leave'
  | 'folder.pending'
  | 'folder.allow'
  | 'folder.exchange'
  | 'folder.share'
  | 'folder.decide'
  | 'host.useFolder';

/** The calls about the shared folder. */
export function folderHandlers(folder: () => FolderService): Pick<Handlers<ProcessContract>, FolderCall> {
  return {
    'folder.show': () => folder().view(),
    'folder.turn': ({ on }) => folder().turn(on),
    'folder.leave': () => folder().choose(null),
    'folder.pending': ({ unconfirmed }) => folder().pending(unconfirmed),
    'folder.allow': ({ people }) => folder().allow(people),
    'folder.exchange': (input) => folder().exchange({ ...input, isAsked: true }),
    'folder.share': (input) => folder().exchange({ ...input, isAsked: true }),
    'folder.decide': (input) => folder().decide(input),
    'host.useFolder': (input) => folder().choose(input.folder),
  };
}

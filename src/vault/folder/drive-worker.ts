import { watch, type FSWatcher } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { Failure, failureRecord } from '../../core/failure.ts';
import { driveActs, driveFailure } from './drive-acts.ts';
import type { DriveReply, DriveRequest, WatchRequest } from './drive-messages.ts';

function reply(message: DriveReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

let watcher: FSWatcher | null = null;

/** Not every folder can be watched; who asks now and then does without. */
function watchFolder(folder: string | null): void {
  watcher?.close();
  watcher = null;
  if (folder === null) return;
  try {
    watcher = watch(folder, () => reply({ kind: 'changed' }));
    watcher.on('error', () => watchFolder(null));
  } catch {
    // Told above.
  }
}

parentPort?.on('message', (request: DriveRequest | WatchRequest) => {
  if (request.act === 'watch') return watchFolder(request.folder);
  const { id, act, input } = request;
  const work = driveActs[act] as (input: unknown, going: () => void) => unknown;
  try {
    const value = work(input, () => reply({ kind: 'going' }));
    reply({ kind: 'done', id, value });
  } catch (thrown) {
    const failure = driveFailure(thrown);
    if (!(failure instanceof Failure)) throw failure;
    reply({ kind: 'failed', id, failure: failureRecord(failure) });
  }
});

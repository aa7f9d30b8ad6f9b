import { openSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

/** A fake of `drive-worker.ts` on a drive that hangs: whatever is asked, its thread waits in the system on a pipe. */
parentPort?.on('message', (request: { readonly input?: { readonly folder: string } }) => {
  if (request.input !== undefined) openSync(join(request.input.folder, 'hangs'), 'r');
});

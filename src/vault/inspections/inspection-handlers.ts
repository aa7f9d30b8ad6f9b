import type { InspectionOutcome } from '../../core/documents/inspection.ts';
import { Failure } from '../../core/failure.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { VaultContract } from '../../ipc/contract.ts';
import { documentPassword } from '../documents/page-store.ts';
import type { Session } from '../session.ts';
import { inspect } from './inspect.ts';
import { storedInspection, storeInspection } from './inspection-store.ts';

const SHOWN_AFTER_MS = 1000;

/** Inspections run one at a time: each may take as much memory as is safe. */
export function inspectionHandlers(
  session: () => Session,
): Pick<Handlers<VaultContract>, 'documents.inspect'> {
  const running = new Map<string, Promise<InspectionOutcome>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    'documents.inspect': ({ document }) => {
      const kept = storedInspection(session().vault.db, document);
      if (kept !== null) return { kind: 'inspected', inspection: kept };
      const under = running.get(document);
      if (under !== undefined) return under;
      const work = last.catch(() => undefined).then(() => inspectDocument(session(), document));
      last = work;
      running.set(document, work);
      return work.finally(() => running.delete(document));
    },
  };
}

/** Inspects a document as a job and keeps what was found. Failures: `cancelled`, `document-unknown`. */
export async function inspectDocument(
  { vault, jobs, document }: Pick<Session, 'vault' | 'jobs' | 'document'>,
  sha256: string,
): Promise<InspectionOutcome> {
  const job = jobs.begin('Looking for what the eye misses');
  const began = performance.now();
  try {
    const outcome = await inspect(document(sha256), {
      password: documentPassword(vault.db, sha256) ?? undefined,
      signal: job.signal,
      onProgress(done, total) {
        // What is over at once is not worth a line on screen.
        if (performance.now() - began > SHOWN_AFTER_MS) job.progress(done, total);
      },
    });
    if (outcome === null) {
      throw new Failure('cancelled', 'Looking at this document was stopped. Nothing was changed.');
    }
    if (outcome.kind === 'inspected') storeInspection(vault.db, sha256, outcome.inspection);
    return outcome;
  } finally {
    job.end();
  }
}

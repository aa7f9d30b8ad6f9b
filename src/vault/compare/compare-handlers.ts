import { randomUUID } from 'node:crypto';
import { standingFindings } from '../../core/cases/case-state.ts';
import { amendDocument } from '../../core/documents/commands.ts';
import { Failure } from '../../core/failure.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { compareCalls, Comparison } from '../../ipc/compare-calls.ts';
import { pageTexts } from '../documents/page-store.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import type { Session } from '../session.ts';
import { compareDocuments } from './compare-documents.ts';

interface Pair {
  readonly case: string;
  readonly before: string;
  readonly after: string;
}

/** The calls about amended documents. */
export function compareHandlers(open: () => Session): Handlers<typeof compareCalls> {
  const compare = async (pair: Pair): Promise<Comparison> => {
    const { vault, jobs } = open();
    const state = caseState(vault.db, pair.case);
    for (const sha256 of [pair.before, pair.after]) {
      if (state.documents.some((document) => document.sha256 === sha256)) continue;
      throw new Failure('document-unknown', 'This case has no such document. Nothing was changed.');
    }
    const job = jobs.begin('Comparing');
    job.progress(0, null);
    try {
      return await compareDocuments({
        findings: standingFindings(state).filter(({ document }) => document === pair.before),
        before: pageTexts(vault.db, pair.before),
        after: pageTexts(vault.db, pair.after),
        signal: job.signal,
      });
    } finally {
      job.end();
    }
  };
  return {
    'documents.compare': compare,
    'documents.amend': async ({ carry, ...pair }) => {
      const { findings } = await compare(pair);
      const { vault } = open();
      const state = caseState(vault.db, pair.case);
      const amendment = { document: pair.after, amends: pair.before };
      recordEvents(vault, pair.case, amendDocument(state, amendment, findings, carry, randomUUID));
      return null;
    },
  };
}

import type { CaseState } from '../../core/cases/case-state.ts';
import { verifyingCalls } from '../../core/emergencies/emergency-state.ts';
import type { DecisionBasis } from '../../core/evidence/commands.ts';
import { Failure } from '../../core/failure.ts';
import type { SearchableDocument } from '../../core/guidelines/element-standing.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import type { Extraction } from '../../ipc/views.ts';
import type { ReadableDb } from '../database.ts';
import { storedReading } from '../documents/page-store.ts';
import { dependentCallBacks } from '../emergencies/compare-number.ts';
import { guidelinesOf } from '../guidelines/guideline-store.ts';
import type { Session } from '../session.ts';

/** By what decisions in a case are measured; `readingOf` says how far each document was read. */
export function decisionBasis(
  db: ReadableDb,
  state: CaseState,
  readingOf: (sha256: string) => Extraction,
): DecisionBasis {
  return {
    ...guidelinesOf(db),
    documents: searchable(state, readingOf),
    calls: verifyingCallsOf(db, state),
    on: reviewDay(state),
  };
}

/** The documents of a case, and how many pages each has as far as that is known. */
export function searchable(
  { documents }: Pick<CaseState, 'documents'>,
  readingOf: (sha256: string) => Extraction,
): readonly SearchableDocument[] {
  return documents.map(({ sha256 }) => ({ sha256, pages: pagesOf(readingOf(sha256)) }));
}

/** The calls back that count: what a document of the case has by now is no independent number. */
export function verifyingCallsOf(db: ReadableDb, state: CaseState): DecisionBasis['calls'] {
  return verifyingCalls(state, new Set(dependentCallBacks(db, state).keys()));
}

/** Null while nobody could count them; then what a person says of the pages has to be enough. */
function pagesOf(extraction: Extraction): SearchableDocument['pages'] {
  if (extraction.state !== 'read' && extraction.state !== 'reading' && extraction.state !== 'waiting')
    return null;
  return extraction.pages === undefined || extraction.pages === 0 ? null : extraction.pages;
}

/** The same by what is written down of the documents, where nobody reads them now. */
export function storedBasis(db: ReadableDb, state: CaseState): DecisionBasis {
  return decisionBasis(db, state, storedExtraction(db));
}

/** As far as it is written down, how many pages each document has. */
export function storedDocuments(db: ReadableDb, state: CaseState): readonly SearchableDocument[] {
  return searchable(state, storedExtraction(db));
}

function storedExtraction(db: ReadableDb): (sha256: string) => Extraction {
  const stored = { stateOf: (sha256: string) => storedReading(db, sha256) };
  return (sha256) => extractionOf(stored, sha256);
}

/** How far a document was read; a lost one says so. */
export function extractionOf(reading: Pick<Session['reading'], 'stateOf'>, sha256: string): Extraction {
  try {
    return reading.stateOf(sha256);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return {
      state: 'failed',
      kind: 'damaged',
      why: 'The vault has lost this document. Import a bundle that holds it.',
    };
  }
}

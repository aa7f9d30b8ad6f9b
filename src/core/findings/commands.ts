import type { CaseState, Finding } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Anchor, Reading } from './events.ts';

/** Marks a place in a document of the case; the place is a quote, a box, or both. */
export function makeFinding(
  state: CaseState,
  id: string,
  document: string,
  anchor: Anchor,
  reading: Reading,
): readonly CaseEvent[] {
  if (!state.documents.some(({ sha256 }) => sha256 === document)) {
    throw new Failure('document-unknown', 'The document is not part of this case. Nothing was recorded.');
  }
  if (anchor.quote === null && anchor.boxes.length === 0) {
    throw new Failure('invalid-input', 'A finding needs a place: select words or draw a box.');
  }
  return [{ type: 'finding-made', finding: id, document, anchor, reading }];
}

export function changeFinding(state: CaseState, id: string, reading: Reading): readonly CaseEvent[] {
  const finding = standingFinding(state, id);
  if (canonicalJson(finding.reading) === canonicalJson(reading)) return [];
  return [{ type: 'finding-changed', finding: id, reading }];
}

export function withdrawFinding(state: CaseState, id: string, reason: string): readonly CaseEvent[] {
  standingFinding(state, id);
  return [{ type: 'finding-withdrawn', finding: id, reason }];
}

/** The finding, if it is there and was not withdrawn. */
export function standingFinding(state: CaseState, id: string): Finding {
  const finding = state.findings.find((candidate) => candidate.id === id);
  if (finding === undefined) throw new Failure('finding-unknown', 'This case has no such finding.');
  if (finding.withdrawn !== null) {
    throw new Failure(
      'finding-withdrawn',
      'This finding was withdrawn. It is kept in the history as it was.',
    );
  }
  return finding;
}

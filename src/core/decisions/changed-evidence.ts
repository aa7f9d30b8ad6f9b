import {
  nameOfDocument,
  standingByDemand,
  standingDemands,
  type CaseState,
  type Decision,
  type Finding,
} from '../cases/case-state.ts';
import { counted } from '../cases/summary.ts';
import type { Reading } from '../findings/events.ts';
import { isStale, staleInWords } from '../findings/stale-words.ts';
import type { SignedEvidence, SignedEvidences } from './signed-evidence.ts';
import { readingBefore } from './signed-words.ts';

/** A finding that is not as it was when a decision that cites it, and stands, was signed. */
export interface ChangedEvidence {
  readonly decision: Decision;
  readonly finding: Finding;
  /** Where it is, and what became of it. */
  readonly words: string;
}

/** Whether there may be any: a look at the state alone, before all that decisions were signed on is gone through. */
export function mayHaveChanged(state: CaseState): boolean {
  const changed = new Set(
    state.findings.filter((finding) => finding.changed !== null || isStale(finding)).map(({ id }) => id),
  );
  return (
    changed.size > 0 &&
    standing(state).some(({ position }) => position.findings.some((id) => changed.has(id)))
  );
}

export function changedEvidence(state: CaseState, signed: SignedEvidences): readonly ChangedEvidence[] {
  const findings = new Map(state.findings.map((finding) => [finding.id, finding]));
  return standing(state).flatMap((decision) =>
    decision.position.findings.flatMap((id) => {
      const finding = findings.get(id);
      if (finding === undefined) return [];
      const words = sinceSigned(state, finding, signed[decision.entry]?.before[id]);
      if (words === null) return [];
      const place = `page ${finding.anchor.page} of ${nameOfDocument(state, finding.document)}`;
      return [{ decision, finding, words: `${place}: ${words}` }];
    }),
  );
}

/** Whether a finding that the decision cites is not as it was when it was signed on `evidence`. */
export function hasChangedEvidence(
  state: Pick<CaseState, 'documents' | 'findings'>,
  { position }: Decision,
  evidence: SignedEvidence | undefined,
): boolean {
  return state.findings.some(
    (finding) =>
      position.findings.includes(finding.id) &&
      sinceSigned(state, finding, evidence?.before[finding.id]) !== null,
  );
}

/** What became of a finding since a decision that cites it was signed, `before` as in `SignedEvidence`; null where nothing did. */
export function sinceSigned(
  state: Pick<CaseState, 'documents'>,
  finding: Finding,
  before: Reading | undefined,
): string | null {
  const what = [
    ...(before === undefined ? [] : [readingBefore(before, finding)]),
    ...(isStale(finding) ? [staleInWords(state, finding, (name) => name)] : []),
  ];
  return what.length === 0 ? null : what.join('; ');
}

/**
 * Says of how many standing decisions it is not known whether what they cite changed before they were signed or since;
 * null where that is known of all.
 */
export function evidenceNotWorkedOut(state: CaseState, signed: SignedEvidences): string | null {
  const changed = new Set(
    state.findings.filter((finding) => finding.changed !== null).map((finding) => finding.id),
  );
  const count = standing(state).filter(
    ({ entry, position }) =>
      signed[entry]?.unknown === true && position.findings.some((id) => changed.has(id)),
  ).length;
  return count === 0
    ? null
    : `Whether the evidence of ${counted(count, 'decision')} changed since ${count === 1 ? 'it was' : 'they were'} signed was not worked out: too much is entangled in this case. Its history tells each change.`;
}

function standing(state: CaseState): readonly Decision[] {
  const byDemand = standingByDemand(state);
  return standingDemands(state).flatMap(({ id }) => byDemand.get(id) ?? []);
}

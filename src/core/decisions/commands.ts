import { standingDecisions, type CaseState, type Finding } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { gateOf, type DecisionBasis } from '../evidence/commands.ts';
import { missingInWords } from '../evidence/missing-words.ts';
import { Failure } from '../failure.ts';
import { standingFinding } from '../findings/commands.ts';
import { concerns } from '../findings/concerns.ts';
import { canBear } from '../guidelines/element-standing.ts';
import { absences, objections } from '../legal-basis.ts';
import { standingDemand } from '../requests/commands.ts';
import type { DemandTerms } from '../requests/events.ts';
import { termsChanges } from '../requests/terms-changes.ts';
import { maxSuperseded, type Position } from './events.ts';
import { isSameTerms, whyNotNarrower } from './narrower-terms.ts';

/**
 * Signs a decision on one demand. It supersedes every decision on that demand that stands before the author; of more
 * than an event can name, the next decision supersedes the rest. Failures: `demand-unknown`, `finding-unknown`,
 * `finding-withdrawn`, `decision-incomplete`; `evidence-missing` while a required element rests on nothing.
 */
export function signDecision(
  state: CaseState,
  position: Position,
  basis: DecisionBasis,
): readonly CaseEvent[] {
  const demand = standingDemand(state, position.demand);
  const { terms } = demand;
  const cited = position.findings.map((finding) => standingFinding(state, finding));
  if (!cited.every((finding) => concerns(finding, demand.id))) {
    throw new Failure(
      'decision-incomplete',
      'A finding that is cited concerns another demand only. Take it out, or change what it concerns. Nothing was signed.',
    );
  }
  if (cited.some(({ stale }) => stale !== undefined)) {
    throw new Failure(
      'decision-incomplete',
      'The words of a finding that is cited changed in a later version, or were not compared with it. Take it out, or say that it holds all the same, in Findings or by the file of decide. Nothing was signed.',
    );
  }
  const findings = state.findings.filter((finding) => concerns(finding, demand.id));
  const lacking = lackingIn(position, { terms, findings });
  if (lacking !== null) throw new Failure('decision-incomplete', lacking);
  const gate = gateOf(state, [demand], basis);
  if (!gate.open) throw new Failure('evidence-missing', missingInWords(gate, state));
  const supersedes = standingDecisions(state, position.demand).map(({ entry }) => entry);
  return [
    {
      type: 'decision-signed',
      position,
      terms,
      supersedes: supersedes.toSorted().slice(0, maxSuperseded),
      guidelines: basis.editions,
    },
  ];
}

/** Failures: `demand-unknown`; `refused` where the demand is not as `shown` any more to whoever decides on it. */
export function requireAsShown(state: CaseState, demand: string, shown: DemandTerms): void {
  const { terms } = standingDemand(state, demand);
  if (isSameTerms(shown, terms)) return;
  throw new Failure(
    'refused',
    `The demand changed since it was read for this decision (${termsChanges(shown, terms)}). Nothing was signed. Read it as it is now, then decide.`,
  );
}

/** What a position is held against: the demand as it stands, and the findings that count for it. */
export interface PositionGround {
  readonly terms: DemandTerms;
  readonly findings: readonly Pick<Finding, 'id' | 'reading'>[];
}

/** What a position still needs before it can be signed, in a sentence; null if nothing. */
export function lackingIn(position: Position, ground: PositionGround): string | null {
  const { disposition, reasons, rationale, narrowed, findings } = position;
  const known = (list: readonly string[]) => reasons.every((reason) => list.includes(reason));
  if ((disposition === 'narrow') !== (narrowed !== null)) {
    return disposition === 'narrow'
      ? 'To narrow a demand, say what narrower set is given.'
      : 'Only a narrowed demand has a narrower set.';
  }
  const tooWide = narrowed === null ? null : whyNotNarrower(ground.terms, narrowed);
  if (tooWide !== null) return tooWide;
  if (disposition === 'produce') {
    if (reasons.length > 0)
      return 'A demand that is met in full has no reasons against it. Choose Narrow instead.';
    const supporting = ground.findings.filter(
      ({ id, reading }) => reading.verdict === 'supports' && findings.includes(id),
    );
    if (supporting.some(canBear)) return null;
    return supporting.length === 0
      ? 'Cite at least one finding that supports the legal basis.'
      : 'Cite at least one more finding that supports the legal basis: none shows that the requester was verified, only a call back does.';
  }
  if (disposition === 'nothing-to-produce') {
    return reasons.length > 0 && known(absences.ids) ? null : 'Choose why there is nothing to produce.';
  }
  if (reasons.length === 0 || !known(objections.ids)) return 'Choose at least one reason.';
  return rationale.trim() === '' && findings.length === 0 ? 'Cite a finding or write why.' : null;
}

import type { Finding } from '../cases/case-state.ts';
import type { ReasonId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';
import type { Objection } from './proposals.ts';
import { has, lackOfOthers } from './recorded-of-demand.ts';

/** What a reason says that the demand does not name. */
const lackNamed: Partial<Readonly<Record<ReasonId, 'days' | 'identifiers'>>> = {
  'no-date-range': 'days',
  'identifiers-missing': 'identifiers',
};

/**
 * A reason that the demand's own record contradicts, or that may be another demand's alone, is none: what was found has
 * to be made clear first, and until then the demand is not proposed to be met. `findings` are those that count for it.
 */
export function heldAgainst(
  objection: Objection,
  demand: DemandTerms,
  others: readonly DemandTerms[],
  findings: readonly Finding[],
): Objection {
  const { element, reason, why } = objection;
  const asked = lackNamed[reason];
  const ofOthers =
    element === null || reason === 'unclear' || isOfThis(objection, findings)
      ? null
      : lackOfOthers(element, demand, others);
  const recorded = ofOthers ?? (asked !== undefined && has(asked, demand) ? asked : null);
  if (recorded === null) return objection;
  const said = [
    `Yet ${recorded} are recorded of this demand: correct them, or write what is wrong with them.`,
    ...(ofOthers === null
      ? []
      : ['If it speaks of another demand alone, change the finding so that it concerns that one only.']),
  ];
  return { ...objection, reason: 'unclear', proposes: 'challenge', why: [why, ...said].join(' ') };
}

/** Whether somebody said expressly that what breaks an element concerns this demand. */
function isOfThis(objection: Objection, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ id, reading }) =>
      objection.findings.includes(id) && reading.verdict === 'breaks' && reading.demands !== undefined,
  );
}

import type { CaseState, Decision } from '../../core/cases/case-state.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import type { GateOverride } from '../../core/guidelines/element-standing.ts';

/** The overrides that a decision may have been signed over: older ones that name an element which it has to show. */
export function overridesBefore(
  { overrides }: Pick<CaseState, 'overrides'>,
  decision: Pick<Decision, 'at'>,
  gate: Pick<Gate, 'elements'> | undefined,
): readonly GateOverride[] {
  const asked = gate?.elements.map(({ element }) => element);
  return overrides.filter(
    ({ at, elements }) =>
      at <= decision.at && (asked === undefined || elements.some((element) => asked.includes(element))),
  );
}

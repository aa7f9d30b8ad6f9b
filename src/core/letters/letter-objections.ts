import { checklist } from '../guidelines/checklist.ts';
import { standingOf, type ElementSearch } from '../guidelines/element-standing.ts';
import { compareText, type RuleCitation } from '../guidelines/guidelines.ts';
import { elementObjections } from '../guidelines/proposals.ts';
import { elements, type ElementId, type ReasonId } from '../legal-basis.ts';
import { standingDemands, standingFindings, type Finding } from '../cases/case-state.ts';
import { citableActs, searchesFor } from './citable-searches.ts';
import { objectionsOfDecision } from './decision-reasons.ts';
import type { DecidedDemand, LetterGround } from './letter-ground.ts';

/** An objection as it can be sent: a reason, at least one finding with its place or a search of every page, and at least one rule. */
export interface LetterObjection {
  readonly reason: ReasonId;
  /** Null where a decision gives the reason for more than one. */
  readonly element: ElementId | null;
  readonly findings: readonly Finding[];
  /** Of an element that was not found, the searches that cover every page. */
  readonly searches: readonly ElementSearch[];
  readonly rules: readonly RuleCitation[];
}

export interface LetterObjections {
  readonly objections: readonly LetterObjection[];
  /** What cannot be sent, and why, in sentences for the writer. */
  readonly leftOut: readonly string[];
}

const none: LetterObjections = { objections: [], leftOut: [] };

/** What standing findings break or nobody found on any page, and what decisions object to beside that. */
export function objectionsOf(ground: LetterGround, decided: readonly DecidedDemand[]): LetterObjections {
  const broken = brokenElements(ground);
  const raised = new Set(broken.objections.map(({ reason }) => reason));
  const further = decided.map((each) => objectionsOfDecision(ground, each, raised));
  return [broken, ...further].reduce(
    (all, some) => ({
      objections: [...all.objections, ...some.objections],
      leftOut: [...all.leftOut, ...some.leftOut],
    }),
    none,
  );
}

function brokenElements(ground: LetterGround): LetterObjections {
  const { state, guidelines, on } = ground;
  const { request } = state;
  const acts = citableActs(ground);
  const standing = standingFindings(state);
  const data = standingDemands(state).map(({ terms }) => terms.data);
  const items = checklist(guidelines, request, data, on);
  const listed = items.map(({ element }) => element);
  const required = new Set(items.flatMap((item) => (item.required ? item.element : [])));
  const others = standing.map(({ reading }) => reading.element).filter((each) => !listed.includes(each));
  const broken = [...listed, ...new Set(others.toSorted(compareText))].filter((element) => {
    const { state: how } = standingOf(element, standing, acts);
    return how === 'broken' || (how === 'not-found' && required.has(element));
  });
  const asking = new Map(items.map(({ element, rules }) => [element, rules]));
  const objections = elementObjections(guidelines, request, standing, broken, on, acts).flatMap((each) => {
    const findings = breaking(standing, each.findings);
    const rules = each.rules.length > 0 ? each.rules : (asking.get(each.element ?? 'other') ?? []);
    const searches = each.element === null ? [] : searchesFor(ground, each.element);
    return rules.length === 0
      ? []
      : [{ reason: each.reason, element: each.element, findings, searches, rules }];
  });
  const spoken = new Set(objections.map(({ element }) => element));
  return {
    objections,
    leftOut: broken
      .filter((element) => !spoken.has(element))
      .map((element) => `“${elements.labels[element]}” is left out: no rule in force speaks of it.`),
  };
}

/** Those of the findings that break; places that are only unclear do not carry an objection. */
function breaking(standing: readonly Finding[], ids: readonly string[]): readonly Finding[] {
  return standing.filter(({ id, reading }) => ids.includes(id) && reading.verdict === 'breaks');
}

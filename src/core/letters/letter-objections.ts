import {
  isOutdated,
  standingByDemand,
  standingDemands,
  standingFindings,
  type CaseState,
  type Demand,
  type Finding,
} from '../cases/case-state.ts';
import { byFindings, namedOf, type AlikeDemands } from '../findings/concerns.ts';
import { checklist, isOfOtherProcesses } from '../guidelines/checklist.ts';
import { standingOf, type ElementSearch } from '../guidelines/element-standing.ts';
import { compareText, type RuleCitation } from '../guidelines/guidelines.ts';
import { heldAgainst } from '../guidelines/held-against.ts';
import { elementObjections } from '../guidelines/proposals.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { elements, reasons, type ElementId, type ReasonId } from '../legal-basis.ts';
import { citableActs, searchesFor } from './citable-searches.ts';
import { objectionsOfDecision, raisedWithoutRule } from './decision-reasons.ts';
import type { DecidedDemand, LetterGround } from './letter-ground.ts';

/**
 * An objection as it is raised: a reason, at least one finding with its place or a search of every page, and the rules.
 * Where none in force fits this process and what is cited, the writer is told and has to name one.
 */
export interface LetterObjection {
  readonly reason: ReasonId;
  /** Null where a decision gives the reason for more than one. */
  readonly element: ElementId | null;
  readonly findings: readonly Finding[];
  /** Of an element that was not found, the searches that cover every page. */
  readonly searches: readonly ElementSearch[];
  readonly rules: readonly RuleCitation[];
  /** The demands that it is raised to; null where that is everything demanded. */
  readonly demands: readonly Demand[] | null;
}

export interface LetterObjections {
  readonly objections: readonly LetterObjection[];
  /** What cannot be sent, or has no rule, and why, in sentences for the writer. */
  readonly leftOut: readonly string[];
}

const none: LetterObjections = { objections: [], leftOut: [] };

/**
 * What standing findings break or nobody found on any page, and what decisions object to beside that. Once a demand is
 * decided an objection is raised to it only where the decision challenges or rejects it for that reason.
 */
export function objectionsOf(ground: LetterGround, decided: readonly DecidedDemand[]): LetterObjections {
  const broken = brokenElements(ground);
  const further = decided.map((each) => {
    const raised = broken.objections.filter(
      ({ demands }) => demands?.some(({ id }) => id === each.demand.id) ?? true,
    );
    return objectionsOfDecision(ground, each, new Set(raised.map(({ reason }) => reason)));
  });
  return [broken, ...further].reduce(
    (all, some) => ({
      objections: [...all.objections, ...some.objections],
      leftOut: [...all.leftOut, ...some.leftOut],
    }),
    none,
  );
}

/** An objection as it is raised to demands for which the same findings count. */
type Raised = Omit<LetterObjection, 'demands'> & { readonly demands: readonly Demand[] };

function brokenElements(ground: LetterGround): LetterObjections {
  const { state } = ground;
  const demands = standingDemands(state);
  const groups = byFindings(standingFindings(state), demands, state.searches).map((alike) =>
    raisedTo(ground, alike),
  );
  const raised = groups.flatMap((each) => each.raised);
  const held = raised.filter((each) => each.demands.length > 0 || demands.length === 0);
  const raises = raisedByDecision(state);
  const sent = held
    .map((each) => ({ ...each, demands: each.demands.filter((demand) => raises(demand, each.reason)) }))
    .filter((each) => each.demands.length > 0 || demands.length === 0);
  const spoken = new Set(raised.map(({ element }) => element));
  const unspoken = new Set(groups.flatMap(({ broken }) => broken).filter((each) => !spoken.has(each)));
  const contradicted = new Set(raised.map(keyOf).filter((key) => !held.some((each) => keyOf(each) === key)));
  const given = new Set(sent.map(({ reason }) => reason));
  const unruled = sent.flatMap(({ reason, element, rules }) =>
    element === null || rules.length > 0
      ? []
      : raisedWithoutRule(
          reason,
          `the rules that ask for “${elements.labels[element]}” name other processes`,
        ),
  );
  const decidedOtherwise = new Set(held.map(({ reason }) => reason).filter((reason) => !given.has(reason)));
  return {
    objections: [...Map.groupBy(sent, keyOf).values()].flatMap((same) => asOne(state, same)),
    leftOut: [
      ...[...unspoken].map(
        (each) => `“${elements.labels[each]}” is left out: no rule in force speaks of it.`,
      ),
      ...new Set(unruled),
      ...raised
        .filter((each) => contradicted.delete(keyOf(each)))
        .map(
          ({ reason }) =>
            `“${reasons.labels[reason]}” is left out: what is recorded of each demand that it concerns says otherwise. Correct the record, or the finding.`,
        ),
      ...[...decidedOtherwise].map(
        (reason) =>
          `“${reasons.labels[reason]}” is left out: no decision that stands challenges or rejects a demand for it. Decide anew to raise it.`,
      ),
    ],
  };
}

/** Whether a reason may be raised to a demand: one that is decided says so itself. */
function raisedByDecision(state: CaseState): (demand: Demand, reason: ReasonId) => boolean {
  const standing = standingByDemand(state);
  return (demand, reason) => {
    const decisions = (standing.get(demand.id) ?? []).filter((decision) => !isOutdated(decision, demand));
    return (
      decisions.length === 0 ||
      decisions.some(
        ({ position }) =>
          ['challenge', 'reject'].includes(position.disposition) && position.reasons.includes(reason),
      )
    );
  };
}

function keyOf({ element, reason }: Pick<LetterObjection, 'element' | 'reason'>): string {
  return `${element ?? ''} ${reason}`;
}

function asOne(state: CaseState, same: readonly Raised[]): readonly LetterObjection[] {
  const [first] = same;
  if (first === undefined) return [];
  return [
    {
      ...first,
      findings: [...new Set(same.flatMap(({ findings }) => findings))],
      searches: [...new Set(same.flatMap(({ searches }) => searches))],
      rules: uniqueCitations(same.flatMap(({ rules }) => rules)),
      demands: namedOf(state, new Set(same.flatMap(({ demands }) => demands.map(({ id }) => id)))),
    },
  ];
}

/**
 * What is broken for these demands, and what is objected to it; to no demand whose record contradicts it. What rules ask of
 * other processes alone is objected to without a rule.
 */
function raisedTo(
  ground: LetterGround,
  { demands, findings: standing, any }: AlikeDemands,
): { readonly broken: readonly ElementId[]; readonly raised: readonly Raised[] } {
  const { state, guidelines, on } = ground;
  const { request } = state;
  const acts = citableActs(ground, any);
  const all = standingDemands(state).map(({ terms }) => terms);
  const data = demands.map(({ terms }) => terms.data);
  const items = checklist(guidelines, request, data, on);
  const listed = items.map(({ element }) => element);
  const required = new Set(items.flatMap((item) => (item.required ? item.element : [])));
  const others = standing.map(({ reading }) => reading.element).filter((each) => !listed.includes(each));
  const broken = [...listed, ...new Set(others.toSorted(compareText))].filter((element) => {
    const { state: how } = standingOf(element, standing, acts);
    return how === 'broken' || (how === 'not-found' && required.has(element));
  });
  const asking = new Map(items.map(({ element, rules }) => [element, rules]));
  const raised = elementObjections(guidelines, request, standing, broken, on, acts).flatMap((each) => {
    const { element, reason } = each;
    const isForeign = element !== null && isOfOtherProcesses(guidelines, request, element, on);
    const own = each.rules.length > 0 ? each.rules : (asking.get(element ?? 'other') ?? []);
    const rules = isForeign ? [] : own;
    if (rules.length === 0 && !isForeign) return [];
    return [
      {
        reason,
        element,
        findings: breaking(standing, each.findings),
        searches: element === null ? [] : searchesFor(ground, element, standing, any),
        rules,
        demands: demands.filter(({ terms }) => heldAgainst(each, terms, all, standing) === each),
      },
    ];
  });
  return { broken, raised };
}

/** Those of the findings that break; places that are only unclear do not carry an objection. */
function breaking(standing: readonly Finding[], ids: readonly string[]): readonly Finding[] {
  return standing.filter(({ id, reading }) => ids.includes(id) && reading.verdict === 'breaks');
}

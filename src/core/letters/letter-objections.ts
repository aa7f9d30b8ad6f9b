import { actsOf } from '../evidence/commands.ts';
import { checklist } from '../guidelines/checklist.ts';
import { standingOf, type Acts, type ElementSearch } from '../guidelines/element-standing.ts';
import { compareText, rulesFor, type RuleCitation } from '../guidelines/guidelines.ts';
import { elementObjections } from '../guidelines/proposals.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { judge } from '../guidelines/verdict.ts';
import { elements, reasons, type ElementId, type ReasonId } from '../legal-basis.ts';
import { standingDemands, standingFindings, type Finding } from '../cases/case-state.ts';
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

/** A call back is work product and is never told. */
function citableActs(ground: LetterGround): Acts {
  return { ...actsOf(ground.state, ground), calls: [] };
}

/** The searches by which an element was not found on any page; none where it stands otherwise. */
function searchesFor(ground: LetterGround, element: ElementId): readonly ElementSearch[] {
  const { state } = ground;
  const { ground: rests } = standingOf(element, standingFindings(state), citableActs(ground));
  return rests.type === 'searched'
    ? state.searches.filter(({ entry }) => rests.searches.includes(entry))
    : [];
}

/** Those of the findings that break; places that are only unclear do not carry an objection. */
function breaking(standing: readonly Finding[], ids: readonly string[]): readonly Finding[] {
  return standing.filter(({ id, reading }) => ids.includes(id) && reading.verdict === 'breaks');
}

/** The reasons of one decision that were not raised yet. */
export function objectionsOfDecision(
  ground: LetterGround,
  { demand, decision }: DecidedDemand,
  raised: ReadonlySet<ReasonId>,
): LetterObjections {
  const { findings: cited, reasons: given } = decision.position;
  const standing = standingFindings(ground.state).filter(({ id }) => cited.includes(id));
  const against = standing.filter(({ reading }) => reading.verdict !== 'supports');
  const findings = against.length > 0 ? against : standing;
  return given
    .filter((reason) => !raised.has(reason))
    .reduce<LetterObjections>((all, reason) => {
      const rules = rulesGiving(ground, reason, demand.terms.data);
      const searches = findings.length > 0 ? [] : searchesGiving(ground, reason);
      const why =
        findings.length + searches.length === 0
          ? 'its decision cites no finding that stands, and no element that it is about was searched for on every page'
          : rules.length === 0
            ? 'no rule in force speaks of it'
            : null;
      return why === null
        ? { ...all, objections: [...all.objections, { reason, element: null, findings, searches, rules }] }
        : { ...all, leftOut: [...all.leftOut, `“${reasons.labels[reason]}” is left out: ${why}.`] };
    }, none);
}

/** The searches in vain for the elements of which a rule says that their lack gives this reason. */
function searchesGiving(ground: LetterGround, reason: ReasonId): readonly ElementSearch[] {
  const { state, guidelines, on } = ground;
  const lacking = rulesFor(guidelines, 'objection', state.request, on).flatMap(({ rule }) =>
    rule.reason === reason && rule.when.type === 'element' ? [rule.when.element] : [],
  );
  return [...new Set(lacking)].flatMap((element) => searchesFor(ground, element));
}

const ofProcess: readonly ReasonId[] = [
  'process-insufficient',
  'content-by-subpoena',
  'private-party-content',
];

/** The rules that give this reason; of a process that does not reach the data, those that say so too. */
function rulesGiving(
  { state, guidelines, on }: LetterGround,
  reason: ReasonId,
  data: Parameters<typeof judge>[2],
): readonly RuleCitation[] {
  const giving = rulesFor(guidelines, 'objection', state.request, on).flatMap(({ rule, citation }) =>
    rule.reason === reason ? [citation] : [],
  );
  const [first] = giving;
  const deciding = ofProcess.includes(reason)
    ? judge(guidelines, state.request, data, standingFindings(state), on).rules
    : [];
  return uniqueCitations([...(first === undefined ? [] : [first]), ...deciding]);
}

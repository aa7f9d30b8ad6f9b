import type { Finding } from '../cases/case-state.ts';
import type { Disposition, ElementId, ReasonId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';
import { checklist, elementStates, type ExaminedElement, type ExaminedRequest } from './checklist.ts';
import { noActs, type Acts, type ElementState } from './element-standing.ts';
import { compareText, type Guidelines, type RuleCitation } from './guidelines.ts';
import { heldAgainst } from './held-against.ts';
import { narrowerSet, type NarrowerSet } from './narrower-set.ts';
import {
  elementObjections,
  examinedElements,
  groundsOf,
  insufficiencyObjections,
  type Objection,
} from './proposals.ts';
import { opens, plainSufficiency } from './plain-sufficiency.ts';
import { lackOfOthers } from './recorded-of-demand.ts';
import { uniqueCitations } from './sufficiency.ts';
import { judge, type Judged } from './verdict.ts';

/** A disposition that the rules and findings speak for. A person decides. */
export interface Proposal {
  readonly disposition: Disposition;
  readonly reasons: readonly ReasonId[];
  readonly why: readonly string[];
  readonly rules: readonly RuleCitation[];
  readonly findings: readonly string[];
  /** The narrower set, of a `narrow` for which one is known. */
  readonly narrowed: DemandTerms | null;
}

export interface Assessment extends Judged {
  /** What was found so far on each element of the checklist for this demand. */
  readonly elements: readonly ExaminedElement[];
  /** Required elements that nobody examined yet or since their words changed, the gate overridden for them or not. */
  readonly notExamined: readonly ElementId[];
  readonly proposals: readonly Proposal[];
  readonly narrower: NarrowerSet | null;
  /** Objections to the nondisclosure; they do not bear on what is produced. */
  readonly nondisclosure: readonly Objection[];
  /** Grounds that counsel may raise although nothing in the case shows them by itself. */
  readonly grounds: readonly { readonly reason: ReasonId; readonly rule: RuleCitation }[];
}

/**
 * What the rules in force on day `on` (`2026-11-22`) say to one thing demanded, and what may follow. It depends on
 * nothing but its input, and not on the order of rules or findings. `findings` are those that count for this demand;
 * `others` are the other demands of the case: a finding that does not say which it concerns may speak of one of them.
 */
export function assess(
  guidelines: Guidelines,
  request: ExaminedRequest,
  demand: DemandTerms,
  findings: readonly Finding[],
  on: string,
  acts: Acts = noActs,
  others: readonly DemandTerms[] = [],
): Assessment {
  const ordered = findings.toSorted((a, b) => compareText(a.id, b.id));
  const judged = judge(guidelines, request, demand.data, ordered, on, acts);
  const items = checklist(guidelines, { ...request, nondisclosure: null }, [demand.data], on);
  const all = checklist(guidelines, request, [demand.data], on).map(({ element }) => element);
  const ofDemand = items.map(({ element }) => element);
  const ofNondisclosure = [
    ...new Set([...all.filter((element) => !ofDemand.includes(element)), ...nondisclosureElements]),
  ];
  const examined = elementStates(items, ordered, acts);
  const bears = examined.filter(isBearing(demand, others));
  const bearing = examinedElements(bears, ofNondisclosure, ordered);
  const notExamined = examined
    .filter(({ required, state }) => required && open.includes(state))
    .map(({ element }) => element);
  const failed = bears.filter(({ state }) => failures.includes(state)).map(({ element }) => element);
  const beside = { others, isExamined: notExamined.length === 0, failed };
  const narrower = narrowerSet(guidelines, request, demand, judged, ordered, on, beside);
  const objections = [
    ...(judged.refused ? insufficiencyObjections(guidelines, request, demand.data, judged, on) : []),
    ...elementObjections(guidelines, request, ordered, bearing, on, acts),
  ].map((objection) => heldAgainst(objection, demand, others, ordered));
  return {
    ...judged,
    findings: [
      ...new Set([...judged.findings, ...examined.flatMap((item) => item.findings.map(({ id }) => id))]),
    ],
    elements: examined,
    notExamined,
    proposals: proposalsOf(judged, examined, objections, narrower),
    narrower,
    nondisclosure: elementObjections(guidelines, request, ordered, ofNondisclosure, on, acts),
    grounds: groundsOf(guidelines, request, demand.data, on).map(({ rule, citation }) => ({
      reason: rule.reason,
      rule: citation,
    })),
  };
}

const open: readonly ElementState[] = ['not-examined', 'examine-again', 'overridden'];

const failures: readonly ElementState[] = ['broken', 'not-found'];

const nondisclosureElements: readonly ElementId[] = [
  'nondisclosure-authority',
  'nondisclosure-finding',
  'nondisclosure-end-date',
];

/** Nothing follows where what may be left was searched for in vain, or what only another demand lacks. */
function isBearing(demand: DemandTerms, others: readonly DemandTerms[]) {
  return ({ element, required, state }: ExaminedElement): boolean =>
    state !== 'not-found' || (required && lackOfOthers(element, demand, others) === null);
}

function proposalsOf(
  judged: Judged,
  examined: readonly ExaminedElement[],
  objections: readonly Objection[],
  narrower: NarrowerSet | null,
): readonly Proposal[] {
  const conclusion = judged.leaning ?? judged.verdict;
  const { rules, findings, why, reason } = judged;
  const alone = { why, rules, findings, narrowed: null };
  switch (conclusion) {
    case 'no-rule':
    // Has a leaning, so it is never the conclusion.
    case 'unverified-rule':
      return [];
    case 'not-held':
      return [{ ...alone, disposition: 'nothing-to-produce', reasons: [reason ?? 'data-not-held'] }];
    case 'not-compellable':
      return [{ ...alone, disposition: 'reject', reasons: [reason ?? 'no-valid-legal-basis'] }];
    case 'insufficient':
      return [...grouped(objections), ...narrowing(narrower, objections)];
    case 'sufficient':
    case 'voluntary': {
      if (!opens(judged)) return grouped(objections);
      const required = examined.filter((item) => item.required);
      const isShown = required.length > 0 && required.every(({ state }) => state === 'supported');
      if (objections.length > 0 || narrower !== null) {
        const offered = isShown ? narrower : objectedTo(narrower, objections);
        return [...grouped(objections), ...narrowing(offered, objections)];
      }
      // What nobody checked is no ground to give all that is demanded.
      if (plainSufficiency(judged) === 'unverified' || !isShown) return [];
      const cited = required.flatMap((item) => item.findings.map(({ id }) => id));
      return [
        { ...alone, disposition: 'produce', reasons: [], findings: [...new Set([...findings, ...cited])] },
      ];
    }
  }
}

const order: readonly Disposition[] = ['reject', 'challenge', 'narrow', 'nothing-to-produce', 'produce'];

/** One proposal for each disposition, the gravest first. Narrowing comes with its set, see below. */
function grouped(objections: readonly Objection[]): readonly Proposal[] {
  return order.flatMap((disposition) => {
    const own = objections.filter(({ proposes }) => proposes === disposition);
    return own.length === 0 || disposition === 'narrow'
      ? []
      : [{ disposition, ...together(own), narrowed: null }];
  });
}

/** What a rule has given, to anybody who may demand more, is no objection: by itself it waits for what shows the demand. */
function objectedTo(narrower: NarrowerSet | null, objections: readonly Objection[]): NarrowerSet | null {
  const isGiven = narrower !== null && narrower.rules.length > 0;
  return isGiven && !objections.some(({ proposes }) => proposes === 'narrow') ? null : narrower;
}

/** Too broad is what demands more than findings quote; for what a rule has given a person chooses the reason. */
function narrowing(narrower: NarrowerSet | null, objections: readonly Objection[]): readonly Proposal[] {
  const own = objections.filter(({ proposes }) => proposes === 'narrow');
  if (narrower === null && own.length === 0) return [];
  const { reasons, why, rules, findings } = together(own.length > 0 ? own : objections);
  return [
    {
      disposition: 'narrow',
      reasons:
        reasons.length === 0 && narrower !== null && narrower.findings.length > 0
          ? ['overly-broad']
          : reasons,
      why: [...why, ...(narrower?.difference ?? [])],
      rules: uniqueCitations([...rules, ...(narrower?.rules ?? [])]),
      findings: [...new Set([...findings, ...(narrower?.findings ?? [])])],
      narrowed: narrower?.terms ?? null,
    },
  ];
}

function together(
  objections: readonly Objection[],
): Pick<Proposal, 'reasons' | 'why' | 'rules' | 'findings'> {
  return {
    reasons: [...new Set(objections.map(({ reason }) => reason))],
    why: [...new Set(objections.map(({ why }) => why))],
    rules: uniqueCitations(objections.flatMap(({ rules }) => rules)),
    findings: [...new Set(objections.flatMap(({ findings }) => findings))],
  };
}

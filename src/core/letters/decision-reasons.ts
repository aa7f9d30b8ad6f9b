import { counts, standingFindings, type Demand, type Finding } from '../cases/case-state.ts';
import { actsOf } from '../evidence/commands.ts';
import { concerns, namedOf } from '../findings/concerns.ts';
import { isOfOtherProcesses } from '../guidelines/checklist.ts';
import { isChosen } from '../guidelines/choice.ts';
import { actsFor, standingOf, verifiedByCall, type ElementSearch } from '../guidelines/element-standing.ts';
import type { RuleOf } from '../guidelines/guideline.ts';
import { rulesFor, type RuleCitation } from '../guidelines/guidelines.ts';
import { givenOf } from '../guidelines/narrower-set.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { judge } from '../guidelines/verdict.ts';
import { reasons, type DataId, type ElementId, type ReasonId } from '../legal-basis.ts';
import { searchesFor } from './citable-searches.ts';
import type { DecidedDemand, LetterGround } from './letter-ground.ts';
import type { LetterObjection, LetterObjections } from './letter-objections.ts';

/**
 * The reasons of one decision that were not raised yet, as far as each has a place or a search; without a rule only those for
 * which not merely support is cited.
 */
export function objectionsOfDecision(
  ground: LetterGround,
  decided: DecidedDemand,
  raised: ReadonlySet<ReasonId>,
): LetterObjections {
  const all = reasonsOfDecision(ground, decided).filter(({ reason }) => !raised.has(reason));
  return {
    objections: all.filter(isRaised),
    leftOut: all.flatMap((each) => {
      if (!isRaised(each)) {
        return [`“${reasons.labels[each.reason]}” is left out: ${isPlaced(each) ? unruled : unplaced}.`];
      }
      return each.rules.length > 0 ? againstNothing(each) : [raisedWithoutRule(each.reason, unruled)];
    }),
  };
}

function isRaised(objection: LetterObjection): boolean {
  return isPlaced(objection) && (objection.rules.length > 0 || !isSupportAlone(objection));
}

/** A sentence for the writer on an objection of which the letter leaves the rule to be filled in. */
export function raisedWithoutRule(reason: ReasonId, why: string): string {
  return `“${reasons.labels[reason]}” is raised without a rule: ${why}. Name the rule that it rests on, or take it out.`;
}

/**
 * What a decision tells of its reasons: of each the places or the searches, under the rule if one gives it. The rule alone
 * where no document has to show the reason: see `isOnRecord`. A reason that has none of them is not shown.
 */
export function shownReasons(ground: LetterGround, decided: DecidedDemand): LetterObjections {
  const all = reasonsOfDecision(ground, decided);
  const shown = all.filter(
    (each) => isPlaced(each) || (each.rules.length > 0 && isOnRecord(ground, decided, each.reason)),
  );
  return {
    objections: shown,
    leftOut: all.flatMap((each) => {
      const what = `“${reasons.labels[each.reason]}”`;
      if (!shown.includes(each)) return [`${what} is named and not shown: ${unplaced}.`];
      if (!isPlaced(each)) return [`${what} is told by its rule and names no place: ${unplaced}.`];
      return each.rules.length > 0 ? againstNothing(each) : [`${what} is told without a rule: ${unruled}.`];
    }),
  };
}

/** A sentence for the writer where only findings that speak for the request are cited for a reason against it. */
function againstNothing(objection: LetterObjection): readonly string[] {
  if (!isSupportAlone(objection)) return [];
  return [
    `“${reasons.labels[objection.reason]}” cites only what supports the request. See that the place shows the reason, and that the rule fits.`,
  ];
}

function isSupportAlone({ findings }: LetterObjection): boolean {
  return findings.length > 0 && findings.every(({ reading }) => reading.verdict === 'supports');
}

const unplaced =
  'its decision cites no finding that stands, and no element that it is about was searched for on every page';
const unruled = 'no rule in force speaks of it for this process and what is cited';

function isPlaced({ findings, searches }: LetterObjection): boolean {
  return findings.length + searches.length > 0;
}

function reasonsOfDecision(
  ground: LetterGround,
  { demand, decision }: DecidedDemand,
): readonly LetterObjection[] {
  const { findings: cited, reasons: given } = decision.position;
  const concerned = concerning(ground, demand);
  const standing = concerned.filter((finding) => counts(finding) && cited.includes(finding.id));
  const against = standing.filter(({ reading }) => reading.verdict !== 'supports');
  const findings = against.length > 0 ? against : standing;
  return given.map((reason) => {
    const searches = findings.length > 0 ? [] : searchesGiving(ground, reason, concerned, demand.id);
    const shown = [...against.map(({ reading }) => reading.element), ...searches.map((each) => each.element)];
    return {
      reason,
      element: null,
      findings,
      searches,
      rules: rulesGiving(ground, reason, { demand, decision }, { shown: new Set(shown), concerned }),
      demands: namedOf(ground.state, new Set([demand.id])),
    };
  });
}

/** The standing findings that concern a demand, stale ones too. */
function concerning({ state }: LetterGround, { id }: Demand): readonly Finding[] {
  return standingFindings(state).filter((finding) => concerns(finding, id));
}

/** Whether the case's record shows a reason by itself: the process falls short of the data, or a call back failed. */
function isOnRecord(ground: LetterGround, { demand, decision }: DecidedDemand, reason: ReasonId): boolean {
  const { state, guidelines, on } = ground;
  const acts = actsFor(actsOf(state, ground), demand.id);
  const standing = concerning(ground, demand);
  if (reason === 'emergency-verification-failed') {
    return standingOf(verifiedByCall, standing, acts).state === 'broken';
  }
  if (ruleOffering(ground, { demand, decision }, reason).length > 0) return true;
  if (!ofProcess.includes(reason)) return false;
  const { verdict, leaning } = judge(guidelines, state.request, demand.terms.data, standing, on, acts);
  return ['insufficient', 'not-compellable'].includes(leaning ?? verdict);
}

/** The searches in vain for the elements of which a rule says that their lack gives this reason. */
function searchesGiving(
  ground: LetterGround,
  reason: ReasonId,
  findings: readonly Finding[],
  demand: string,
): readonly ElementSearch[] {
  const { state, guidelines, on } = ground;
  const lacking = rulesFor(guidelines, 'objection', state.request, on).flatMap(({ rule }) =>
    rule.reason === reason && rule.when.type === 'element' ? [rule.when.element] : [],
  );
  return [...new Set(lacking)].flatMap((element) => searchesFor(ground, element, findings, demand));
}

const ofProcess: readonly ReasonId[] = [
  'process-insufficient',
  'content-by-subpoena',
  'private-party-content',
];

/** The reasons for which a lesser set is given that a rule offers: none of them says more than that rule. */
const ofOffer: readonly ReasonId[] = ['overly-broad', 'inappropriate'];

/** The rule by which this process is given just the lesser category that the decision narrows to. */
function ruleOffering(
  { state, guidelines, on }: LetterGround,
  { demand, decision }: DecidedDemand,
  reason: ReasonId,
): readonly RuleCitation[] {
  const { narrowed } = decision.position;
  if (narrowed === null || !ofOffer.includes(reason)) return [];
  const given = givenOf(guidelines, state.request, demand.terms.data, on);
  return given?.data === narrowed.data ? given.rules : [];
}

/**
 * The rules that give this reason, of those that hold for this process: what is said of an element that the places or
 * searches show first, then what has a lesser set given, then what anybody may raise. What is said of any other element only
 * where none is shown, or the record shows the reason. Of a process that does not reach the data, those that say so too.
 */
function rulesGiving(
  ground: LetterGround,
  reason: ReasonId,
  decided: DecidedDemand,
  { shown, concerned }: { readonly shown: ReadonlySet<ElementId>; readonly concerned: readonly Finding[] },
): readonly RuleCitation[] {
  const { state, guidelines, on } = ground;
  const { data } = decided.demand.terms;
  const giving = rulesFor(guidelines, 'objection', state.request, on).filter(
    ({ rule }) => rule.reason === reason && holdsFor(ground, data, rule.when),
  );
  const ofElements = giving.filter(({ rule }) => rule.when.type === 'element');
  const ofShown = ofElements.filter(
    ({ rule: { when } }) => when.type === 'element' && shown.has(when.element),
  );
  const others = giving.filter(({ rule }) => rule.when.type !== 'element');
  const isOfAny = shown.size === 0 || isOnRecord(ground, decided, reason);
  const [first] = [
    ...ofShown.map(({ citation }) => citation),
    ...ruleOffering(ground, decided, reason),
    ...[...others, ...(isOfAny ? ofElements : [])].map(({ citation }) => citation),
  ];
  const deciding = ofProcess.includes(reason)
    ? judge(guidelines, state.request, data, concerned, on).rules
    : [];
  return uniqueCitations([...(first === undefined ? [] : [first]), ...deciding]);
}

/** Whether an objection can be raised to this data by this process. */
function holdsFor(
  { state, guidelines, on }: LetterGround,
  data: DataId,
  when: RuleOf<'objection'>['when'],
): boolean {
  if (when.type === 'element') return !isOfOtherProcesses(guidelines, state.request, when.element, on);
  return (
    (when.data === undefined || when.data.includes(data)) &&
    isChosen(when.processes, state.request.process ?? 'other')
  );
}

import { counts, standingFindings, type Demand, type Finding } from '../cases/case-state.ts';
import { actsOf } from '../evidence/commands.ts';
import { concerns, namedOf } from '../findings/concerns.ts';
import { actsFor, standingOf, verifiedByCall, type ElementSearch } from '../guidelines/element-standing.ts';
import { rulesFor, type RuleCitation } from '../guidelines/guidelines.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { judge } from '../guidelines/verdict.ts';
import { reasons, type ReasonId } from '../legal-basis.ts';
import { searchesFor } from './citable-searches.ts';
import type { DecidedDemand, LetterGround } from './letter-ground.ts';
import type { LetterObjection, LetterObjections } from './letter-objections.ts';

/** The reasons of one decision that were not raised yet, as far as each has both a place or a search and a rule. */
export function objectionsOfDecision(
  ground: LetterGround,
  decided: DecidedDemand,
  raised: ReadonlySet<ReasonId>,
): LetterObjections {
  const all = reasonsOfDecision(ground, decided).filter(({ reason }) => !raised.has(reason));
  return {
    objections: all.filter((each) => isPlaced(each) && each.rules.length > 0),
    leftOut: all.flatMap((each) => {
      const why = isPlaced(each) ? (each.rules.length > 0 ? null : unruled) : unplaced;
      return why === null ? againstNothing(each) : [`“${reasons.labels[each.reason]}” is left out: ${why}.`];
    }),
  };
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
function againstNothing({ reason, findings }: LetterObjection): readonly string[] {
  if (findings.length === 0 || findings.some(({ reading }) => reading.verdict !== 'supports')) return [];
  return [
    `“${reasons.labels[reason]}” cites only what supports the request. See that the place shows the reason, and that the rule fits.`,
  ];
}

const unplaced =
  'its decision cites no finding that stands, and no element that it is about was searched for on every page';
const unruled = 'no rule in force speaks of it';

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
  return given.map((reason) => ({
    reason,
    element: null,
    findings,
    searches: findings.length > 0 ? [] : searchesGiving(ground, reason, concerned, demand.id),
    rules: rulesGiving(ground, reason, demand.terms.data, concerned),
    demands: namedOf(ground.state, new Set([demand.id])),
  }));
}

/** The standing findings that concern a demand, stale ones too. */
function concerning({ state }: LetterGround, { id }: Demand): readonly Finding[] {
  return standingFindings(state).filter((finding) => concerns(finding, id));
}

/** Whether the case's record shows a reason by itself: the process falls short of the data, or a call back failed. */
function isOnRecord(ground: LetterGround, { demand }: DecidedDemand, reason: ReasonId): boolean {
  const { state, guidelines, on } = ground;
  const acts = actsFor(actsOf(state, ground), demand.id);
  const standing = concerning(ground, demand);
  if (reason === 'emergency-verification-failed') {
    return standingOf(verifiedByCall, standing, acts).state === 'broken';
  }
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

/** The rules that give this reason; of a process that does not reach the data, those that say so too. */
function rulesGiving(
  { state, guidelines, on }: LetterGround,
  reason: ReasonId,
  data: Parameters<typeof judge>[2],
  findings: readonly Finding[],
): readonly RuleCitation[] {
  const giving = rulesFor(guidelines, 'objection', state.request, on).flatMap(({ rule, citation }) =>
    rule.reason === reason ? [citation] : [],
  );
  const [first] = giving;
  const deciding = ofProcess.includes(reason)
    ? judge(guidelines, state.request, data, findings, on).rules
    : [];
  return uniqueCitations([...(first === undefined ? [] : [first]), ...deciding]);
}

import {
  isOutdated,
  standingDemands,
  standingFindings,
  type CaseState,
  type Decision,
  type Finding,
} from '../cases/case-state.ts';
import { ruleName, type RuleCitation, type RulesInForce } from '../guidelines/guidelines.ts';
import { dispositions, elements, verdicts } from '../legal-basis.ts';
import type { LetterRests } from './events.ts';
import { placeInWords } from './letter-citations.ts';
import { shown } from './letter-words.ts';
import type { Letter } from './letter-state.ts';

/**
 * What changed since of what a letter rests on, in sentences; none while it is as it was. `rules` are those that hold for
 * the case now; null where they are not asked.
 */
export function changedSince(
  rests: LetterRests,
  state: CaseState,
  rules: RulesInForce | null,
): readonly string[] {
  return [
    ...rests.findings.flatMap((rest) => findingChange(state, rest)),
    ...(rests.searches ?? []).flatMap((rest) => searchChange(state, rest)),
    ...rests.decisions.flatMap((entry) => decisionChange(state, entry)),
    ...(rules === null ? [] : rests.rules.flatMap((rest) => ruleChange(rules, rest))),
  ];
}

/** The letters that something changed under and that no other letter replaces. */
export function staleLetters(state: CaseState, rules: RulesInForce | null): readonly Letter[] {
  const replaced = new Set(state.letters.map(({ replaces }) => replaces));
  return state.letters.filter(
    ({ id, rests }) => !replaced.has(id) && changedSince(rests, state, rules).length > 0,
  );
}

type RestingRule = LetterRests['rules'][number];

/** A rule as a letter rests on it now. */
export function restOfRule({
  profile,
  edition,
  rule,
  version,
  text,
  source,
  verified,
}: RuleCitation): RestingRule {
  return { profile, edition, rule, version, cited: { text, source, verified } };
}

function ruleChange(rules: RulesInForce, { profile, rule, version, cited }: RestingRule): readonly string[] {
  const now = rules.get(ruleName(profile, rule));
  const before = cited === undefined ? `${profile}, ${rule}` : `“${cited.text}”`;
  if (now === undefined) return [`A rule that it cites no longer holds here: ${before}`];
  const isSame =
    now.version === version &&
    (cited === undefined ||
      (now.text === cited.text && now.source === cited.source && now.verified === cited.verified));
  return isSame ? [] : [`A rule that it cites changed: ${before} Now: “${now.text}” (${now.source}).`];
}

type RestingFinding = LetterRests['findings'][number];

/** A finding as a letter rests on it now. */
export function restOf({ id, entry, changed, reading }: Finding): RestingFinding {
  const { element, verdict } = reading;
  return { finding: id, entry: changed?.entry ?? entry, reading: { element, verdict } };
}

function findingChange(
  state: CaseState,
  { finding: id, entry, reading: before }: RestingFinding,
): readonly string[] {
  const finding = state.findings.find((each) => each.id === id);
  if (finding === undefined) return ['A finding that it cites is not here.'];
  const where = `The finding in ${placeInWords(state, finding)}`;
  if (finding.withdrawn !== null) return [`${where} was withdrawn: ${finding.withdrawn}`];
  const now = finding.reading;
  if (restOf(finding).entry === entry) return [];
  if (now.element !== before.element) {
    return [
      `${where} is on “${elements.labels[now.element]}” now; it was on “${elements.labels[before.element]}”.`,
    ];
  }
  const what = `“${elements.labels[now.element]}”`;
  if (now.verdict === before.verdict) return [`${where}, on ${what}, has another note now.`];
  return [`${where} now ${said(now)} ${what}; before, it ${said(before)} it.`];
}

/** A search in vain no longer shows a lack where something was found, or a document came that nobody searched. */
function searchChange(
  state: CaseState,
  { element }: NonNullable<LetterRests['searches']>[number],
): readonly string[] {
  const what = `“${elements.labels[element]}”`;
  if (standingFindings(state).some(({ reading }) => reading.element === element)) {
    return [`It says that ${what} was not found; there is a finding on it now.`];
  }
  const searched = new Set(
    state.searches.filter((search) => search.element === element).map(({ document }) => document),
  );
  const fresh = state.documents.find(({ sha256 }) => !searched.has(sha256));
  return fresh === undefined
    ? []
    : [`It says that ${what} was not found; nobody searched ${shown(fresh.name)} for it.`];
}

function said({ verdict }: RestingFinding['reading']): string {
  return verdicts.labels[verdict].toLowerCase();
}

function decisionChange(state: CaseState, entry: string): readonly string[] {
  const decision = state.decisions.find((each) => each.entry === entry);
  if (decision === undefined) return ['A decision that it rests on is not here.'];
  const what = `The decision “${dispositions.labels[decision.position.disposition]}”`;
  if (decision.supersededBy.length > 0) return [`${what} was superseded by another one.`];
  return demandChange(state, decision, what);
}

function demandChange(state: CaseState, decision: Decision, what: string): readonly string[] {
  const demand = standingDemands(state).find(({ id }) => id === decision.position.demand);
  if (demand === undefined) return [`${what} was on a demand that was withdrawn.`];
  return isOutdated(decision, demand) ? [`${what} was on a demand that changed since.`] : [];
}

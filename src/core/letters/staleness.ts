import {
  isOutdated,
  standingDemands,
  type CaseState,
  type Decision,
  type Demand,
  type Finding,
} from '../cases/case-state.ts';
import { pagesInWords } from '../evidence/pages-in-words.ts';
import { byFindings } from '../findings/concerns.ts';
import { isStale, staleInWords } from '../findings/stale-words.ts';
import {
  noActs,
  actsFor,
  standingOf,
  verifiedByCall,
  type ElementSearch,
  type SearchableDocument,
} from '../guidelines/element-standing.ts';
import { ruleName, type RuleCitation, type RulesInForce } from '../guidelines/guidelines.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { dispositions, elements, verdicts } from '../legal-basis.ts';
import type { LetterRests } from './events.ts';
import { placeInWords } from './letter-citations.ts';
import { shown } from './letter-words.ts';
import type { Letter } from './letter-state.ts';

/**
 * What changed since of what a letter rests on, in sentences; none while it is as it was. `rules` are those that hold for
 * the case now; null where they are not asked. `documents` say how many pages each has; where they are not asked, what was
 * searched of a document has to be enough.
 */
export function changedSince(
  rests: LetterRests,
  state: CaseState,
  rules: RulesInForce | null,
  documents: readonly SearchableDocument[] = uncounted(state),
): readonly string[] {
  return [
    ...rests.findings.flatMap((rest) => findingChange(state, rest)),
    ...(rests.searches ?? []).flatMap((rest) => searchChange(state, rest, documents)),
    ...rests.decisions.flatMap((entry) => decisionChange(state, entry)),
    ...(rules === null ? [] : rests.rules.flatMap((rest) => ruleChange(rules, rest))),
  ];
}

/** The letters that something changed under and that no other letter replaces. */
export function staleLetters(
  state: CaseState,
  rules: RulesInForce | null,
  documents: readonly SearchableDocument[] = uncounted(state),
): readonly Letter[] {
  const replaced = new Set(state.letters.map(({ replaces }) => replaces));
  return state.letters.filter(
    ({ id, rests }) => !replaced.has(id) && changedSince(rests, state, rules, documents).length > 0,
  );
}

function uncounted({ documents }: CaseState): readonly SearchableDocument[] {
  return documents.map(({ sha256 }) => ({ sha256, pages: null }));
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
  const { note: _note, ...rest } = reading;
  return { finding: id, entry: changed?.entry ?? entry, reading: rest };
}

type RestingSearch = NonNullable<LetterRests['searches']>[number];

/** Searches in vain as a letter rests on them; `demands` null where they are told of everything demanded. */
export function restsOfSearches(
  searches: readonly ElementSearch[],
  demands: readonly Demand[] | null,
): readonly RestingSearch[] {
  return [...Map.groupBy(searches, ({ element }) => element)].map(([element, own]) => ({
    element,
    entries: own.map(({ entry }) => entry),
    ...(demands === null ? {} : { demands: demands.map(({ id }) => id) }),
  }));
}

function findingChange(
  state: CaseState,
  { finding: id, entry, reading: before }: RestingFinding,
): readonly string[] {
  const finding = state.findings.find((each) => each.id === id);
  if (finding === undefined) return ['A finding that it cites is not here.'];
  const where = `The finding in ${placeInWords(state, finding)}`;
  if (finding.withdrawn !== null) return [`${where} was withdrawn: ${finding.withdrawn}`];
  if (isStale(finding)) return [`${where} is stale: ${staleInWords(state, finding, shown)}.`];
  const now = finding.reading;
  if (restOf(finding).entry === entry) return [];
  if (now.element !== before.element) {
    return [
      `${where} is on “${elements.labels[now.element]}” now; it was on “${elements.labels[before.element]}”.`,
    ];
  }
  const what = `“${elements.labels[now.element]}”`;
  if (now.verdict === before.verdict) {
    const isSame = canonicalJson(now.demands ?? []) === canonicalJson(before.demands ?? []);
    return [`${where}, on ${what}, ${isSame ? 'has another note' : 'concerns other demands'} now.`];
  }
  return [`${where} now ${said(now)} ${what}; before, it ${said(before)} it.`];
}

/** A search in vain no longer shows a lack where something was found, or where not every page was searched. */
function searchChange(
  state: CaseState,
  { element, demands }: RestingSearch,
  documents: readonly SearchableDocument[],
): readonly string[] {
  const what = `It says that “${elements.labels[element]}” was not found;`;
  const { searches, amendments } = state;
  const acts = { ...noActs, documents, searches, amendments };
  const told = standingDemands(state).filter(({ id }) => demands?.includes(id) ?? true);
  const grounds = byFindings(state.findings, told, searches).map(
    ({ findings, any }) => standingOf(element, findings, actsFor(acts, any)).ground,
  );
  const ground = grounds.find(({ type }) => type !== 'searched');
  if (ground === undefined) return [];
  if (ground.type === 'finding') return [`${what} there is a finding on it now.`];
  if (ground.type === 'nothing' && ground.stale !== undefined) {
    return [`${what} there is a stale finding on it.`];
  }
  if (element === verifiedByCall)
    return [`${what} that is no matter of a search: only a call back shows it.`];
  const [gap] = ground.type === 'nothing' ? ground.unsearched : [];
  const document = state.documents.find(({ sha256 }) => sha256 === gap?.document);
  const name = document === undefined ? 'every document' : shown(document.name);
  const isWhole = !state.searches.some((each) => each.element === element && each.document === gap?.document);
  if (gap === undefined || isWhole) return [`${what} nobody searched ${name} for it.`];
  const pages =
    gap.to === null ? `pages ${gap.from} to the end` : pagesInWords({ from: gap.from, to: gap.to });
  return [`${what} nobody searched ${pages} of ${name} for it.`];
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

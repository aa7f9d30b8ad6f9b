import { counts, type Finding } from '../cases/case-state.ts';
import { dataCategories, type DataId, type ElementId } from '../legal-basis.ts';
import type { DemandTerms } from '../requests/events.ts';
import { checklist, type ExaminedRequest } from './checklist.ts';
import { isChosen } from './choice.ts';
import { compareText, rulesFor, type Asked, type Guidelines, type RuleCitation } from './guidelines.ts';
import { opens } from './plain-sufficiency.ts';
import { quotedPeriod, type Period } from './quoted-period.ts';
import { uniqueCitations } from './sufficiency.ts';
import { judge, type Judged } from './verdict.ts';

/** A part of the demand that is supported where the whole is not; an offer, never a decision. */
export interface NarrowerSet {
  readonly terms: DemandTerms;
  /** What is left out, against what was demanded; one sentence each. */
  readonly difference: readonly string[];
  readonly rules: readonly RuleCitation[];
  /** The findings whose quotations name the accounts or days. */
  readonly findings: readonly string[];
  /** The category rests on a rule that was only remembered. */
  readonly unverified: boolean;
}

const saysAccounts: readonly ElementId[] = ['identifiers-exact', 'particularity-accounts'];
const saysDays: readonly ElementId[] = ['date-range', 'particularity-dates', 'nexus'];

/** What giving less can mend; any other element fails the process itself, as far as the lesser data asks for it too. */
const mendable: ReadonlySet<ElementId> = new Set([
  ...saysAccounts,
  ...saysDays,
  'particularity-categories',
  'process-sufficient',
  'record-types',
  'subpoena-fields-only',
]);

/** What else bears on whether something less may be offered. */
interface Beside {
  /** The other demands of the case. */
  readonly others: readonly DemandTerms[];
  /** Whether each required element was examined: until then nobody knows whether the process is good for anything. */
  readonly isExamined: boolean;
  /** The elements that are broken, or were searched for in vain where they are required. */
  readonly failed: readonly ElementId[];
}

/** Null where nothing less than the demand is supported, or known, or where that fails for the same defect. */
export function narrowerSet(
  guidelines: Guidelines,
  request: ExaminedRequest,
  demand: DemandTerms,
  judged: Judged,
  findings: readonly Finding[],
  on: string,
  { others, isExamined, failed }: Beside,
): NarrowerSet | null {
  const standing = findings.filter((finding) => counts(finding) && finding.reading.verdict === 'supports');
  if (judged.refused && !isExamined) return null;
  const category = judged.refused
    ? reachable(guidelines, request, demand, findings, on, others)
    : givenOf(guidelines, request, demand.data, on);
  if (!opens(judged) && !(judged.refused && category !== null)) return null;
  const accounts = namedAccounts(demand.identifiers, standing);
  const period = namedPeriod(demand, standing);
  const terms: DemandTerms = {
    data: category?.data ?? demand.data,
    identifiers: accounts.identifiers,
    from: period.from,
    to: period.to,
  };
  const difference = differenceInWords(demand, terms);
  if (difference.length === 0) return null;
  const asked = checklist(guidelines, { ...request, nondisclosure: null }, [terms.data], on);
  if (asked.some(({ element }) => failed.includes(element) && !mendable.has(element))) return null;
  return {
    terms,
    difference,
    rules: category?.rules ?? [],
    findings: [...new Set([...accounts.findings, ...period.findings])].toSorted(compareText),
    unverified: category?.unverified ?? false,
  };
}

interface Lesser {
  readonly data: DataId;
  readonly rules: readonly RuleCitation[];
  readonly unverified: boolean;
}

/** The lesser category that the rules have given to this process, which reaches more. */
export function givenOf(guidelines: Guidelines, request: Asked, data: DataId, on: string): Lesser | null {
  for (const { rule, citation } of rulesFor(guidelines, 'minimum-process', request, on)) {
    const { gives } = rule;
    if (gives === undefined || gives.data === data || !rule.data.includes(data)) continue;
    if (!isChosen(gives.processes, request.process ?? 'other')) continue;
    return { data: gives.data, rules: [citation], unverified: rule.verified === 'memory' };
  }
  return null;
}

/**
 * The widest of the lesser categories that this process does reach, unless that, or one that goes further, is demanded
 * for these accounts by itself: what becomes of that is for its own decision.
 */
function reachable(
  guidelines: Guidelines,
  request: Asked,
  demand: DemandTerms,
  findings: readonly Finding[],
  on: string,
  others: readonly DemandTerms[],
): Lesser | null {
  for (const { rule, citation } of rulesFor(guidelines, 'narrower', request, on)) {
    if (!rule.data.includes(demand.data)) continue;
    for (const lesser of rule.to) {
      if (others.some((other) => other.data === lesser && isOfAllAccounts(other, demand))) break;
      const { verdict, leaning, rules } = judge(guidelines, request, lesser, findings, on);
      if ((leaning ?? verdict) !== 'sufficient') continue;
      const unverified = verdict === 'unverified-rule' || rule.verified === 'memory';
      return { data: lesser, rules: uniqueCitations([citation, ...rules]), unverified };
    }
  }
  return null;
}

/** Whether one demand asks about every account that the other one asks about; one that names none asks about any. */
function isOfAllAccounts({ identifiers }: DemandTerms, demand: DemandTerms): boolean {
  if (identifiers.length === 0) return true;
  return (
    demand.identifiers.length > 0 && demand.identifiers.every((account) => identifiers.includes(account))
  );
}

/** The identifiers that a supporting quotation names; all of them where none is named, or all are. */
function namedAccounts(
  identifiers: readonly string[],
  supporting: readonly Finding[],
): { identifiers: readonly string[]; findings: readonly string[] } {
  const quotes = supporting.flatMap(({ id, reading, anchor }) =>
    saysAccounts.includes(reading.element) && anchor.quote !== null
      ? [{ id, words: wordsOf(anchor.quote.exact) }]
      : [],
  );
  const named = identifiers.filter((identifier) =>
    quotes.some(({ words }) => words.has(identifier.toLowerCase())),
  );
  if (named.length === 0 || named.length === identifiers.length) return { identifiers, findings: [] };
  const used = quotes.filter(({ words }) => named.some((identifier) => words.has(identifier.toLowerCase())));
  return { identifiers: named, findings: used.map(({ id }) => id) };
}

/** Whole words only, so that a@example.com is not found in aa@example.com; what stands around a word is cut off. */
function wordsOf(quote: string): ReadonlySet<string> {
  const words = quote.toLowerCase().split(/\s+/);
  return new Set(words.flatMap((word) => [word, word.replaceAll(/^[("'“‘<[]+|[)"'”’>\].,;:]+$/g, '')]));
}

/** The days demanded, cut down to what supporting quotations name. */
function namedPeriod(
  { from, to }: DemandTerms,
  supporting: readonly Finding[],
): { from: string | null; to: string | null; findings: readonly string[] } {
  const quoted = supporting.flatMap(({ id, reading, anchor }) => {
    const period =
      saysDays.includes(reading.element) && anchor.quote !== null ? quotedPeriod(anchor.quote.exact) : null;
    return period === null ? [] : [{ id, period }];
  });
  const [first, ...others] = quoted.map(({ period }) => period);
  if (first === undefined) return { from, to, findings: [] };
  const hull = others.reduce<Period>(
    (whole, part) => ({
      from: part.from < whole.from ? part.from : whole.from,
      to: part.to > whole.to ? part.to : whole.to,
    }),
    first,
  );
  const cut = {
    from: from === null || from < hull.from ? hull.from : from,
    to: to === null || to > hull.to ? hull.to : to,
  };
  if (cut.to < cut.from || (cut.from === from && cut.to === to)) return { from, to, findings: [] };
  return { ...cut, findings: quoted.map(({ id }) => id) };
}

/** What the narrower set leaves out; an empty list where nothing is. */
export function differenceInWords(demanded: DemandTerms, given: DemandTerms): readonly string[] {
  const left = demanded.identifiers.filter((identifier) => !given.identifiers.includes(identifier));
  return [
    ...(demanded.data === given.data
      ? []
      : [
          `${dataCategories.labels[given.data]} instead of ${dataCategories.labels[demanded.data].toLowerCase()}.`,
        ]),
    ...(left.length === 0 ? [] : [`Without ${left.length} of ${demanded.identifiers.length} identifiers.`]),
    ...(demanded.from === given.from
      ? []
      : [`From ${given.from ?? 'any day'}; demanded from ${demanded.from ?? 'any day'}.`]),
    ...(demanded.to === given.to
      ? []
      : [`Up to ${given.to ?? 'any day'}; demanded up to ${demanded.to ?? 'any day'}.`]),
  ];
}

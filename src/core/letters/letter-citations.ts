import { standingDemands, type CaseState, type Demand, type Finding } from '../cases/case-state.ts';
import { pagesInWords } from '../evidence/pages-in-words.ts';
import type { ElementSearch } from '../guidelines/element-standing.ts';
import type { RuleCitation } from '../guidelines/guidelines.ts';
import { elements, reasons } from '../legal-basis.ts';
import type { LetterBlock } from './letter-blocks.ts';
import { toCheck, toFillIn } from './letter-blocks.ts';
import type { LetterObjection } from './letter-objections.ts';
import { shortTermsInLetter, shown } from './letter-words.ts';

const longestQuote = 1500;

/** Where a finding lies: `warrant.pdf, page 2`. */
export function placeInWords({ documents }: Pick<CaseState, 'documents'>, finding: Finding): string {
  const document = documents.find(({ sha256 }) => sha256 === finding.document);
  return `${shown(document?.name ?? 'a document that is not here')}, page ${finding.anchor.page}`;
}

/** A finding as it may be told: what stands where. Its note is work product and stays inside. */
export function findingBlocks(state: CaseState, finding: Finding): readonly LetterBlock[] {
  const place = placeInWords(state, finding);
  const { quote } = finding.anchor;
  if (quote === null) return [{ kind: 'item', text: `The place marked in ${place}.` }];
  const exact = shown(quote.exact);
  const cut = exact.length > longestQuote ? `${exact.slice(0, longestQuote).toWellFormed()} …` : exact;
  return [
    { kind: 'quote', text: `“${cut}”` },
    { kind: 'item', text: `In ${place}.` },
  ];
}

/** Where something was searched for in vain: `Not found in warrant.pdf, pages 1 to 4.` */
export function searchInWords({ documents }: Pick<CaseState, 'documents'>, search: ElementSearch): string {
  const document = documents.find(({ sha256 }) => sha256 === search.document);
  return `Not found in ${shown(document?.name ?? 'a document that is not here')}, ${pagesInWords(search)}.`;
}

export function searchBlocks(
  state: Pick<CaseState, 'documents'>,
  searches: readonly ElementSearch[],
): readonly LetterBlock[] {
  return [...new Set(searches.map((search) => searchInWords(state, search)))].map((text) => ({
    kind: 'item',
    text,
  }));
}

/**
 * A rule as it may be told. What was read in the statute or an excerpt of it is told as law; what comes from a summary
 * or is the company's own, as its guidelines; what was only remembered, or is no more than what providers do, not at all
 * before somebody checked it: it binds no requester, and may say what speaks for them.
 */
export function ruleBlock(rule: RuleCitation): LetterBlock {
  return ruleBlockAs(rule, 'The rule', 'Our guidelines for requesters');
}

/** The same of a rule whose text says what a process has to show, where a question is asked about that. */
export function askingRuleBlock(rule: RuleCitation): LetterBlock {
  return ruleBlockAs(
    rule,
    'By the rule this has to be so',
    'By our guidelines for requesters this has to be so',
  );
}

function ruleBlockAs(rule: RuleCitation, law: string, own: string): LetterBlock {
  const { text, source, basis, verified } = rule;
  if (basis === 'practice') {
    const practice = `“${text}” (${source}). This is what providers report that they do, not law, and may say what speaks for the requester. Put it in words that you would send, or delete it.`;
    return { kind: 'paragraph', text: toCheck(practice) };
  }
  if (verified === 'memory') {
    const remembered = `“${text}” (${source}). This rule was only remembered, not checked against its source.`;
    return { kind: 'paragraph', text: toCheck(remembered) };
  }
  const authority = authorityOf(rule);
  const isLaw = basis === 'law' && verified !== 'secondary' && authority !== '';
  return {
    kind: 'paragraph',
    text: `${isLaw ? law : own}: ${text}${authority === '' ? ' No rule of law is cited for this.' : ` (${authority})`}`,
  };
}

/** Says where the rules' author read something, and binds no requester. */
const noAuthority = /\bfrom a summary$|^published guidelines of /i;

/** What of a rule's source can be cited to a requester; empty where nothing can. */
function authorityOf({ source }: Pick<RuleCitation, 'source'>): string {
  const parts = source.split(';').map((part) => part.trim());
  return parts.filter((part) => !noAuthority.test(part)).join('; ');
}

/** A sentence for the writer where rules are told that no statute or court rule is named for. */
export function rulesWithoutAuthority(rules: readonly RuleCitation[]): readonly string[] {
  const told = rules.filter(
    (rule) => rule.basis !== 'practice' && rule.verified !== 'memory' && authorityOf(rule) === '',
  );
  if (told.length === 0) return [];
  return [
    `${told.length === 1 ? 'One rule is' : `${told.length} rules are`} told as your guidelines for requesters, without a statute or a rule of court: the guidelines in force name none. Add the authority where there is one.`,
  ];
}

/** One objection after the other, each with the demands that it concerns, its places and its rules; without any, the writer fills one in. */
export function objectionBlocks(
  state: CaseState,
  objections: readonly LetterObjection[],
  locale: string,
): readonly LetterBlock[] {
  const all: readonly LetterBlock[] =
    standingDemands(state).length > 1
      ? [{ kind: 'paragraph', text: 'This concerns everything that is demanded.' }]
      : [];
  return objections.flatMap(({ reason, element, findings, searches, rules, demands }, index) => [
    { kind: 'heading' as const, text: `${index + 1}. ${headingOf(reason, element)}` },
    ...(demands === null ? all : concernedBlocks(demands, locale)),
    ...findings.flatMap((finding) => findingBlocks(state, finding)),
    ...searchBlocks(state, searches),
    ...(rules.length === 0 ? [ruleToFillIn] : rules.map(ruleBlock)),
  ]);
}

const ruleToFillIn: LetterBlock = { kind: 'paragraph', text: toFillIn('the rule that this rests on') };

/** Of what is demanded something is said; nothing where it is said of all. */
export function concernedBlocks(demands: readonly Demand[] | null, locale: string): readonly LetterBlock[] {
  if (demands === null) return [];
  const named = demands.map(({ terms }) => shortTermsInLetter(terms, locale)).join('; ');
  return [{ kind: 'paragraph', text: `This concerns: ${named}.` }];
}

function headingOf(reason: LetterObjection['reason'], element: LetterObjection['element']): string {
  const label: string = reasons.labels[reason];
  const failed: string = element === null ? label : elements.labels[element];
  return label.toLowerCase().includes(failed.toLowerCase()) ? label : `${label}: ${failed}`;
}

/** Sentences for the writer about rules that nobody checked. */
export function uncheckedRules(rules: readonly RuleCitation[]): readonly string[] {
  return rules
    .filter(({ verified }) => verified === 'memory')
    .map(
      ({ text, source }) =>
        `Unverified rule: “${text}” (${source}). It stands in brackets and is no law yet: check it, or take it out.`,
    );
}

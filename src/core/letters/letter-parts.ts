import { standingDemands, type Decision, type Demand, type Finding } from '../cases/case-state.ts';
import { preservationRules } from '../clocks/case-clocks.ts';
import type { Clock } from '../clocks/clock.ts';
import { givenBy } from '../emergencies/emergency-state.ts';
import { assessInCase } from '../evidence/case-assessment.ts';
import { concernedBy } from '../findings/concerns.ts';
import { checklist } from '../guidelines/checklist.ts';
import type { RuleCitation } from '../guidelines/guidelines.ts';
import { acts, dataCategories, elements, reasons } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms } from '../requests/events.ts';
import type { LetterRests } from './events.ts';
import { unclearFindings } from './letter-availability.ts';
import { toCheck, type LetterBlock } from './letter-blocks.ts';
import {
  askingRuleBlock,
  concernedBlocks,
  findingBlocks,
  objectionBlocks,
  ruleBlock,
  searchBlocks,
} from './letter-citations.ts';
import { shownReasons } from './decision-reasons.ts';
import { decidedDemands, type DecidedDemand, type LetterGround } from './letter-ground.ts';
import { objectionsOf } from './letter-objections.ts';
import type { BlockPlaceholder } from './letter-texts.ts';
import { momentInLetter, termsInLetter } from './letter-words.ts';
import { restsOfSearches } from './staleness.ts';

/** What a block placeholder becomes, with what that rests on. */
export interface LetterPart {
  readonly blocks: readonly LetterBlock[];
  readonly findings: readonly Finding[];
  readonly searches: NonNullable<LetterRests['searches']>;
  readonly decisions: readonly Decision[];
  readonly rules: readonly RuleCitation[];
  readonly cautions: readonly string[];
}

const nothing: LetterPart = {
  blocks: [],
  findings: [],
  searches: [],
  decisions: [],
  rules: [],
  cautions: [],
};

/** `account` is whose demands are told, where a user is told of their own only. */
export function letterPart(name: BlockPlaceholder, ground: LetterGround, account: string | null): LetterPart {
  switch (name) {
    case 'demands':
      return {
        ...nothing,
        blocks: [
          ...standingDemands(ground.state).map(({ terms }) => item(ground, terms)),
          ...disregardedBlocks(ground, ({ terms }) => terms),
        ],
      };
    case 'account-demands':
      return accountDemands(ground, account);
    case 'unclear':
      return unclearPart(ground);
    case 'objections':
      return objectionsPart(ground);
    case 'narrowed':
      return decisionsPart(ground, decidedDemands(ground.state, ['narrow']));
    case 'rejected':
      return decisionsPart(ground, decidedDemands(ground.state, ['reject']));
    case 'produced':
      return producedPart(ground);
  }
}

function item({ texts }: LetterGround, terms: DemandTerms): LetterBlock {
  return { kind: 'item', text: termsInLetter(terms, texts.locale) };
}

/** The demands on one account, naming no other one. */
function accountDemands(ground: LetterGround, account: string | null): LetterPart {
  const own = standingDemands(ground.state).filter(
    ({ terms }) => account !== null && terms.identifiers.includes(account),
  );
  const toldTo = (terms: DemandTerms): DemandTerms => ({
    ...terms,
    identifiers: account === null ? [] : [account],
  });
  return {
    ...nothing,
    blocks: [
      ...own.map(({ terms }) => item(ground, toldTo(terms))),
      ...disregardedBlocks(ground, ({ terms }) =>
        account !== null && terms.identifiers.includes(account) ? toldTo(terms) : null,
      ),
    ],
  };
}

/** What only a cover sheet asks for; why that was found stays inside. `told` gives what of it may be named, if anything. */
function disregardedBlocks(
  { state, texts }: LetterGround,
  told: (demand: Demand) => DemandTerms | null,
): readonly LetterBlock[] {
  const named = state.demands
    .filter(({ withdrawn, disregarded }) => withdrawn === null && disregarded !== null)
    .flatMap((demand) => told(demand) ?? [])
    .map((terms) => termsInLetter(terms, texts.locale));
  if (named.length === 0) return [];
  return [
    paragraph(
      `The cover sheet alone also names: ${named.join('; ')}. The process itself does not, so this is not taken as demanded and is not answered.`,
    ),
  ];
}

function unclearPart({ state, guidelines, on, texts }: LetterGround): LetterPart {
  const findings = unclearFindings(state);
  const data = standingDemands(state).map(({ terms }) => terms.data);
  const asking = new Map(
    checklist(guidelines, state.request, data, on).map(({ element, rules }) => [element, rules]),
  );
  const grouped = Map.groupBy(findings, ({ reading }) => reading.element);
  const rules = [...grouped.keys()].flatMap((element) => asking.get(element) ?? []);
  return {
    ...nothing,
    blocks: [...grouped].flatMap(([element, own], index): LetterBlock[] => [
      { kind: 'heading', text: `${index + 1}. ${elements.labels[element]}` },
      ...own.flatMap((finding) => [
        ...findingBlocks(state, finding),
        ...concernedBlocks(concernedBy(state, finding), texts.locale),
      ]),
      ...(asking.get(element) ?? []).map(askingRuleBlock),
    ]),
    findings,
    rules,
  };
}

function objectionsPart(ground: LetterGround): LetterPart {
  const decided = decidedDemands(ground.state, ['challenge', 'reject']);
  const { objections, leftOut } = objectionsOf(ground, decided);
  return {
    blocks: objectionBlocks(ground.state, objections, ground.texts.locale),
    findings: objections.flatMap(({ findings }) => findings),
    searches: objections.flatMap(({ searches, demands }) => restsOfSearches(searches, demands)),
    decisions: decided.map(({ decision }) => decision),
    rules: objections.flatMap(({ rules }) => rules),
    cautions: leftOut,
  };
}

/** Each demand with what is given of it, and why no more. */
function decisionsPart(ground: LetterGround, decided: readonly DecidedDemand[]): LetterPart {
  const parts = decided.map((each, index) => decisionPart(ground, each, index + 1));
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    findings: parts.flatMap(({ findings }) => findings),
    searches: parts.flatMap(({ searches }) => searches),
    decisions: decided.map(({ decision }) => decision),
    rules: parts.flatMap(({ rules }) => rules),
    cautions: parts.flatMap(({ cautions }) => cautions),
  };
}

function decisionPart(ground: LetterGround, decided: DecidedDemand, number: number): LetterPart {
  const { decision } = decided;
  const { narrowed } = decision.position;
  const { locale } = ground.texts;
  const { objections, leftOut } = shownReasons(ground, decided);
  const findings = [...new Set(objections.flatMap((each) => each.findings))];
  const searches = objections.flatMap((each) => each.searches);
  const rules = objections.flatMap((each) => each.rules);
  return {
    blocks: [
      { kind: 'heading', text: `${number}. ${termsInLetter(decision.terms, locale)}` },
      ...(narrowed === null ? [] : [paragraph(`Limited to: ${termsInLetter(narrowed, locale)}.`)]),
      paragraph(`Because: ${reasonsInLetter(decision)}.`),
      ...findings.flatMap((finding) => findingBlocks(ground.state, finding)),
      ...searchBlocks(ground.state, searches),
      ...[...new Map(rules.map((rule) => [rule.rule, rule])).values()].map(ruleBlock),
    ],
    findings,
    searches: objections.flatMap((each) => restsOfSearches(each.searches, each.demands)),
    decisions: [decision],
    rules,
    cautions: leftOut,
  };
}

function producedPart(ground: LetterGround): LetterPart {
  const { texts } = ground;
  const { locale } = texts;
  const decided = decidedDemands(ground.state, [
    'produce',
    'narrow',
    'challenge',
    'reject',
    'nothing-to-produce',
  ]);
  const given = decided.filter(({ decision }) =>
    ['produce', 'narrow'].includes(decision.position.disposition),
  );
  const refused = decided.filter((each) => !given.includes(each));
  const isKept = given.some(({ decision }) => doneBy(decision).data === 'preservation');
  const isTold = texts.letters.production.body.some((line) => line.includes(dataApart));
  const isData = given.some(({ decision }) => givenBy(decision) !== null);
  return {
    ...nothing,
    blocks: [
      ...given.map(({ decision }): LetterBlock => {
        const { narrowed } = decision.position;
        const terms = termsInLetter(decision.terms, locale);
        const text = acts.has(doneBy(decision).data)
          ? actInLetter(ground, decision)
          : narrowed === null
            ? `${terms}: in full.`
            : `${termsInLetter(narrowed, locale)}: instead of ${terms}. ${reasonsInLetter(decision)}.`;
        return { kind: 'item', text };
      }),
      ...(isData && !isTold ? [paragraph(`${dataApart} ${confirmThem}`)] : []),
      ...(refused.length === 0 ? [] : [paragraph('We do not produce:')]),
      ...refused.map(({ decision }): LetterBlock => ({
        kind: 'item',
        text: `${termsInLetter(decision.terms, locale)}; because: ${reasonsInLetter(decision)}.`,
      })),
    ],
    decisions: decided.map(({ decision }) => decision),
    rules: isKept ? keptUntil(ground).map(({ basis }) => basis) : [],
    cautions: given.flatMap((each) => uncheckedGround(ground, each)),
  };
}

/** A firm's own texts may say it of every answer: then it is not said again. */
const dataApart = 'The data come apart from this letter.';
const confirmThem = 'Please confirm that they arrived whole, and handle them as the law requires.';

function doneBy({ position, terms }: Decision): DemandTerms {
  return position.narrowed ?? terms;
}

/** What is done on a demand for an act, which gives no data; of a preservation also until when. */
function actInLetter(ground: LetterGround, decision: Decision): string {
  const { locale } = ground.texts;
  const { narrowed } = decision.position;
  const done = doneBy(decision);
  const instead =
    narrowed === null
      ? ''
      : ` Instead of ${termsInLetter(decision.terms, locale)}. ${reasonsInLetter(decision)}.`;
  const what = done.data === 'preservation' ? 'preserved' : 'done';
  const kept = done.data === 'preservation' ? keptUntil(ground) : [];
  const until = kept.map(({ endsAt, basis }) => {
    const said = `What is preserved is kept until ${momentInLetter(endsAt, locale)}.`;
    return ` ${basis.verified === 'memory' ? toCheck(said) : said}`;
  });
  return `${termsInLetter(done, locale)}: ${what}; nothing is disclosed.${until.join('')}${instead}`;
}

/** The clock by which the case's own preservation ends; none where it counts as the extension of another one. */
function keptUntil({
  state,
  guidelines,
  clocks,
}: LetterGround): readonly (Clock & { readonly endsAt: Moment })[] {
  const own = preservationRules(guidelines, state);
  const running = clocks.find(({ id, stoppedBy }) => own.has(id) && stoppedBy === null);
  return running === undefined || running.endsAt === null ? [] : [{ ...running, endsAt: running.endsAt }];
}

/** A sentence for the writer where what is given rests on rules that nobody checked. */
function uncheckedGround(ground: LetterGround, { demand, decision }: DecidedDemand): readonly string[] {
  const terms = decision.position.narrowed ?? decision.terms;
  const { verdict, rules } = assessInCase(ground.state, { ...demand, terms }, ground);
  if (verdict !== 'unverified-rule') return [];
  const cited = rules.map(({ text, source }) => `“${text}” (${source})`).join(' ');
  const given = `“${dataCategories.labels[terms.data]}”`;
  const isRemembered = rules.some(({ verified }) => verified === 'memory');
  return [
    `${isRemembered ? `What ${given} is given by was not checked against its source` : `No rule of law was found that lets ${given} be given, only what providers report that they do`}: ${cited} Counsel has to decide before this goes.`,
  ];
}

function reasonsInLetter({ position }: Decision): string {
  return position.reasons.map((reason) => reasons.labels[reason]).join('; ');
}

function paragraph(text: string): LetterBlock {
  return { kind: 'paragraph', text };
}

import type { Finding } from '../cases/case-state.ts';
import {
  dataCategories,
  elements,
  processes,
  type DataId,
  type ElementId,
  type ProcessId,
} from '../legal-basis.ts';
import { withinSentence } from '../within-sentence.ts';
import {
  noActs,
  standingOf,
  verifiedByCall,
  type Acts,
  type ElementState,
  type Standing,
} from './element-standing.ts';
import type { RuleOf, Verification } from './guideline.ts';
import { leastInWords, leastOf } from './least-process.ts';
import {
  rulesFor,
  weaker,
  type ApplicableRule,
  type Asked,
  type Guidelines,
  type RuleCitation,
} from './guidelines.ts';

/** What one side, the law or the company's policy, says to a process for a category of data. */
export interface Side {
  readonly says: 'sufficient' | 'insufficient' | 'no-rule';
  /** Of the conclusion: no better checked than what it rests on. */
  readonly verified: Verification;
  readonly minimum: ProcessId | null;
  readonly accepted: readonly ProcessId[];
  /** What alone is missing where the process reaches the data: elements that have to be supported, and are not. */
  readonly lacking: readonly Lacking[];
  readonly why: readonly string[];
  readonly rules: readonly RuleCitation[];
  readonly findings: readonly string[];
}

export interface Lacking {
  readonly element: ElementId;
  readonly state: ElementState;
}

interface Weighed extends Side {
  readonly says: 'sufficient' | 'insufficient';
  /** The rule names the category itself, not a class that it was put into. */
  readonly direct: boolean;
}

/**
 * What the law and the policy say to this process for this data. Rules of law are alternatives: one that accepts is
 * enough. Rules of policy all have to be met.
 */
export function sidesOf(
  guidelines: Guidelines,
  request: Asked,
  data: DataId,
  findings: readonly Finding[],
  on: string,
  acts: Acts = noActs,
): { readonly law: Side; readonly policy: Side } {
  const classes = rulesFor(guidelines, 'class', request, on).filter(({ rule }) => rule.data.includes(data));
  const standing = (element: ElementId): Standing => standingOf(element, findings, acts);
  const weighed = rulesFor(guidelines, 'minimum-process', request, on).flatMap((applicable) => {
    const { data: covered } = applicable.rule;
    if (covered.includes(data)) return [weigh(applicable, null, request.process, standing)];
    return classes
      .filter(({ rule }) => covered.includes(rule.as))
      .map((classified) => weigh(applicable, classified, request.process, standing));
  });
  return {
    law: alternatives(weighed.filter(({ rules }) => rules[0]?.basis !== 'policy')),
    policy: conditions(weighed.filter(({ rules }) => rules[0]?.basis === 'policy')),
  };
}

function weigh(
  { rule, citation }: ApplicableRule<RuleOf<'minimum-process'>>,
  classified: ApplicableRule<RuleOf<'class'>> | null,
  process: ProcessId | null,
  standing: (element: ElementId) => Standing,
): Weighed {
  const { minimum, accepted, needs = [] } = rule;
  const reached = process !== null && accepted.includes(process);
  const shown = reached ? needs.map((element) => ({ element, ...standing(element) })) : [];
  const lacking = shown.filter(({ state }) => state !== 'supported');
  const rules = [citation, ...(classified === null ? [] : [classified.citation])];
  return {
    says: reached && lacking.length === 0 ? 'sufficient' : 'insufficient',
    verified: classified === null ? rule.verified : weaker(rule.verified, classified.rule.verified),
    minimum,
    accepted,
    lacking: lacking.map(({ element, state }) => ({ element, state })),
    direct: classified === null,
    why: [
      ...(classified === null ? [] : [classInWords(classified.rule)]),
      reachInWords(rule, process, reached),
      ...lacking.map(lackInWords),
    ].map((sentence) => `${saidBy(rules)}: ${sentence}`),
    rules,
    findings: shown.flatMap((item) => item.findings.map(({ id }) => id)),
  };
}

/** Whose word a conclusion is: no text of the law where it also rests on practice, a summary or memory. */
function saidBy(rules: readonly RuleCitation[]): string {
  if (rules.some(({ basis }) => basis === 'policy')) return 'By company policy';
  const mark = rules.map(({ verified }) => verified).reduce<Verification>(weaker, 'text');
  if (rules.some(({ basis }) => basis === 'practice')) {
    return mark === 'memory'
      ? 'By what is remembered of providers’ practice, not checked'
      : 'By a provider’s reported practice';
  }
  switch (mark) {
    case 'text':
    case 'excerpt':
      return 'By law';
    case 'secondary':
      return 'As reported, not read in the law itself';
    case 'memory':
      return 'As remembered, not checked';
  }
}

/** An element that has to be supported first, and is not. */
export function lackInWords({ element, state }: Lacking): string {
  const how =
    element === verifiedByCall && state === 'not-examined'
      ? 'which only a call back shows, and none has yet'
      : `which is ${stateWords[state]}`;
  return `It also has to show “${elements.labels[element]}”, ${how}.`;
}

const stateWords = {
  supported: 'supported',
  broken: 'broken',
  unclear: 'unclear',
  'not-found': 'not found on any page, though every page was searched',
  overridden: 'shown by nothing: the gate was overridden for it',
  'not-examined': 'not examined yet',
  'examine-again': 'to be examined again, since words that were found changed',
} as const;

function classInWords(rule: RuleOf<'class'>): string {
  return `It counts as ${dataCategories.labels[rule.as].toLowerCase()}: ${rule.text}`;
}

function reachInWords(
  { text, minimum, accepted }: RuleOf<'minimum-process'>,
  process: ProcessId | null,
  reached: boolean,
): string {
  if (process === null) return `What process this is was not recorded. ${text}`;
  const given = processes.labels[process];
  const least = leastOf(minimum, accepted).includes(process)
    ? ''
    : ` (the least that does: ${withinSentence(leastInWords(minimum, accepted))})`;
  return reached
    ? `${given} reaches it${least}. ${text}`
    : `${given} does not reach it; it takes at least: ${leastInWords(minimum, accepted)}. ${text}`;
}

const silent: Side = {
  says: 'no-rule',
  verified: 'memory',
  minimum: null,
  accepted: [],
  lacking: [],
  why: [],
  rules: [],
  findings: [],
};

/** The best checked first, then the ones that name the category itself; the order given decides between equals. */
function bestFirst(weighed: readonly Weighed[]): readonly Weighed[] {
  return weighed.toSorted((a, b) => {
    if (a.verified !== b.verified) return weaker(a.verified, b.verified) === a.verified ? 1 : -1;
    return Number(b.direct) - Number(a.direct);
  });
}

/**
 * One that accepts is enough, and is all that is cited; else one that only lacks something. A refusal rests on the best
 * checked rule that refuses.
 */
function alternatives(weighed: readonly Weighed[]): Side {
  const accepting = bestFirst(weighed.filter(({ says }) => says === 'sufficient'));
  const wanting = bestFirst(weighed.filter(({ lacking }) => lacking.length > 0));
  const [alone] = accepting.length > 0 ? accepting : wanting;
  const together = alone === undefined ? bestFirst(weighed) : [alone];
  const [deciding] = together;
  if (deciding === undefined) return silent;
  const { says, verified, minimum, lacking } = deciding;
  return { ...merged(together), says, verified, minimum, lacking };
}

/** All have to accept; a refusal rests on the best checked rule that refuses, an acceptance on the weakest. */
function conditions(weighed: readonly Weighed[]): Side {
  const refusing = bestFirst(weighed.filter(({ says }) => says === 'insufficient'));
  const ordered = bestFirst(weighed);
  const deciding = refusing[0] ?? ordered.at(-1);
  if (deciding === undefined) return silent;
  const together = refusing.length > 0 ? refusing : ordered;
  const accepted = ordered.reduce<readonly ProcessId[]>(
    (common, side) => common.filter((process) => side.accepted.includes(process)),
    deciding.accepted,
  );
  return {
    ...merged(together),
    says: deciding.says,
    verified: deciding.verified,
    minimum: deciding.minimum,
    accepted,
    lacking: refusing.every(({ lacking }) => lacking.length > 0)
      ? refusing.flatMap(({ lacking }) => lacking)
      : [],
  };
}

function merged(weighed: readonly Weighed[]): Pick<Side, 'accepted' | 'why' | 'rules' | 'findings'> {
  return {
    accepted: [...new Set(weighed.flatMap(({ accepted }) => accepted))],
    why: [...new Set(weighed.flatMap(({ why }) => why))],
    rules: uniqueCitations(weighed.flatMap(({ rules }) => rules)),
    findings: [...new Set(weighed.flatMap(({ findings }) => findings))],
  };
}

export function uniqueCitations(citations: readonly RuleCitation[]): readonly RuleCitation[] {
  return [
    ...new Map(citations.map((citation) => [`${citation.profile}/${citation.rule}`, citation])).values(),
  ];
}

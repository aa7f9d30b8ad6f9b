import type { Finding } from '../cases/case-state.ts';
import {
  dataCategories,
  processes,
  type DataId,
  type ElementId,
  type ProcessId,
  type ReasonId,
} from '../legal-basis.ts';
import { noActs, standingOf, type Acts, type ElementState } from './element-standing.ts';
import { isChosen } from './choice.ts';
import type { RuleOf } from './guideline.ts';
import {
  assumedRequester,
  rulesFor,
  type ApplicableRule,
  type Asked,
  type Guidelines,
  type RuleCitation,
} from './guidelines.ts';
import { withinSentence } from '../within-sentence.ts';
import { restsOn } from './plain-sufficiency.ts';
import { lackInWords, sidesOf, uniqueCitations, type Side } from './sufficiency.ts';

/** What the rules come to, of a rule that was checked against a source. */
export type Conclusion = 'sufficient' | 'insufficient' | 'not-compellable' | 'not-held' | 'voluntary';

/**
 * `unverified-rule`: the outcome rests on a rule that somebody only remembered, or may be given by nothing but what
 * providers report that they do; check it first. `no-rule`: no rule of law covers it, which never means that it may be
 * given.
 */
export type AssessmentVerdict = Conclusion | 'unverified-rule' | 'no-rule';

export interface Judged {
  readonly verdict: AssessmentVerdict;
  /** What an unverified rule would come to; null otherwise. */
  readonly leaning: Conclusion | null;
  /** The least process that satisfies law and policy; null where none is named. */
  readonly minimum: ProcessId | null;
  readonly law: Side;
  readonly policy: Side;
  /** The reason that the deciding availability rule names. */
  readonly reason: ReasonId | null;
  /** What has to be supported before the process is enough, or before something voluntary may be given, and is not. */
  readonly lacking: readonly ElementId[];
  /** Of what is voluntary: it may be given once certain elements are supported; else the process opens nothing. */
  readonly conditional: boolean;
  /** Of an insufficient process: it does not reach the data, or what it lacks was found to fail. */
  readonly refused: boolean;
  readonly why: readonly string[];
  readonly rules: readonly RuleCitation[];
  readonly findings: readonly string[];
}

type Availability = ApplicableRule<RuleOf<'availability'>>;

/** What the rules come to, and what was assumed where the record is silent. */
export function judge(
  guidelines: Guidelines,
  request: Asked,
  data: DataId,
  findings: readonly Finding[],
  on: string,
  acts: Acts = noActs,
): Judged {
  const judged = concluded(guidelines, request, data, findings, on, acts);
  const assumed = assumedRequester(request);
  return assumed === null ? judged : { ...judged, why: [...judged.why, assumed] };
}

/** In this order: what does not exist, what nobody can compel, what is forbidden, then the ladder of processes. */
function concluded(
  guidelines: Guidelines,
  request: Asked,
  data: DataId,
  findings: readonly Finding[],
  on: string,
  acts: Acts,
): Judged {
  const { law, policy } = sidesOf(guidelines, request, data, findings, on, acts);
  const sides = { law, policy, minimum: stricterMinimum(law, policy) };
  const available = rulesFor(guidelines, 'availability', request, on).filter(
    ({ rule }) => rule.data.includes(data) && isChosen(rule.processes, request.process ?? 'other'),
  );
  const of = (kind: RuleOf<'availability'>['availability']) =>
    available.filter(({ rule }) => rule.availability === kind);
  const order = [
    ['not-held', of('not-held')],
    ['not-compellable', of('never-compellable')],
    ['insufficient', of('prohibited')],
  ] as const;
  for (const [conclusion, rules] of order) {
    if (rules.length > 0) return byAvailability(conclusion, rules, sides, findings, acts);
  }
  const ladder = byLadder(law, policy);
  const voluntary = of('voluntary');
  const isReached = (ladder.leaning ?? ladder.verdict) === 'sufficient' || ladder.lacking.length > 0;
  if (voluntary.length > 0 && !isReached) {
    const opened = byAvailability('voluntary', voluntary, sides, findings, acts);
    return isOutweighed(opened, ladder) ? refusedBy(ladder, opened, findings, acts) : opened;
  }
  return {
    ...sides,
    reason: null,
    conditional: false,
    ...ladder,
    why: explained(ladder, law, policy, request, data),
  };
}

/** A way that nobody checked opens nothing against a refusal that was checked, while what it needs is not supported. */
function isOutweighed(opened: Judged, { verdict }: Ladder): boolean {
  return opened.verdict === 'unverified-rule' && opened.lacking.length > 0 && verdict === 'insufficient';
}

function refusedBy(ladder: Ladder, opened: Judged, findings: readonly Finding[], acts: Acts): Judged {
  const { law, policy, lacking } = opened;
  return {
    ...opened,
    verdict: ladder.verdict,
    leaning: ladder.leaning,
    refused: lacking.some((element) => isFailed(standingOf(element, findings, acts).state)),
    why: [...law.why, ...policy.why, ...opened.why],
    rules: uniqueCitations([...ladder.rules, ...opened.rules]),
    findings: [...new Set([...ladder.findings, ...opened.findings])],
  };
}

function isFailed(state: ElementState): boolean {
  return state === 'broken' || state === 'not-found';
}

function byAvailability(
  conclusion: Conclusion,
  rules: readonly Availability[],
  sides: Pick<Judged, 'law' | 'policy' | 'minimum'>,
  findings: readonly Finding[],
  acts: Acts,
): Judged {
  const checked = rules.filter(
    ({ rule, citation }) =>
      rule.verified !== 'memory' && !(conclusion === 'voluntary' && citation.basis === 'practice'),
  );
  const deciding = checked.length > 0 ? checked : rules;
  const needed = [...new Set(deciding.flatMap(({ rule }) => rule.needs ?? []))];
  const shown = needed.map((element) => ({ element, ...standingOf(element, findings, acts) }));
  const lacking = shown.filter(({ state }) => state !== 'supported');
  return {
    ...sides,
    ...marked(conclusion, checked.length > 0),
    reason: deciding.map(({ rule }) => rule.reason).find((reason) => reason !== null) ?? null,
    lacking: lacking.map(({ element }) => element),
    conditional: needed.length > 0,
    refused: conclusion === 'insufficient',
    why: [
      ...deciding.map(({ rule }) => rule.text),
      ...(checked.length > 0 ? [] : [uncheckedInWords(deciding)]),
      ...lacking.map(lackInWords),
    ],
    rules: uniqueCitations(deciding.map(({ citation }) => citation)),
    findings: shown.flatMap((item) => item.findings.map(({ id }) => id)),
  };
}

function marked(conclusion: Conclusion, checked: boolean): Pick<Judged, 'verdict' | 'leaning'> {
  return checked
    ? { verdict: conclusion, leaning: null }
    : { verdict: 'unverified-rule', leaning: conclusion };
}

type Ladder = Pick<Judged, 'verdict' | 'leaning' | 'lacking' | 'refused' | 'rules' | 'findings'>;

/** The stricter of law and policy wins; one refusal that was checked is enough. */
function byLadder(law: Side, policy: Side): Ladder {
  const sides = [law, policy];
  const cited = {
    rules: uniqueCitations(sides.flatMap(({ rules }) => rules)),
    findings: [...new Set(sides.flatMap(({ findings }) => findings))],
    lacking: [],
    refused: false,
  };
  const refusing = sides.filter(({ says }) => says === 'insufficient');
  if (refusing.length > 0) {
    const isWanting = refusing.every(({ lacking }) => lacking.length > 0);
    const lacking = isWanting ? refusing.flatMap((side) => side.lacking) : [];
    return {
      ...cited,
      lacking: [...new Set(lacking.map(({ element }) => element))],
      refused: !isWanting || lacking.some(({ state }) => isFailed(state)),
      ...marked(
        'insufficient',
        refusing.some(({ verified }) => verified !== 'memory'),
      ),
    };
  }
  if (law.says === 'no-rule') return { ...cited, verdict: 'no-rule', leaning: null };
  const resting = sides.filter(({ says }) => says === 'sufficient');
  return {
    ...cited,
    ...marked(
      'sufficient',
      resting.every(({ verified }) => verified !== 'memory'),
    ),
  };
}

function explained(ladder: Ladder, law: Side, policy: Side, request: Asked, data: DataId): readonly string[] {
  return [
    ...law.why,
    ...policy.why,
    ...(restsOn({ verdict: ladder.verdict, law }) === 'practice' ? [practiceInWords] : []),
    ...(ladder.verdict === 'no-rule' ? [noRuleInWords(request, data)] : []),
    ...(ladder.verdict === 'unverified-rule' ? [rememberedInWords] : []),
  ];
}

const rememberedInWords =
  'What decides here was only remembered, not checked against its source. Check it first.';

const practiceAloneInWords =
  'This rests on what providers report that they do: no rule of law was found that lets it be given.';

function uncheckedInWords(rules: readonly Availability[]): string {
  return rules.some(({ rule }) => rule.verified === 'memory') ? rememberedInWords : practiceAloneInWords;
}

const practiceInWords =
  'This rests on what providers report that they do: no rule of law here says by itself that it must be given.';

function noRuleInWords(request: Asked, data: DataId): string {
  const what = dataCategories.labels[data].toLowerCase();
  if (request.country === null) {
    return `No country is recorded, so no rule of law is known to hold for ${what}.`;
  }
  const process =
    request.process === null
      ? 'a process that is not recorded'
      : withinSentence(processes.labels[request.process]);
  return `No rule of law here covers ${what} by ${process}. That does not mean that it may be given.`;
}

/** What both law and policy accept. */
export function acceptedByBoth({ law, policy }: Pick<Judged, 'law' | 'policy'>): readonly ProcessId[] {
  return policy.says === 'no-rule'
    ? law.accepted
    : law.accepted.filter((process) => policy.accepted.includes(process));
}

/** The policy's minimum where all that it accepts the law accepts too; else the law's. Consent is no rung of the ladder. */
function stricterMinimum(law: Side, policy: Side): ProcessId | null {
  if (policy.minimum === null) return law.minimum;
  if (law.minimum === null) return policy.minimum;
  const isWithinLaw = (process: ProcessId): boolean =>
    process === 'consent' || law.accepted.includes(process);
  return policy.accepted.every(isWithinLaw) ? policy.minimum : law.minimum;
}

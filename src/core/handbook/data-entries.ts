import type { RuleOf } from '../guidelines/guideline.ts';
import { rulesFor, type ApplicableRule, type RuleCitation } from '../guidelines/guidelines.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { acceptedByBoth, judge, type Judged } from '../guidelines/verdict.ts';
import { dataCategories, elements, processes, type DataId, type ProcessId } from '../legal-basis.ts';
import { isChosen } from '../guidelines/choice.ts';
import { leastInWords, leastOf } from '../guidelines/least-process.ts';
import { durationInWords } from '../guidelines/duration-words.ts';
import type { HandbookPart } from './part.ts';
import type { SourceList, Statement } from './sources.ts';

/** What a handbook says of one category of data. */
export interface DataEntry {
  readonly data: DataId;
  /** The least process, `null` where none is named or none reaches it. */
  readonly minimum: ProcessId | null;
  readonly description: Statement | null;
  /** In a few words: what it takes, or why it cannot be had. */
  readonly takes: Statement;
  readonly more: readonly Statement[];
}

/** The categories of which a part's rules speak, in the order of the closed list. */
export function coveredData(part: HandbookPart): readonly DataId[] {
  const covered = new Set<DataId>([
    ...part.rules('minimum-process').flatMap(({ rule }) => rule.data),
    ...part.rules('class').flatMap(({ rule }) => rule.data),
    ...part.rules('availability').flatMap(({ rule }) => rule.data),
    ...part.rules('retention').flatMap(({ rule }) => rule.data),
  ]);
  return askedData(part).filter((data) => covered.has(data));
}

/** What a national security letter asks for is no matter of a part that no such letter comes to. */
const ofLetters: ReadonlySet<DataId> = new Set(['nsl-subscriber', 'nsl-name-and-service']);

/** The categories that a requester of a part asks for. */
export function askedData(part: HandbookPart): readonly DataId[] {
  const reachedByLetter = part
    .rules('minimum-process')
    .flatMap(({ rule }) => (rule.accepted.includes('nsl') ? rule.data : []));
  return dataCategories.ids.filter((data) => !ofLetters.has(data) || reachedByLetter.includes(data));
}

/** Of these an emergency is the plain route; the ladder of processes is for those who would compel them. */
const emergencyData: ReadonlySet<DataId> = new Set(['emergency-content', 'emergency-records']);

export function dataEntry(part: HandbookPart, data: DataId, sources: SourceList): DataEntry {
  const judged = judge(part.guidelines, part.asked, data, [], part.on);
  const opened = openedByEmergency(part, data);
  const description = part.rules('description').find(({ rule }) => rule.describes === data);
  const takes =
    opened === null
      ? takesInWords(judged, sources)
      : sources.state(
          opened.map(({ rule }) => availableInWords(rule)).join(' '),
          opened.map(({ citation }) => citation),
        );
  const said = opened?.map(({ citation }) => citation) ?? (restsOnAvailability(judged) ? judged.rules : []);
  return {
    data,
    minimum: emergencyData.has(data) || isBeyondProcess(judged) ? null : judged.minimum,
    description:
      description === undefined ? null : sources.state(description.rule.text, [description.citation]),
    takes,
    more: [
      ...(opened === null ? [] : compelledInWords(judged, sources)),
      ...(isBeyondProcess(judged) ? [] : acceptedInWords(judged, sources)),
      ...consentInWords(part, data, sources),
      ...fieldsInWords(part, data, judged, sources),
      ...availabilityInWords(part, data, said, sources),
      ...retentionInWords(part, data, sources),
    ],
  };
}

type Availability = ApplicableRule<RuleOf<'availability'>>;

/** The rules by which an emergency request may be given what is asked for as one; null where none lets it. */
function openedByEmergency(part: HandbookPart, data: DataId): readonly Availability[] | null {
  if (!emergencyData.has(data) || !part.processes.includes('emergency')) return null;
  const judged = judge(part.guidelines, { ...part.asked, process: 'emergency' }, data, [], part.on);
  const opening = part
    .rules('availability')
    .filter((each) => each.rule.availability === 'voluntary' && citedBy(judged)(each));
  return opening.length > 0 ? opening : null;
}

function citedBy({ rules }: Judged) {
  return ({ citation }: Availability): boolean => isCited(citation, rules);
}

function isCited({ profile, rule }: RuleCitation, among: readonly RuleCitation[]): boolean {
  return among.some((each) => each.profile === profile && each.rule === rule);
}

function conclusionOf({ verdict, leaning }: Judged): Judged['verdict'] {
  return leaning ?? verdict;
}

function isBeyondProcess(judged: Judged): boolean {
  return conclusionOf(judged) === 'not-held' || conclusionOf(judged) === 'not-compellable';
}

/** Whether what it takes is said by a rule on availability rather than by the ladder. */
function restsOnAvailability(judged: Judged): boolean {
  return isBeyondProcess(judged) || (conclusionOf(judged) === 'voluntary' && !hasLadder(judged));
}

function hasLadder({ minimum, law }: Judged): boolean {
  return minimum !== null && law.says !== 'no-rule';
}

function takesInWords(judged: Judged, sources: SourceList): Statement {
  const conclusion = conclusionOf(judged);
  if (conclusion === 'not-held') return sources.state(`Not held. ${judged.why.join(' ')}`, judged.rules);
  if (conclusion === 'not-compellable') {
    return sources.state(`No process reaches it. ${judged.why.join(' ')}`, judged.rules);
  }
  if (judged.minimum !== null && hasLadder(judged)) {
    const rules = ladderRules(judged);
    return sources.state(
      `At least: ${leastInWords(judged.minimum, acceptedByBoth(judged))}.${otherThanLaw(rules)}`,
      rules,
    );
  }
  if (conclusion === 'voluntary') {
    return sources.state(`No rule here says what process compels it. ${judged.why.join(' ')}`, judged.rules);
  }
  if (judged.minimum !== null) {
    return sources.state(
      `No rule of law here covers it. Company policy asks for at least: ${processes.labels[judged.minimum]}.`,
      ladderRules(judged),
    );
  }
  return sources.state(
    'No rule here says what process reaches it. That does not mean that it may be given.',
    [],
  );
}

/** Whose word the least process is where it is no text of the law. */
function otherThanLaw(rules: readonly RuleCitation[]): string {
  const bases = new Set(rules.map(({ basis }) => basis));
  if (bases.has('law')) return '';
  const whose = [
    ...(bases.has('practice') ? ['a provider’s reported practice'] : []),
    ...(bases.has('policy') ? ['company policy'] : []),
  ].join(', and ');
  return ` That is ${whose}: no text of the law here says so.`;
}

function compelledInWords(judged: Judged, sources: SourceList): readonly Statement[] {
  return judged.minimum === null || !hasLadder(judged)
    ? []
    : [
        sources.state(
          `Without an emergency it takes at least: ${leastInWords(judged.minimum, acceptedByBoth(judged))}.`,
          ladderRules(judged),
        ),
      ];
}

/** The rules of the side, or sides, that name the least process. */
function ladderRules({ law, policy, minimum }: Judged): readonly RuleCitation[] {
  const naming = [law, policy].filter((side) => side.says !== 'no-rule' && side.minimum === minimum);
  return uniqueCitations(naming.flatMap(({ rules }) => rules));
}

function acceptedInWords(judged: Judged, sources: SourceList): readonly Statement[] {
  const { law, policy, minimum } = judged;
  if (minimum === null || law.says === 'no-rule') return [];
  const both = acceptedByBoth(judged);
  const least = leastOf(minimum, both);
  const others = both.filter((each) => !least.includes(each));
  if (others.length === 0) return [];
  const rules = uniqueCitations([...law.rules, ...policy.rules]);
  return [sources.state(`Also enough: ${others.map((each) => processes.labels[each]).join('; ')}.`, rules)];
}

/** What the user's consent lets be required, and not only given; it stands beside the ladder. */
function consentInWords(part: HandbookPart, data: DataId, sources: SourceList): readonly Statement[] {
  const asked = { ...part.asked, process: 'consent' } as const;
  const { law } = judge(part.guidelines, asked, data, [], part.on);
  return rulesFor(part.guidelines, 'minimum-process', asked, part.on)
    .filter(({ rule, citation }) => rule.accepted.includes('consent') && isCited(citation, law.rules))
    .map(({ rule, citation }) => sources.state(rule.text, [citation]));
}

function fieldsInWords(
  part: HandbookPart,
  data: DataId,
  judged: Judged,
  sources: SourceList,
): readonly Statement[] {
  const cited = new Set(judged.rules.map(({ rule }) => rule));
  const own = part
    .rules('minimum-process')
    .filter(({ rule }) => rule.data.includes(data) && cited.has(rule.id));
  return own.flatMap(({ rule, citation }) => [
    ...(rule.fields === undefined
      ? []
      : [sources.state(`The process reaches: ${rule.fields.join('; ')}.`, [citation])]),
    ...(rule.needs === undefined
      ? []
      : [
          sources.state(
            `The instrument also has to show: ${rule.needs.map((each) => elements.labels[each]).join('; ')}.`,
            [citation],
          ),
        ]),
  ]);
}

/** What stands beside the ladder: what a certain process never reaches, what an emergency opens. */
function availabilityInWords(
  part: HandbookPart,
  data: DataId,
  said: readonly RuleCitation[],
  sources: SourceList,
): readonly Statement[] {
  return part
    .rules('availability')
    .filter(({ rule, citation }) => rule.data.includes(data) && !isCited(citation, said))
    .map(({ rule, citation }) => sources.state(availableInWords(rule), [citation]));
}

function availableInWords(rule: Availability['rule']): string {
  const { processes: chosen } = rule;
  const only = chosen !== undefined && isChosen(chosen, 'emergency') && 'only' in chosen;
  const needs = (rule.needs ?? []).map((each) => elements.labels[each]).join('; ');
  const text = needs === '' ? rule.text : `${rule.text} The request has to show: ${needs}.`;
  return only ? `In an emergency: ${text}` : text;
}

function retentionInWords(part: HandbookPart, data: DataId, sources: SourceList): readonly Statement[] {
  return part
    .rules('retention')
    .filter(({ rule }) => rule.data.includes(data))
    .map(({ rule, citation }) => sources.state(`Kept for up to ${durationInWords(rule.keeps)}.`, [citation]));
}

import {
  acts,
  elements,
  processes,
  reasons,
  type Disposition,
  type ElementId,
  type ReasonId,
} from '../legal-basis.ts';
import { isChosen } from '../guidelines/choice.ts';
import type { factTopics, RuleOf } from '../guidelines/guideline.ts';
import { compareText, isWithin, type ApplicableRule, type RuleCitation } from '../guidelines/guidelines.ts';
import type { HandbookBlock } from './blocks.ts';
import type { HandbookPart } from './part.ts';
import { plainly, type SourceList, type Statement } from './sources.ts';
import { durationInWords } from '../guidelines/duration-words.ts';

type ElementRule = ApplicableRule<RuleOf<'element'>>;

/** Elements about how a request comes, rather than what it says. */
const ofServing: readonly ElementId[] = [
  'written',
  'addressee',
  'service-channel',
  'agent-identified',
  'return-date',
];

export function servingChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const rules = part.rules('element').filter(({ rule }) => ofServing.includes(rule.element));
  return [
    { kind: 'heading', text: 'How to serve a request' },
    ...listed([
      ...inOrder(rules).map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...factsOn(part, 'serving', sources),
    ]),
    ...instrumentNames(part, sources),
  ];
}

function instrumentNames(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const rules = part.guidelines.profiles
    .filter(({ scope }) => isWithin(scope, part.asked))
    .flatMap((profile) =>
      profile.rules.flatMap((rule) => (rule.type === 'instrument-name' ? [{ profile, rule }] : [])),
    );
  const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  const rows = rules.map(({ profile, rule }) => {
    const scope = rule.scope?.countries;
    const codes = scope !== undefined && 'only' in scope ? scope.only : [];
    const { id, edition, basis } = profile;
    const { text, source, verified, version } = rule;
    const citation = { profile: id, edition, basis, rule: rule.id, version, text, source, verified };
    return {
      what: codes.map((code) => countries.of(code) ?? code).join(', ') || 'Everywhere',
      said: sources.state(rule.names.join('; '), [citation]),
    };
  });
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => compareText(a.what, b.what));
  return [
    { kind: 'table', caption: 'What the local request is called', head: ['Country', 'Name'], rows: sorted },
  ];
}

/** What every request must show, then what each kind of process must show beside it. */
export function elementsChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const rules = inOrder(comingElements(part).filter(({ rule }) => !ofServing.includes(rule.element)));
  const groups = Map.groupBy(rules, ({ rule }) => forWhich(rule, part));
  return [
    { kind: 'heading', text: 'What a request must show' },
    ...[...groups]
      .toSorted(generalFirst)
      .flatMap(([whom, own]): HandbookBlock[] => [
        { kind: 'entry', text: whom },
        ...listed(
          own.map(({ rule, citation }) =>
            sources.state(
              `${elements.labels[rule.element]}. ${rule.text}${rule.required ? '' : ' (Not required.)'}`,
              [citation],
            ),
          ),
        ),
      ]),
  ];
}

/**
 * What the processes must show that reach anything there; where no rule says which reach data, what any must: a rule
 * on an act upon an account says nothing of the others.
 */
export function comingElements(part: HandbookPart): readonly ElementRule[] {
  const reaching = part.rules('minimum-process');
  const reachesData = reaching.some(({ rule }) => rule.data.some((data) => !acts.has(data)));
  const ladder = reaching.flatMap(({ rule }) => rule.accepted);
  const opened = part
    .rules('availability')
    .flatMap(({ rule }) =>
      rule.processes !== undefined && 'only' in rule.processes ? rule.processes.only : [],
    );
  const coming = new Set(reachesData ? [...ladder, ...opened] : part.processes);
  return part
    .rules('element')
    .filter(({ rule }) => divided(rule, part).only.some((process) => coming.has(process)));
}

/** What goes for every request first; the rest stays as it is. */
function generalFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return Number(other.startsWith(everyRequest)) - Number(one.startsWith(everyRequest));
}

const everyRequest = 'Every request';

function forWhich(rule: ElementRule['rule'], part: HandbookPart): string {
  if (rule.when === 'nondisclosure') return 'A request that forbids telling the user';
  const { only, except } = divided(rule, part);
  if (rule.when === 'emergency') return processes.labels.emergency;
  if (except.length === 0)
    return rule.data === undefined ? everyRequest : 'A request for an act upon an account';
  return only.length <= except.length
    ? named(only)
    : `${everyRequest}, unless its own list below says otherwise`;
}

function divided(rule: ElementRule['rule'], part: HandbookPart) {
  const asks = (process: HandbookPart['processes'][number]) =>
    isChosen(rule.processes, process) &&
    (rule.scope?.processes === undefined || isChosen(rule.scope.processes, process));
  return {
    only: part.processes.filter(asks),
    except: part.processes.filter((process) => !asks(process)),
  };
}

function named(of: readonly (keyof typeof processes.labels)[]): string {
  return of.map((process) => processes.labels[process]).join('; ');
}

const follows: Readonly<Record<Disposition, string>> = {
  produce: 'It is met.',
  narrow: 'It is met in part only.',
  challenge: 'It is challenged.',
  reject: 'It is rejected.',
  'nothing-to-produce': 'There is nothing to give.',
};

/** What follows where an element fails. */
export interface Failing {
  readonly element: ElementId;
  readonly reason: ReasonId;
  readonly proposes: Disposition;
  /** Of all rules that say so. */
  readonly text: string;
  readonly citations: readonly RuleCitation[];
}

/** What follows from the failure of elements that are asked for, each told once, however many rules say it. */
export function failings(part: HandbookPart, asked: ReadonlySet<ElementId>): readonly Failing[] {
  const said = new Map<string, Failing>();
  for (const { rule, citation } of part.rules('objection')) {
    const { when, reason, proposes, text } = rule;
    if (when.type !== 'element' || !asked.has(when.element)) continue;
    const key = `${when.element} ${reason} ${proposes}`;
    const other = said.get(key);
    said.set(key, {
      element: when.element,
      reason,
      proposes,
      text: other === undefined ? text : `${other.text} ${text}`,
      citations: [...(other?.citations ?? []), citation],
    });
  }
  return [...said.values()];
}

/** What makes a request fail, and what follows. Grounds that only counsel raises are left out. */
export function failingChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const asked = new Set(comingElements(part).map(({ rule }) => rule.element));
  const ofProcess = part
    .rules('objection')
    .filter(({ rule }) => rule.when.type === 'insufficient')
    .map(({ rule, citation }) => ({ ...rule, what: 'The process', citations: [citation] }));
  const ofElements = failings(part, asked).map((each) => ({ ...each, what: elements.labels[each.element] }));
  const rows = [...ofElements, ...ofProcess].map(({ what, text, reason, proposes, citations }) => ({
    what,
    said: sources.state(`${text} ${reasons.labels[reason]}. ${follows[proposes]}`, citations),
  }));
  return [
    { kind: 'heading', text: 'What makes a request fail' },
    ...(rows.length === 0
      ? [nothingKnown]
      : [
          {
            kind: 'table' as const,
            caption: 'What is missing or wrong, and what follows',
            head: ['Where it fails', 'Why, and what follows'] as const,
            rows,
          },
        ]),
  ];
}

export function emergencyChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const elementRules = inOrder(part.rules('element')).filter(
    ({ rule }) => rule.element === 'emergency-threshold' || rule.element === 'emergency-verified',
  );
  const clocks = part.rules('clock').filter(({ rule }) => rule.when?.emergency === true);
  const voluntary = part
    .rules('availability')
    .filter(({ rule }) => rule.availability === 'voluntary' && rule.processes !== undefined)
    .filter(({ rule }) => isChosen(rule.processes, 'emergency'));
  return [
    { kind: 'heading', text: 'Emergencies' },
    ...listed([
      ...elementRules.map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...voluntary.map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...clocks.map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...factsOn(part, 'emergencies', sources),
    ]),
  ];
}

export function preservationChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const rules = part.rules('minimum-process').filter(({ rule }) => rule.data.includes('preservation'));
  const keeping = new Set(rules.flatMap(({ rule }) => rule.accepted));
  const clocks = part
    .rules('clock')
    .filter(({ rule }) => rule.processes !== undefined && 'only' in rule.processes)
    .filter(({ rule }) => [...keeping].some((process) => isChosen(rule.processes, process)));
  return [
    { kind: 'heading', text: 'Preservation' },
    ...listed([
      ...rules.map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...clocks.map(({ rule, citation }) => sources.state(rule.text, [citation])),
      ...factsOn(part, 'preservation', sources),
    ]),
  ];
}

export function retentionChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  return [
    { kind: 'heading', text: 'For how long records exist' },
    ...listed([
      ...part
        .rules('retention')
        .map(({ rule, citation }) =>
          sources.state(`${rule.text} (Up to ${durationInWords(rule.keeps)}.)`, [citation]),
        ),
      ...factsOn(part, 'retention', sources),
    ]),
  ];
}

export function noticeChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  return [{ kind: 'heading', text: 'When the user is told' }, ...listed(factsOn(part, 'notice', sources))];
}

/** Facts that belong to none of the chapters above. */
export function factsChapter(part: HandbookPart, sources: SourceList): readonly HandbookBlock[] {
  const facts = factsOn(part, undefined, sources);
  return facts.length === 0 ? [] : [{ kind: 'heading', text: 'Also to know' }, ...listed(facts)];
}

function factsOn(
  part: HandbookPart,
  topic: (typeof factTopics)[number] | undefined,
  sources: SourceList,
): readonly Statement[] {
  return part
    .rules('fact')
    .filter(({ rule }) => rule.topic === topic)
    .map(({ rule, citation }) => sources.state(rule.text, [citation]));
}

const nothingKnown: HandbookBlock = {
  kind: 'paragraph',
  statement: plainly('These guidelines have no rule about it.'),
};

function listed(items: readonly Statement[]): readonly HandbookBlock[] {
  return items.length === 0 ? [nothingKnown] : [{ kind: 'list', items }];
}

function inOrder(rules: readonly ElementRule[]): readonly ElementRule[] {
  return rules.toSorted((a, b) => a.rule.order - b.rule.order || compareText(a.rule.id, b.rule.id));
}

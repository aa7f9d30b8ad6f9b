import type { RecordedFact } from '../clocks/events.ts';
import { wallTimeOf } from '../clocks/zoned-time.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { pagesInWords } from '../evidence/pages-in-words.ts';
import type { Concern } from '../findings/concerns.ts';
import { staleSince } from '../findings/stale-words.ts';
import { emergencyInWords } from '../emergencies/history.ts';
import {
  dataCategories,
  dispositions,
  documentRoles,
  elements,
  processes,
  reasons,
  reportCategories,
  verdicts,
} from '../legal-basis.ts';
import { letterInWords } from '../letters/history.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import { internalNoteInWords } from '../notes/history.ts';
import type { Outcome } from '../reports/outcome.ts';
import type { BlockKind } from '../exports/events.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';
import { periodInWords } from '../requests/terms-changes.ts';
import type { Reading } from '../findings/events.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { secondReviewInWords } from '../second-review/history-words.ts';
import { visibleText } from '../visible-text.ts';
import type { CaseDraft } from './case-draft.ts';
import { datedBefore } from './dated-before.ts';
import { namesOf, type Finding, type Stamp } from './case-state.ts';
import type { LinkKind } from './events.ts';
import { tellInOrder } from './known-before.ts';
import { projectCase } from './projection.ts';

/** One act, in words: who, when by their clock, and what it changed. */
export interface HistoryItem extends Stamp {
  readonly name: string;
  readonly type: CaseEvent['type'];
  /** Sentences without the subject: `changed the agency from “A” to “B”`. */
  readonly what: readonly string[];
}

/**
 * The acts of a case in ledger order, oldest first. `known` names people who did nothing in the case yet, where a vault
 * knows them; `uncounted` are the entries that do not count there: what counts is told as if it had not met what they changed.
 */
export function historyOf(
  entries: Iterable<SignedEntry>,
  known: (key: string) => string | null = () => null,
  uncounted: readonly string[] = [],
): HistoryItem[] {
  const ordered = inLedgerOrder(entries);
  const state = projectCase(ordered);
  const inCase = namesOf(state);
  const late = datedBefore(ordered);
  const acted = new Set(state.reviewers.map(({ key }) => key));
  const names = (key: string): string => (acted.has(key) ? null : known(key)) ?? inCase(key);
  const tell = (before: CaseDraft | null, signed: SignedEntry): HistoryItem => {
    const { entry } = signed;
    return {
      entry: signed.id,
      author: entry.author,
      at: entry.at,
      zone: entry.zone,
      name: names(entry.author),
      type: entry.event.type,
      what: [...describeEvent(before, entry.event, names), ...datedInWords(entry.at, late.get(signed.id))],
    };
  };
  return tellInOrder(ordered, tell, uncounted);
}

function datedInWords(at: string, latest: string | undefined): readonly string[] {
  if (latest === undefined) return [];
  return [
    `dated ${at.slice(0, 10)}, before what it rests on (${latest.slice(0, 10)}): a clock was off, and no clock decides here`,
  ];
}

export const fieldNames: Record<keyof RequestRecord, string> = {
  reference: 'the reference',
  agency: 'the agency',
  country: 'the country',
  requester: 'who requests',
  process: 'the process type',
  category: 'the report category',
  received: 'when it was received',
  due: 'when it is due',
  emergency: 'whether it is an emergency',
  nondisclosure: 'the nondisclosure',
};

/** What an event changes, given the case that it met; null before the case was opened. */
function describeEvent(
  before: CaseDraft | null,
  event: CaseEvent,
  names: (key: string) => string,
): readonly string[] {
  switch (event.type) {
    case 'reviewer-introduced':
      return [`joined the case as ${quoted(event.name)}`];
    case 'case-opened':
      return ['opened the case'];
    case 'request-changed':
      return requestInWords(before, event);
    case 'demand-added':
      return [`added the demand ${termsInWords(event.terms)}`];
    case 'demand-changed':
      return [`changed the demand ${demandInWords(before, event.demand)} to ${termsInWords(event.terms)}`];
    case 'demand-withdrawn':
      return [`withdrew the demand ${demandInWords(before, event.demand)}: ${quoted(event.reason)}`];
    case 'demand-located':
      return [locatedInWords(before, event)];
    case 'demand-disregarded':
      return [
        `disregarded ${demandInWords(before, event.demand)}, which only the cover sheet asks for: ${quoted(event.reason)}`,
      ];
    case 'demand-restored':
      return [
        `took back that ${demandInWords(before, event.demand)} is disregarded: ${quoted(event.reason)}`,
      ];
    case 'document-added':
      return [`added the document ${quoted(event.name)}`];
    case 'document-described':
      return [
        `described ${documentInWords(before, event.document)} as ${quoted(event.name)}, ${documentRoles.labels[event.role]}`,
      ];
    case 'document-amended':
      return [
        `recorded that ${documentInWords(before, event.document)} amends ${documentInWords(before, event.amends)}${event.stale.length === 0 ? '' : `; words that ${event.stale.length === 1 ? '1 finding rests' : `${event.stale.length} findings rest`} on changed`}`,
      ];
    case 'privilege-marked':
      return [
        `${event.privileged ? 'marked' : 'took back that'} ${documentInWords(before, event.document)} ${event.privileged ? 'as' : 'is'} privileged: ${quoted(event.reason)}`,
      ];
    case 'export-allowed':
      return [
        `let the case leave for ${quoted(event.to)} in spite of ${event.despite.map((kind) => blockNames[kind]).join(' and ')}: ${quoted(event.reason)}`,
      ];
    case 'finding-made':
      return [
        `found on page ${event.anchor.page} of ${documentInWords(before, event.document)}: ${readingInWords(event.reading)}${event.anchor.quote === null ? '' : `, citing ${quoted(event.anchor.quote.exact)}`}`,
        ...(event.reading.demands === undefined ? [] : [concernedInWords(before, event.reading)]),
        ...(event.reading.note === '' ? [] : [`noting ${whole(event.reading.note)}`]),
      ];
    case 'finding-changed':
      return changeInWords(before, event);
    case 'finding-withdrawn':
      return [`withdrew ${findingInWords(before, event.finding)}: ${quoted(event.reason)}`];
    case 'decision-signed':
      return [
        decisionInWords(before, event),
        ...(event.position.rationale === '' ? [] : [`with the rationale ${whole(event.position.rationale)}`]),
      ];
    case 'second-review-asked':
    case 'second-review-recalled':
    case 'second-review-sealed':
    case 'second-review-committed':
    case 'decisions-approved':
    case 'decisions-returned':
      return secondReviewInWords(before, event, { quoted, name: names });
    case 'element-searched':
      return [
        `did not find “${elements.labels[event.element]}”; ${pagesInWords(event)} of ${documentInWords(before, event.document)} ${event.from === event.to ? 'was' : 'were'} searched${ofDemands(before, event)}${noteInWords(event.note)}`,
      ];
    case 'gate-overridden':
      return [
        `let decisions be signed although nothing shows ${event.elements.map((element) => `“${elements.labels[element]}”`).join(', ')}${ofDemands(before, event)}: ${quoted(event.reason)}`,
      ];
    case 'call-back-recorded':
    case 'call-back-withdrawn':
    case 'release-signed':
    case 'release-withdrawn':
    case 'emergency-reviewed':
      return emergencyInWords(before, event, { quoted, termsInWords, momentInWords });
    case 'moment-recorded':
      return [
        event.moment === null
          ? `took back ${factNames[event.fact]}`
          : `recorded ${factNames[event.fact]}: ${momentInWords(event.moment)}`,
      ];
    case 'renewal-recorded':
      return [`recorded a renewal of ${momentInWords(event.moment)}`];
    case 'renewal-withdrawn':
      return [`took back the renewal of ${momentInWords(event.moment)}: ${quoted(event.reason)}`];
    case 'case-linked':
      return [`linked case ${event.case.slice(0, 8)}, ${linkNames[event.kind]}`];
    case 'case-unlinked':
      return [`took back the link to case ${event.case.slice(0, 8)}: ${quoted(event.reason)}`];
    case 'case-responded':
      return [`recorded that the response was given${noteInWords(event.note)}`];
    case 'case-closed':
      return [`closed the case: ${quoted(event.reason)}`];
    case 'case-withdrawn':
      return [`recorded that the request was withdrawn: ${quoted(event.reason)}`];
    case 'case-reopened':
      return [`reopened the case: ${quoted(event.reason)}`];
    case 'case-imported':
      return [`imported it from row ${event.row} of ${quoted(event.file)}${outcomeInWords(event.outcome)}`];
    case 'letter-finished':
    case 'letter-upheld':
    case 'notice-barred':
    case 'notice-released':
      return [letterInWords(before?.letters ?? new Map(), event)];
    case 'internal-note-written':
    case 'internal-note-withdrawn':
    case 'internal-note-released':
      return internalNoteInWords(before, event, quoted);
    case 'outcome-recorded':
      return [`recorded how it ended${outcomeInWords(event.outcome)}${docketInWords(event.docket)}`];
  }
}

function requestInWords(
  before: CaseDraft | null,
  { changes, docket }: EventOf<'request-changed'>,
): readonly string[] {
  if (Object.keys(changes).length === 0) return ['changed nothing'];
  return Object.entries(changes).map(([key, value]) => {
    const field = key as keyof RequestRecord;
    const earlier = asGiven(field, before?.request[field], before?.imported);
    return `changed ${fieldNames[field]} from ${earlier} to ${asGiven(field, value, docket)}${docketInWords(docket)}`;
  });
}

/** A value of the record, or what a docket gave where the record cannot hold it. */
function asGiven(
  field: keyof RequestRecord,
  value: RequestRecord[keyof RequestRecord] | undefined,
  given: { readonly region: string | null; readonly process: string | null } | undefined,
): string {
  if (field === 'country' && value === null && typeof given?.region === 'string') return quoted(given.region);
  if (field === 'process' && value === 'other' && typeof given?.process === 'string')
    return quoted(given.process);
  return shown(field, value);
}

function docketInWords(docket: EventOf<'outcome-recorded'>['docket']): string {
  return docket === undefined ? '' : `, as row ${docket.row} of ${quoted(docket.file)} says`;
}

const blockNames: Readonly<Record<BlockKind, string>> = {
  nondisclosure: 'nondisclosure',
  privileged: 'a privileged document',
  'other-case': 'another case that it names',
};

const factNames: Readonly<Record<RecordedFact, string>> = {
  served: 'when it was served',
  issued: 'when it was issued',
  'interception-began': 'when the interception began',
  'notice-delayed': 'when notice was delayed',
  'review-notified': 'when the Government was told that review is wanted',
  'reporting-period-ended': 'when the reporting period ended',
};

const linkNames: Readonly<Record<LinkKind, string>> = {
  preservation: 'the preservation of what is demanded here',
  'follow-up': 'the process that followed',
  repeat: 'the same request once more',
  extends: 'the preservation that this one extends',
};

function noteInWords(note: string): string {
  return note.trim() === '' ? '' : `: ${quoted(note)}`;
}

function momentInWords({ at, zone }: Moment): string {
  const there = new Date(wallTimeOf(zone, Date.parse(at))).toISOString();
  return `${there.slice(0, 10)} ${there.slice(11, 16)} (${zone})`;
}

function decisionInWords(
  before: CaseDraft | null,
  event: Extract<CaseEvent, { type: 'decision-signed' }>,
): string {
  const { position, supersedes } = event;
  const parts = [
    `decided on ${demandInWords(before, position.demand)}: ${dispositions.labels[position.disposition]}`,
    ...(position.narrowed === null ? [] : [`giving ${termsInWords(position.narrowed)}`]),
    ...(position.reasons.length === 0
      ? []
      : [`because: ${position.reasons.map((reason) => reasons.labels[reason]).join(', ')}`]),
    citedInWords(before, position.findings),
    ...replacedInWords(supersedes.length),
  ];
  return parts.join('; ');
}

/** How many findings a decision cites, and where they are, as far as they were there before. */
function citedInWords(before: CaseDraft | null, ids: readonly string[]): string {
  const pages = ids.flatMap((id) => {
    const found = before?.findings.get(id);
    return found === undefined
      ? []
      : [`page ${found.anchor.page} of ${documentInWords(before, found.document)}`];
  });
  const where = pages.length === 0 ? '' : ` (${[...new Set(pages)].join(', ')})`;
  return `citing ${ids.length} finding${ids.length === 1 ? '' : 's'}${where}`;
}

function replacedInWords(decisions: number): readonly string[] {
  if (decisions === 0) return [];
  return [
    decisions === 1
      ? 'in place of an earlier decision'
      : `in place of ${decisions} earlier decisions, which it names`,
  ];
}

const outcomeNames: Record<keyof Outcome, string> = {
  identifiers: 'identifiers',
  challenged: 'challenged',
  dataProvided: 'data provided',
  accountsPreserved: 'accounts preserved',
  action: 'action',
  appsRemoved: 'apps removed',
  appealsReceived: 'appeals received',
  appealsGranted: 'appeals granted',
  appsReinstated: 'apps reinstated',
  emergencyOutcome: 'emergency outcome',
  notified: 'users told',
  fisaOrder: 'order under FISA',
};

function outcomeInWords(outcome: Outcome): string {
  const said = Object.entries(outcomeNames).flatMap(([field, name]) => {
    const value = outcome[field as keyof Outcome];
    if (value === null || value === undefined) return [];
    return [`${name} ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`];
  });
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
}

/** What was typed in full: nothing else shows a note, or a rationale, that another one has replaced. */
function whole(text: string): string {
  return text === '' ? 'nothing' : `“${visibleText(text)}”`;
}

function quoted(text: string): string {
  return `“${visibleText(text.length > 120 ? `${text.slice(0, 119).toWellFormed()}…` : text)}”`;
}

export function shown(field: string, value: RequestRecord[keyof RequestRecord] | undefined): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    if (field === 'process') return processes.labels[value as keyof typeof processes.labels];
    if (field === 'category') return reportCategories.labels[value as keyof typeof reportCategories.labels];
    return quoted(value);
  }
  if ('at' in value) return momentInWords(value);
  return `${quoted(value.authority)} until ${value.until === null ? 'no end date' : value.until.at}`;
}

/** “Stored content of j.doe@example.com, 2026-06-01 to 2026-08-31”. */
export function termsInWords({ data, identifiers, from, to }: DemandTerms): string {
  const [first = 'no identifier', ...others] = identifiers;
  const accounts = others.length === 0 ? first : `${first} and ${others.length} more`;
  return `${dataCategories.labels[data]} of ${visibleText(accounts)}, ${periodInWords({ from, to })}`;
}

function demandInWords(before: CaseDraft | null, id: string): string {
  const demand = before?.demands.get(id);
  return demand === undefined ? 'an unknown demand' : termsInWords(demand.terms);
}

function locatedInWords(
  before: CaseDraft | null,
  { demand, places }: Extract<CaseEvent, { type: 'demand-located' }>,
): string {
  const named = places.map(({ document, finding }) => {
    const page = finding === null ? undefined : before?.findings.get(finding)?.anchor.page;
    return `${page === undefined ? '' : `page ${page} of `}${documentInWords(before, document)}`;
  });
  const where = named.length === 0 ? 'no document' : named.join(', ');
  return `said that ${demandInWords(before, demand)} stands in ${where}`;
}

function documentInWords(before: CaseDraft | null, sha256: string): string {
  const document = before?.documents.get(sha256);
  return document === undefined ? 'an unknown document' : quoted(document.name);
}

function changeInWords(
  draft: CaseDraft | null,
  { finding: id, reading: after, despite }: EventOf<'finding-changed'>,
): readonly string[] {
  const found = draft?.findings.get(id);
  if (found === undefined) return [`changed an unknown finding to ${readingInWords(after)}`];
  const { reading: before } = found;
  const what = findingInWords(draft, id);
  const isReadAnew = before.element !== after.element || before.verdict !== after.verdict;
  const read = isOtherVerdict(before, after)
    ? [verdictChange(draft, found, after)]
    : isReadAnew
      ? [`changed ${what} to ${readingInWords(after)}`]
      : [];
  const its = (part: string): string => (isReadAnew ? `its ${part}` : `the ${part} of ${what}`);
  const said = [
    ...read,
    ...(canonicalJson(before.demands ?? []) === canonicalJson(after.demands ?? [])
      ? []
      : [`${isReadAnew ? 'now' : `changed ${what}, now`} ${concernedInWords(draft, after)}`]),
    ...(before.note === after.note
      ? []
      : [`changed ${its('note')} from ${whole(before.note)} to ${whole(after.note)}`]),
  ];
  if (despite !== undefined) {
    const changed = `though ${staleSince(found)} ${documentInWords(draft, despite)}`;
    return [...said, `said that ${said.length > 0 ? 'the finding' : what} holds all the same, ${changed}`];
  }
  return said.length > 0 ? said : [`changed ${what} to ${readingInWords(after)}`];
}

function verdictChange(
  draft: CaseDraft | null,
  { anchor, document, reading: before }: Finding,
  after: Reading,
): string {
  const [was, is] = [before, after].map(({ verdict }) => verdicts.labels[verdict].toLowerCase());
  const place = `page ${anchor.page} of ${documentInWords(draft, document)}`;
  return `changed “${elements.labels[after.element]}” from ${was} to ${is}, citing ${place}`;
}

function ofDemands(draft: CaseDraft | null, { demands }: Concern): string {
  return demands === undefined ? '' : `, ${concernedInWords(draft, { demands })}`;
}

function concernedInWords(draft: CaseDraft | null, { demands }: Concern): string {
  if (demands === undefined) return 'concerning everything demanded';
  return `concerning only ${demands.map((demand) => demandInWords(draft, demand)).join(' and ')}`;
}

function isOtherVerdict(before: Reading, after: Reading): boolean {
  return before.element === after.element && before.verdict !== after.verdict;
}

function readingInWords(reading: {
  element: keyof typeof elements.labels;
  verdict: keyof typeof verdicts.labels;
}): string {
  return `${verdicts.labels[reading.verdict].toLowerCase()} “${elements.labels[reading.element]}”`;
}

function findingInWords(before: CaseDraft | null, id: string): string {
  const finding = before?.findings.get(id);
  return finding === undefined ? 'an unknown finding' : `the finding that ${readingInWords(finding.reading)}`;
}

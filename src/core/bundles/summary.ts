import {
  decidedTwice,
  disagreements,
  isOutdated,
  nameOfDocument,
  namesOf,
  statusOf,
  type CaseState,
  type Decision,
  type Demand,
  type Finding,
  type Stamp,
} from '../cases/case-state.ts';
import { isUnapprovedAnswer } from '../cases/summary.ts';
import { termsInWords } from '../cases/history.ts';
import { pagesInWords } from '../evidence/pages-in-words.ts';
import type { Concern } from '../findings/concerns.ts';
import { concernInWords } from '../findings/concern-words.ts';
import { isStale, staleInWords } from '../findings/stale-words.ts';
import { sinceSigned } from '../decisions/changed-evidence.ts';
import type { SignedEvidences } from '../decisions/signed-evidence.ts';
import { searchedInWords } from '../decisions/searched-in-vain.ts';
import { notWorkedOut, overrideInWords } from '../decisions/signed-words.ts';
import { emergencyBlocks } from '../emergencies/summary.ts';
import {
  dispositions,
  documentRoles,
  elements,
  processes,
  reasons,
  reportCategories,
  verdicts,
  type Verdict,
} from '../legal-basis.ts';
import { letterKindLabels } from '../letters/letter-kinds.ts';
import { staleLetters } from '../letters/staleness.ts';
import type { Moment } from '../primitives.ts';
import { countsOn, isSealed, type DecisionReview } from '../second-review/approval.ts';
import { proposals } from '../second-review/waits-for.ts';
import type { DemandTerms } from '../requests/events.ts';

/**
 * The rules by which a summary is made, here and where it is laid out, and the findings as annotations. Whatever changes its bytes, a label or a
 * library, makes it a new number: readers make the summary again and compare where they know its number.
 */
export const summaryLayout = 7;

/** What of a bundle cannot be made again and compared, as its summaries are laid out by an older Redrope; in sentences. */
export function notCompared({
  summaryLayout: layout,
}: {
  readonly summaryLayout: number;
}): readonly string[] {
  if (layout === summaryLayout) return [];
  return [
    `Not compared: what is for people to read (summary.pdf, decisions.csv, findings.jsonld) is of layout ${layout}, which this Redrope does not make any more, so nothing shows that it says what the ledger says. Do not rely on it: import the bundle and read the case in Redrope, or ask for one made now.`,
  ];
}

/** One piece of a summary, from top to bottom. */
export type SummaryBlock =
  | { readonly kind: 'title'; readonly text: string; readonly under: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly tone: Verdict | 'plain' | 'void' }
  | { readonly kind: 'field'; readonly label: string; readonly value: string; readonly strong?: true }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'fine'; readonly text: string };

const longestText = 4000;
const mostText = 300_000;
const mostIdentifiers = 40;

/**
 * What a case comes to, for a person to read without any program: who asks for what, what was found, what was decided;
 * `signed` is what the decisions were signed on, `blind` what the ledger shows of a blind review, in words.
 */
export function summaryOf(
  state: CaseState,
  signed: SignedEvidences,
  blind: string | null = null,
): readonly SummaryBlock[] {
  return bounded([
    ...requestBlocks(state),
    ...(blind === null || isSealed(state.secondReview) ? [] : [field('Second review', blind)]),
    ...demandBlocks(state, signed),
    ...emergencyBlocks(state, { cut, field, fine, signed: signedBy(state), momentInWords, termsInWords }),
    ...findingBlocks(state),
    ...searchBlocks(state),
    ...overrideBlocks(state),
    ...letterBlocks(state),
    ...documentBlocks(state),
    ...proofBlocks(state),
  ]);
}

const statusLabels = {
  received: 'Received',
  'in-review': 'In review',
  'awaiting-second-review': 'Awaiting second review',
  decided: 'Decided',
  responded: 'Responded',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
} as const;

export function requestBlocks(state: CaseState): SummaryBlock[] {
  const { request } = state;
  const disputed = disagreements(state).length;
  return [
    {
      kind: 'title',
      text: request.reference === '' ? 'Request without a reference' : request.reference,
      under: `${statusLabels[statusOf(state)]}${disputed === 0 ? '' : `, ${disputed} disagreement${disputed === 1 ? '' : 's'} open`}`,
    },
    ...(state.end === null || state.end.reason.trim() === ''
      ? []
      : [field(statusLabels[state.end.status], state.end.reason)]),
    ...(isUnapprovedAnswer(state)
      ? [field('Approval', 'Answered without the approval that was asked for')]
      : []),
    ...(isSealed(state.secondReview)
      ? [
          field(
            'Second review',
            'A blind one; what each reviewer found and decided is sealed until both have committed',
          ),
        ]
      : []),
    field('Agency', request.agency),
    field('Country', request.country),
    field('Requested by', request.requester === null ? null : requesters[request.requester]),
    field('Process', request.process === null ? null : processes.labels[request.process]),
    field('Reported as', request.category === null ? null : reportCategories.labels[request.category]),
    field('Received', momentInWords(request.received)),
    field('Due', momentInWords(request.due)),
    ...(request.emergency ? [field('Emergency', 'Yes')] : []),
    ...(request.nondisclosure === null
      ? []
      : [
          field(
            'Nondisclosure',
            `${request.nondisclosure.authority}, until ${momentInWords(request.nondisclosure.until) ?? 'no end date'}`,
          ),
        ]),
  ];
}

const requesters = { government: 'A government', private: 'A private party' } as const;

function field(label: string, value: string | null): SummaryBlock {
  return { kind: 'field', label, value: value === null || value === '' ? 'Not recorded' : cut(value) };
}

function fine(text: string): SummaryBlock {
  return { kind: 'fine', text };
}

function cut(text: string): string {
  return text.length <= longestText
    ? text
    : `${text.slice(0, longestText).toWellFormed()}… (the rest is in the ledger)`;
}

/** `2026-11-20 21:12 UTC (America/New_York)`. */
function momentInWords(moment: Moment | null): string | null {
  if (moment === null) return null;
  const zone = moment.zone === 'UTC' ? '' : ` (${moment.zone})`;
  return `${moment.at.slice(0, 10)} ${moment.at.slice(11, 16)} UTC${zone}`;
}

export function demandBlocks(state: CaseState, evidences: SignedEvidences): SummaryBlock[] {
  if (state.demands.length === 0) {
    return [
      { kind: 'heading', text: 'Demands and decisions' },
      { kind: 'paragraph', text: 'None recorded.' },
    ];
  }
  const decisions = new Map<string, Decision[]>();
  for (const decision of state.decisions) {
    const group = decisions.get(decision.position.demand);
    if (group === undefined) decisions.set(decision.position.demand, [decision]);
    else group.push(decision);
  }
  const numbers = new Map(state.findings.map(({ id }, index) => [id, index + 1]));
  const since = sinceTeller(state, evidences);
  const standingWords = standingTeller(state);
  const signed = signedBy(state);
  return [
    { kind: 'heading', text: 'Demands and decisions' },
    ...state.demands.flatMap((demand, index) => [
      demandItem(demand, index + 1),
      ...identifierBlocks(demand.terms),
      ...placeBlocks(state, demand),
      ...disregardBlocks(demand, signed),
      ...(decisions.has(demand.id) || demand.disregarded !== null ? [] : [field('Decision', 'Not decided')]),
      ...(decisions.get(demand.id) ?? []).flatMap((decision) =>
        decisionBlocks(decision, standingWords(decision, demand), {
          cited: (id) => citedInWords(numbers, id, since(decision, id)),
          changed: changedInWords(decision, since),
          isUnknown: evidences[decision.entry]?.unknown === true,
          over: (evidences[decision.entry]?.over ?? []).map((override) =>
            overrideInWords(override, namesOf(state)),
          ),
          searched: searchedInWords(evidences[decision.entry]?.searched ?? [], state),
          voided: (review) => voidedInWords(state, decision, review),
          signed,
        }),
      ),
    ]),
  ];
}

function demandItem({ terms, withdrawn, disregarded }: Demand, number: number): SummaryBlock {
  const text = `${number}. ${termsInWords(terms)}`;
  if (withdrawn !== null)
    return { kind: 'item', text: `${text} (withdrawn: ${cut(withdrawn)})`, tone: 'void' };
  return disregarded === null
    ? { kind: 'item', text, tone: 'plain' }
    : { kind: 'item', text: `${text} (asked by the cover sheet only: disregarded)`, tone: 'void' };
}

function placeBlocks({ documents, findings }: CaseState, { places }: Demand): SummaryBlock[] {
  if (places.length === 0) return [];
  const named = places.map(({ document, finding }) => {
    const name = documents.find(({ sha256 }) => sha256 === document)?.name ?? 'Unknown document';
    const page = findings.find(({ id }) => id === finding)?.anchor.page;
    return page === undefined ? name : `${name}, page ${page}`;
  });
  return [field('Stands in', named.join('; '))];
}

function disregardBlocks({ disregarded }: Demand, signed: (stamp: Stamp) => string): SummaryBlock[] {
  if (disregarded === null) return [];
  return [field('Disregarded because', disregarded.reason), field('Disregarded by', signed(disregarded))];
}

function identifierBlocks({ identifiers }: DemandTerms): SummaryBlock[] {
  if (identifiers.length < 2) return [];
  const more = identifiers.length - mostIdentifiers;
  const list = identifiers.slice(0, mostIdentifiers).join(', ');
  return [field('Identifiers', more > 0 ? `${list} and ${more} more, which the ledger lists` : list)];
}

/** How a decision stands, in brackets that follow it. */
function standingTeller(state: CaseState): (decision: Decision, demand: Demand) => string {
  const several = new Set(decidedTwice(state).map(({ id }) => id));
  const disputed = new Set(disagreements(state).map(({ id }) => id));
  const waiting = new Set(proposals(state).map(({ entry }) => entry));
  return (decision, demand) => {
    if (decision.supersededBy.length > 0) return ' (superseded)';
    return [
      ...(several.has(demand.id) ? [disputed.has(demand.id) ? 'disputed' : 'decided alike'] : []),
      ...(waiting.has(decision.entry) ? ['awaits second review'] : []),
      ...(isOutdated(decision, demand) ? [`of the demand as it was: ${termsInWords(decision.terms)}`] : []),
    ]
      .map((words) => ` (${words})`)
      .join('');
  };
}

/** What became of a finding since a decision that cites it was signed, and where it is; null where nothing did. */
type Since = (
  decision: Decision,
  finding: string,
) => { readonly place: string; readonly words: string } | null;

function sinceTeller(state: CaseState, evidences: SignedEvidences): Since {
  const findings = new Map(state.findings.map((finding) => [finding.id, finding]));
  return ({ entry }, id) => {
    const finding = findings.get(id);
    const words = finding === undefined ? null : sinceSigned(state, finding, evidences[entry]?.before[id]);
    if (finding === undefined || words === null) return null;
    return { place: `page ${finding.anchor.page} of ${nameOfDocument(state, finding.document)}`, words };
  };
}

/** `F1`, and where it is not as it was when the decision was signed what became of it. */
function citedInWords(numbers: ReadonlyMap<string, number>, id: string, since: ReturnType<Since>): string {
  const name = `F${numbers.get(id) ?? '?'}`;
  return since === null ? name : `${name} (${since.words})`;
}

function changedInWords(decision: Decision, since: Since): readonly string[] {
  return [...new Set(decision.position.findings)].flatMap((id) => {
    const told = since(decision, id);
    return told === null ? [] : [`${told.place}: ${told.words}`];
  });
}

interface DecisionWords {
  readonly cited: (finding: string) => string;
  /** Where the findings are that it cites and that are not as they were, and what became of them. */
  readonly changed: readonly string[];
  /** Whether that, and what it was signed over, is not known. */
  readonly isUnknown: boolean;
  /** The overrides that it was signed over. */
  readonly over: readonly string[];
  /** What was searched in vain; empty where nothing was. */
  readonly searched: string;
  /** Why a review of it counts for nothing, in brackets; empty where it counts. */
  readonly voided: (review: DecisionReview) => string;
  readonly signed: (stamp: Stamp) => string;
}

function voidedInWords(state: CaseState, decision: Decision, review: DecisionReview): string {
  if (!countsOn(state, decision, review))
    return ' (does not count: by the same person, or by one who is not asked now)';
  return review.verdict === 'approved' && decision.supersededBy.length > 0
    ? ' (does not count any more: the decision was superseded)'
    : '';
}

function decisionBlocks(
  { position, guidelines, reviews, ...stamp }: Decision,
  standing: string,
  { cited, changed, isUnknown, over, searched, voided, signed }: DecisionWords,
): SummaryBlock[] {
  return [
    {
      kind: 'field',
      label: 'Decision',
      value: `${dispositions.labels[position.disposition]}${standing}`,
      strong: true,
    },
    ...(position.narrowed === null ? [] : [field('Given', termsInWords(position.narrowed))]),
    ...(position.reasons.length === 0
      ? []
      : [field('Because', position.reasons.map((reason) => reasons.labels[reason]).join('; '))]),
    ...(position.rationale.trim() === '' ? [] : [field('Rationale', position.rationale)]),
    ...(position.findings.length === 0 ? [] : [field('Resting on', position.findings.map(cited).join(', '))]),
    ...(changed.length === 0
      ? []
      : [
          field(
            'Evidence',
            `A finding that it rests on is not as it was when it was signed, ${changed.join('; ')}`,
          ),
        ]),
    ...(isUnknown ? [field('Evidence', notWorkedOut)] : []),
    ...(searched === '' ? [] : [field('Searched, not found', searched)]),
    ...over.map((words) => field('Signed over the evidence gate', words)),
    field('Signed by', signed(stamp)),
    ...reviews.map((review) =>
      field(
        review.verdict === 'approved' ? 'Approved by' : 'Returned by',
        `${signed(review)}${voided(review)}${review.words.trim() === '' ? '' : `: ${review.words}`}`,
      ),
    ),
    fine(guidelinesInWords(guidelines)),
  ];
}

function guidelinesInWords(editions: Decision['guidelines']): string {
  if (editions.length === 0) return 'Made under no guidelines';
  const named = editions.map(
    ({ profile, edition, sha256 }) => `${profile} ${edition} (${sha256.slice(0, 8)})`,
  );
  return `Made under the guidelines ${named.join(', ')}`;
}

/** “Name, 2026-11-22 07:29 UTC, key 1234abcd”: the clock is the author's own. */
function signedBy(state: CaseState): (stamp: Stamp) => string {
  const nameOf = namesOf(state);
  return ({ author, at, zone }) =>
    `${nameOf(author)}, ${momentInWords({ at, zone }) ?? ''}, key ${author.slice(0, 8)}`;
}

function findingBlocks(state: CaseState): SummaryBlock[] {
  if (state.findings.length === 0) return [];
  const names = new Map(state.documents.map(({ sha256, name }) => [sha256, name]));
  const signed = signedBy(state);
  return [
    { kind: 'heading', text: 'Findings' },
    ...state.findings.flatMap((finding, index) => [
      findingItem(finding, index + 1),
      fine(`${names.get(finding.document) ?? 'Unknown document'}, page ${finding.anchor.page}`),
      ...(finding.anchor.quote === null
        ? []
        : [{ kind: 'quote' as const, text: cut(finding.anchor.quote.exact) }]),
      ...(finding.reading.note.trim() === ''
        ? []
        : [{ kind: 'paragraph' as const, text: cut(finding.reading.note) }]),
      ...concernBlocks(state, finding.reading),
      fine(signed(finding)),
      ...(finding.changed === null ? [] : [fine(`Last changed by ${signed(finding.changed)}`)]),
      ...(isStale(finding) && finding.withdrawn === null
        ? [fine(`Stale, counts for nothing: ${staleInWords(state, finding, (name) => name)}`)]
        : []),
    ]),
  ];
}

function concernBlocks(state: CaseState, reading: Concern): SummaryBlock[] {
  const words = concernInWords(state, { reading });
  return words === null ? [] : [fine(cut(words))];
}

function findingItem({ reading, withdrawn }: Finding, number: number): SummaryBlock {
  const text = `F${number}. ${verdicts.labels[reading.verdict]}: ${elements.labels[reading.element]}`;
  return withdrawn === null
    ? { kind: 'item', text, tone: reading.verdict }
    : { kind: 'item', text: `${text} (withdrawn: ${cut(withdrawn)})`, tone: 'void' };
}

function searchBlocks(state: CaseState): SummaryBlock[] {
  if (state.searches.length === 0) return [];
  const names = new Map(state.documents.map(({ sha256, name }) => [sha256, name]));
  const signed = signedBy(state);
  return [
    { kind: 'heading', text: 'Searched and not found' },
    ...state.searches.flatMap((search): SummaryBlock[] => [
      { kind: 'item', text: elements.labels[search.element], tone: 'plain' },
      fine(`${names.get(search.document) ?? 'Unknown document'}, ${pagesInWords(search)}`),
      ...concernBlocks(state, search),
      ...(search.note.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: cut(search.note) }]),
      fine(signed(search)),
    ]),
  ];
}

function overrideBlocks(state: CaseState): SummaryBlock[] {
  if (state.overrides.length === 0) return [];
  const signed = signedBy(state);
  return [
    { kind: 'heading', text: 'Overrides of the evidence gate' },
    ...state.overrides.flatMap((override): SummaryBlock[] => [
      { kind: 'item', text: override.elements.map((id) => elements.labels[id]).join(', '), tone: 'unclear' },
      ...concernBlocks(state, override),
      field('Because', override.reason),
      fine(signed(override)),
    ]),
  ];
}

/** The letters that were finished, by what they are; their words are in the ledger. */
function letterBlocks(state: CaseState): SummaryBlock[] {
  if (state.letters.length === 0) return [];
  const signed = signedBy(state);
  const replaced = new Set(state.letters.map(({ replaces }) => replaces));
  const stale = new Set(staleLetters(state, null).map(({ id }) => id));
  const numbers = new Map(state.findings.map(({ id }, index) => [id, index + 1]));
  return [
    { kind: 'heading', text: 'Letters' },
    ...state.letters.flatMap(({ id, text, rests, upheld, ...stamp }): SummaryBlock[] => {
      const mark = replaced.has(id) ? ' (corrected since)' : stale.has(id) ? ' (out of date)' : '';
      const cited = rests.findings.map(({ finding }) => `F${numbers.get(finding) ?? '?'}`).join(', ');
      return [
        {
          kind: 'item',
          text: `${letterKindLabels[text.kind]}, ${text.date}${mark}`,
          tone: mark === '' ? 'plain' : 'void',
        },
        field('To', text.addressee.replaceAll(/[\r\n]+/g, ', ')),
        field('Subject', text.subject),
        ...(cited === '' ? [] : [field('Resting on', cited)]),
        ...(upheld === null ? [] : [field('Upheld because', upheld.reason), fine(signed(upheld))]),
        fine(signed(stamp)),
      ];
    }),
  ];
}

function documentBlocks(state: CaseState): SummaryBlock[] {
  if (state.documents.length === 0) return [];
  return [
    { kind: 'heading', text: 'Documents' },
    ...state.documents.flatMap(({ name, role, bytes, sha256 }) => [
      { kind: 'item' as const, text: name, tone: 'plain' as const },
      fine(`${documentRoles.labels[role]}, ${bytes} bytes, SHA-256 ${sha256}`),
    ]),
  ];
}

function proofBlocks(state: CaseState): SummaryBlock[] {
  return [
    { kind: 'heading', text: 'Proof' },
    {
      kind: 'paragraph',
      text: 'This summary is for reading. What counts is the ledger beside it, in which every act is signed by its author. Times are those of the author’s own clock.',
    },
    field('Case', state.id),
    field('Entries', String(state.entries)),
    ...state.heads.map((head) => field('Ledger head', head)),
    ...state.reviewers.map(({ key, name }) => field('Reviewer', `${name}, key ${key}`)),
  ];
}

/** As many blocks as fit into a summary of sensible length. */
function bounded(blocks: readonly SummaryBlock[]): readonly SummaryBlock[] {
  let length = 0;
  const end = blocks.findIndex((block) => {
    length += ('text' in block ? block.text.length : block.value.length) + 20;
    return length > mostText;
  });
  if (end === -1) return blocks;
  return [
    ...blocks.slice(0, end),
    { kind: 'paragraph', text: 'The summary ends here because of its length. The rest is in the ledger.' },
  ];
}

import type { EventOf } from '../events.ts';
import { Failure } from '../failure.ts';
import type { RecordedFact } from '../clocks/events.ts';
import {
  answerReleases,
  applyEmergencyEvent,
  emergencyDraft,
  emergencyRecord,
  followRequest,
  noEmergencyRecord,
  type EmergencyDraft,
} from '../emergencies/projection.ts';
import {
  amend,
  amendmentsKnown,
  compareFindings,
  standAnew,
  type NewAmendment,
} from '../documents/amendments.ts';
import { AmendmentsMade } from '../documents/amendments-made.ts';
import type { ElementSearch, GateOverride } from '../guidelines/element-standing.ts';
import type { Letter, NoticeGround } from '../letters/letter-state.ts';
import { applyLetterEvent } from '../letters/projection.ts';
import type { InternalNote } from '../notes/internal-note.ts';
import { applyNoteEvent } from '../notes/projection.ts';
import { introduce } from '../people/same-person.ts';
import { Ancestry } from '../ledger/ancestry.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import type { Moment } from '../primitives.ts';
import { correctedFrom } from '../reports/docket-said.ts';
import { importedCells } from '../reports/docket-row.ts';
import type { Outcome } from '../reports/outcome.ts';
import { withSuccessors, type SecondReview } from '../second-review/approval.ts';
import { applySecondReview } from '../second-review/projection.ts';
import type {
  CaseDocument,
  CaseEnd,
  CaseLink,
  CaseState,
  Decision,
  Demand,
  Finding,
  ImportedFrom,
  Renewal,
  Reviewer,
  Stamp,
} from './case-state.ts';

export type DraftDecision = Decision & { readonly supersededBy: string[] };

/** A case state while entries are applied to it: each thing found at once by what names it, in the order made. */
export interface CaseDraft extends Pick<CaseState, 'id' | 'opened'> {
  readonly ancestry: Ancestry;
  readonly heads: Set<string>;
  height: number;
  entries: number;
  request: CaseState['request'];
  /** By key. */
  readonly reviewers: Map<string, Reviewer>;
  /** By id. */
  readonly demands: Map<string, Demand>;
  /** By SHA-256. */
  readonly documents: Map<string, CaseDocument>;
  readonly amendments: AmendmentsMade;
  readonly newAmendments: NewAmendment[];
  /** By id. */
  readonly findings: Map<string, Finding>;
  /** By entry. */
  readonly decisions: Map<string, DraftDecision>;
  readonly searches: ElementSearch[];
  readonly overrides: GateOverride[];
  readonly moments: Map<RecordedFact, Moment>;
  readonly renewals: Renewal[];
  /** By the other case. */
  readonly links: Map<string, CaseLink>;
  readonly emergency: EmergencyDraft;
  secondReview: SecondReview | null;
  /** By id. */
  readonly letters: Map<string, Letter>;
  /** By ground. */
  readonly noticeGrounds: Map<string, NoticeGround>;
  /** By id. */
  readonly internalNotes: Map<string, InternalNote>;
  end: CaseEnd | null;
  imported?: ImportedFrom;
  outcome?: Outcome;
}

export function openDraft(signed: SignedEntry, event: EventOf<'case-opened'>): CaseDraft {
  const ancestry = new Ancestry();
  ancestry.add(signed);
  return {
    id: signed.entry.case,
    ancestry,
    opened: stampOf(signed),
    heads: new Set([signed.id]),
    height: 1,
    entries: 1,
    request: event.request,
    reviewers: new Map(),
    demands: new Map(),
    documents: new Map(),
    amendments: new AmendmentsMade(),
    newAmendments: [],
    findings: new Map(),
    decisions: new Map(),
    searches: [],
    overrides: [],
    moments: new Map(),
    renewals: [],
    links: new Map(),
    letters: new Map(),
    noticeGrounds: new Map(),
    internalNotes: new Map(),
    emergency: emergencyDraft(noEmergencyRecord),
    secondReview: null,
    end: null,
  };
}

/** `earlier` gives the entries that the state rests on; asked only where those who acted did not know of each other. */
export function draftOf(state: CaseState, earlier: () => Iterable<SignedEntry>): CaseDraft {
  return {
    ...state,
    ancestry: new Ancestry(
      earlier,
      state.amendments.map(({ entry }) => entry),
    ),
    heads: new Set(state.heads),
    reviewers: new Map(state.reviewers.map((item) => [item.key, item])),
    demands: new Map(state.demands.map((item) => [item.id, item])),
    documents: new Map(state.documents.map((item) => [item.sha256, item])),
    amendments: new AmendmentsMade(state.amendments),
    newAmendments: [],
    findings: new Map(state.findings.map((item) => [item.id, item])),
    decisions: new Map(
      state.decisions.map((item) => [item.entry, { ...item, supersededBy: [...item.supersededBy] }]),
    ),
    searches: [...state.searches],
    overrides: [...state.overrides],
    moments: new Map(Object.entries(state.moments) as [RecordedFact, Moment][]),
    renewals: [...state.renewals],
    links: new Map(state.links.map((item) => [item.case, item])),
    letters: new Map(state.letters.map((item) => [item.id, item])),
    noticeGrounds: new Map(state.noticeGrounds.map((item) => [item.ground, item])),
    internalNotes: new Map(state.internalNotes.map((item) => [item.id, item])),
    emergency: emergencyDraft(state.emergency),
  };
}

export function stateOf(draft: CaseDraft): CaseState {
  compareFindings(draft);
  const { ancestry: _, newAmendments: __, ...shown } = draft;
  return {
    ...shown,
    heads: [...draft.heads].toSorted(),
    reviewers: [...draft.reviewers.values()],
    demands: [...draft.demands.values()],
    documents: [...draft.documents.values()],
    amendments: [...draft.amendments.all],
    findings: [...draft.findings.values()],
    decisions: [...draft.decisions.values()],
    searches: [...draft.searches],
    overrides: [...draft.overrides],
    moments: Object.fromEntries(draft.moments),
    renewals: [...draft.renewals],
    links: [...draft.links.values()],
    letters: [...draft.letters.values()],
    noticeGrounds: [...draft.noticeGrounds.values()],
    internalNotes: [...draft.internalNotes.values()],
    emergency: emergencyRecord(draft.emergency),
  };
}

/**
 * Applies an entry that comes later in ledger order than all before it. Throws a Failure `entry-invalid` where it
 * makes a demand or finding under a name that is taken: names are random, so that is a forgery, and a forged entry
 * that sorts early must not push aside what somebody signed.
 */
export function applyToDraft(draft: CaseDraft, signed: SignedEntry): void {
  applyEvent(draft, signed);
  passOver(draft, signed);
}

/** Takes an entry into the graph, but nothing of what it says. */
export function passOver(draft: CaseDraft, signed: SignedEntry): void {
  for (const parent of signed.entry.parents) draft.heads.delete(parent);
  draft.heads.add(signed.id);
  draft.ancestry.add(signed);
  draft.height = Math.max(draft.height, signed.entry.height);
  draft.entries += 1;
}

function stampOf({ id, entry }: SignedEntry): Stamp {
  return { entry: id, author: entry.author, at: entry.at, zone: entry.zone };
}

function applyEvent(draft: CaseDraft, signed: SignedEntry): void {
  const { event } = signed.entry;
  const stamp = stampOf(signed);
  switch (event.type) {
    case 'case-opened':
      return;
    case 'reviewer-introduced':
      introduce(draft.reviewers, stamp.author, event);
      if (draft.secondReview !== null)
        draft.secondReview = withSuccessors(draft.secondReview, draft.reviewers.values());
      return;
    case 'request-changed':
      followRequest(draft.emergency, stamp.author, draft.request, event.changes);
      draft.request = { ...draft.request, ...event.changes };
      if (draft.imported !== undefined) draft.imported = correctedFrom(draft.imported, event);
      return;
    case 'demand-added':
      make(draft.demands, signed, {
        ...stamp,
        id: event.demand,
        terms: event.terms,
        withdrawn: null,
        places: [],
        disregarded: null,
      });
      return;
    case 'demand-changed':
      change(draft.demands, event.demand, { terms: event.terms });
      return;
    case 'demand-withdrawn':
      change(draft.demands, event.demand, { withdrawn: event.reason });
      return;
    case 'demand-located':
      change(draft.demands, event.demand, { places: event.places });
      return;
    case 'demand-disregarded':
      change(draft.demands, event.demand, { disregarded: { ...stamp, reason: event.reason } });
      return;
    case 'demand-restored':
      change(draft.demands, event.demand, { disregarded: null });
      return;
    case 'document-added': {
      const { document: sha256, name, bytes, role } = event;
      // Two reviewers may add the same bytes without knowing of each other; the first in ledger order names them.
      if (!draft.documents.has(sha256)) draft.documents.set(sha256, { ...stamp, sha256, name, bytes, role });
      return;
    }
    case 'document-described':
      change(draft.documents, event.document, { name: event.name, role: event.role });
      return;
    case 'document-amended':
      amend(draft, signed, stamp, event);
      return;
    case 'privilege-marked':
      change(draft.documents, event.document, { privileged: event.privileged ? event.reason : null });
      return;
    case 'export-allowed':
      return;
    case 'finding-made': {
      const { finding: id, document, anchor, reading } = event;
      make(draft.findings, signed, {
        ...stamp,
        id,
        document,
        anchor,
        reading,
        changed: null,
        withdrawn: null,
        ...(draft.amendments.all.length > 0 && { amended: draft.amendments.all.length }),
      });
      standAnew(draft, id);
      return;
    }
    case 'finding-changed':
      change(draft.findings, event.finding, { reading: event.reading, changed: stamp });
      if (event.despite !== undefined) uphold(draft, event.finding, event.despite);
      return;
    case 'finding-withdrawn':
      change(draft.findings, event.finding, { withdrawn: event.reason, changed: stamp });
      return;
    case 'decision-signed':
      decide(draft, signed, event);
      return;
    case 'second-review-asked':
    case 'second-review-recalled':
    case 'second-review-sealed':
    case 'second-review-committed':
    case 'decisions-approved':
    case 'decisions-returned':
      applySecondReview(draft, stamp, event);
      return;
    case 'element-searched': {
      const { type: _, ...search } = event;
      draft.searches.push({
        ...stamp,
        ...search,
        ...amendmentsKnown(draft, signed),
      });
      return;
    }
    case 'gate-overridden': {
      const { type: _, ...override } = event;
      draft.overrides.push({
        ...stamp,
        ...override,
        ...amendmentsKnown(draft, signed),
      });
      return;
    }
    case 'call-back-recorded':
    case 'call-back-withdrawn':
    case 'release-signed':
    case 'release-withdrawn':
    case 'emergency-reviewed':
      applyEmergencyEvent(draft.emergency, stamp, event);
      return;
    case 'moment-recorded':
      if (event.moment === null) draft.moments.delete(event.fact);
      else draft.moments.set(event.fact, event.moment);
      return;
    case 'renewal-recorded':
      draft.renewals.push({ ...stamp, moment: event.moment });
      return;
    case 'renewal-withdrawn':
      withdrawRenewal(draft, event.moment);
      return;
    case 'case-linked':
      draft.links.set(event.case, { ...stamp, case: event.case, kind: event.kind });
      return;
    case 'case-unlinked':
      draft.links.delete(event.case);
      return;
    case 'case-responded':
      answerReleases(draft.emergency);
      draft.end = { ...stamp, status: 'responded', reason: event.note };
      return;
    case 'case-closed':
      draft.end = { ...stamp, status: 'closed', reason: event.reason };
      return;
    case 'case-withdrawn':
      draft.end = { ...stamp, status: 'withdrawn', reason: event.reason };
      return;
    case 'case-reopened':
      draft.end = null;
      return;
    case 'case-imported': {
      const { file, sha256, row, region, process } = event;
      const cells = importedCells(draft.request, event);
      draft.imported = { ...stamp, file, sha256, row, cells, region, process };
      draft.outcome = event.outcome;
      return;
    }
    case 'letter-finished':
    case 'letter-upheld':
    case 'notice-barred':
    case 'notice-released':
      return applyLetterEvent(draft, event, stamp);
    case 'internal-note-written':
    case 'internal-note-withdrawn':
    case 'internal-note-released':
      return applyNoteEvent(draft.internalNotes, event, stamp);
    case 'outcome-recorded':
      draft.outcome = event.outcome;
  }
}

function make<T extends { readonly id: string }>(
  things: Map<string, T>,
  { id }: SignedEntry,
  thing: T,
): void {
  if (things.has(thing.id)) {
    throw new Failure('entry-invalid', `Entry ${id} makes ${thing.id} again, which another entry made.`);
  }
  things.set(thing.id, thing);
}

function change<T extends object>(things: Map<string, T>, name: string, fields: Partial<T>): void {
  const thing = things.get(name);
  if (thing !== undefined) things.set(name, { ...thing, ...fields });
}

function uphold(draft: CaseDraft, id: string, despite: string): void {
  const { upheld = [] } = draft.findings.get(id) ?? {};
  if (!upheld.includes(despite)) change(draft.findings, id, { upheld: [...upheld, despite] });
  standAnew(draft, id);
}

function decide(draft: CaseDraft, signed: SignedEntry, event: EventOf<'decision-signed'>): void {
  const { position, terms, guidelines } = event;
  for (const superseded of new Set(event.supersedes)) {
    const earlier = draft.decisions.get(superseded);
    if (earlier?.position.demand === position.demand) earlier.supersededBy.push(signed.id);
  }
  draft.decisions.set(signed.id, {
    ...stampOf(signed),
    position,
    terms,
    guidelines,
    supersededBy: [],
    reviews: [],
  });
}

function withdrawRenewal({ renewals }: CaseDraft, moment: Moment): void {
  const index = renewals.findIndex((renewal) => renewal.moment.at === moment.at);
  if (index >= 0) renewals.splice(index, 1);
}

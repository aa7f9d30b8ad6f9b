import { Failure } from '../failure.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { advanceHeads, inLedgerOrder } from '../ledger/graph.ts';
import type { EventOf } from '../events.ts';
import type { CaseState, Stamp } from './case-state.ts';

/**
 * The state of a case from all its entries, in whatever order they come. Entries that name what is not there (a
 * change to an unknown finding) change nothing; they stay in the ledger and in the history.
 */
export function projectCase(entries: Iterable<SignedEntry>): CaseState {
  const [first, ...rest] = inLedgerOrder(entries);
  if (first?.entry.event.type !== 'case-opened') {
    throw new Failure('entries-missing', 'The entry that opened the case is missing.');
  }
  return rest.reduce(applyEntry, openState(first, first.entry.event));
}

function openState(signed: SignedEntry, event: EventOf<'case-opened'>): CaseState {
  return {
    id: signed.entry.case,
    heads: [signed.id],
    height: 1,
    entries: 1,
    opened: stampOf(signed),
    request: event.request,
    reviewers: [],
    demands: [],
    documents: [],
    findings: [],
    decisions: [],
  };
}

/** The state after one more entry that comes later in ledger order than all before it. */
export function applyEntry(state: CaseState, signed: SignedEntry): CaseState {
  return {
    ...state,
    ...changeOf(state, signed),
    heads: advanceHeads(state.heads, signed),
    height: Math.max(state.height, signed.entry.height),
    entries: state.entries + 1,
  };
}

function stampOf({ id, entry }: SignedEntry): Stamp {
  return { entry: id, author: entry.author, at: entry.at, zone: entry.zone };
}

function changeOf(state: CaseState, signed: SignedEntry): Partial<CaseState> {
  const { event } = signed.entry;
  const stamp = stampOf(signed);
  switch (event.type) {
    case 'case-opened':
      return {};
    case 'reviewer-introduced': {
      const reviewer = { key: stamp.author, name: event.name, recipient: event.recipient };
      return { reviewers: [...state.reviewers.filter(({ key }) => key !== reviewer.key), reviewer] };
    }
    case 'request-changed':
      return { request: { ...state.request, ...event.changes } };
    case 'demand-added':
      if (state.demands.some(({ id }) => id === event.demand)) return {};
      return {
        demands: [...state.demands, { ...stamp, id: event.demand, terms: event.terms, withdrawn: null }],
      };
    case 'demand-changed':
      return {
        demands: changed(state.demands, byId(event.demand), (demand) => ({ ...demand, terms: event.terms })),
      };
    case 'demand-withdrawn':
      return {
        demands: changed(state.demands, byId(event.demand), (demand) => ({
          ...demand,
          withdrawn: event.reason,
        })),
      };
    case 'document-added': {
      const { document: sha256, name, bytes, role } = event;
      if (state.documents.some((document) => document.sha256 === sha256)) return {};
      return { documents: [...state.documents, { ...stamp, sha256, name, bytes, role }] };
    }
    case 'document-described':
      return {
        documents: changed(
          state.documents,
          ({ sha256 }) => sha256 === event.document,
          (document) => ({ ...document, name: event.name, role: event.role }),
        ),
      };
    case 'finding-made': {
      const { finding: id, document, anchor, reading } = event;
      if (state.findings.some((finding) => finding.id === id)) return {};
      return {
        findings: [
          ...state.findings,
          { ...stamp, id, document, anchor, reading, changed: null, withdrawn: null },
        ],
      };
    }
    case 'finding-changed':
      return {
        findings: changed(state.findings, byId(event.finding), (finding) => ({
          ...finding,
          reading: event.reading,
          changed: stamp,
        })),
      };
    case 'finding-withdrawn':
      return {
        findings: changed(state.findings, byId(event.finding), (finding) => ({
          ...finding,
          withdrawn: event.reason,
          changed: stamp,
        })),
      };
    case 'decision-signed': {
      const superseded = new Set(event.supersedes);
      const earlier = changed(
        state.decisions,
        ({ entry, position }) => superseded.has(entry) && position.demand === event.position.demand,
        (decision) => ({ ...decision, supersededBy: [...decision.supersededBy, signed.id] }),
      );
      return { decisions: [...earlier, { ...stamp, position: event.position, supersededBy: [] }] };
    }
  }
}

function byId(id: string): (item: { readonly id: string }) => boolean {
  return (item) => item.id === id;
}

function changed<T>(items: readonly T[], which: (item: T) => boolean, change: (item: T) => T): readonly T[] {
  return items.map((item) => (which(item) ? change(item) : item));
}

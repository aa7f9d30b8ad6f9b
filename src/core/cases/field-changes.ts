import type { CaseEvent, EventOf } from '../events.ts';
import type { Reading } from '../findings/events.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import type { CaseDraft } from './case-draft.ts';
import { tellInOrder } from './known-before.ts';

/** What an entry changes, field by field: for programs, as the history is for people. */
export interface FieldChange {
  /** The entry that changes it. */
  readonly entry: string;
  readonly author: string;
  readonly at: string;
  readonly entity: 'case' | 'request' | 'demand' | 'document' | 'finding' | 'decision';
  /** Of the case, the demand (of a decision too), the document or the finding. */
  readonly id: string;
  readonly field: string;
  /** As its author knew it; null where there was nothing before, as of something new. */
  readonly from: Json | null;
  readonly to: Json | null;
}

type Change = Pick<FieldChange, 'entity' | 'id' | 'field' | 'from' | 'to'>;
type Fields = Readonly<Record<string, unknown>>;

/** The changes of the entries of one case that `concerns` picks, in ledger order; `uncounted` as of `tellInOrder`. */
export function fieldChanges(
  entries: Iterable<SignedEntry>,
  concerns: (entry: string) => boolean,
  uncounted: readonly string[] = [],
): readonly FieldChange[] {
  const tell = (before: CaseDraft | null, { id, entry }: SignedEntry) => {
    const found = concerns(id) ? changesOf(before, entry.event, entry.case) : [];
    return found.map((change) => ({ entry: id, author: entry.author, at: entry.at, ...change }));
  };
  return tellInOrder(inLedgerOrder(entries), tell, uncounted).flat();
}

function changesOf(before: CaseDraft | null, event: CaseEvent, caseId: string): readonly Change[] {
  switch (event.type) {
    case 'case-opened':
      return changed('request', caseId, {}, event.request);
    case 'request-changed':
      return changed('request', caseId, { ...before?.request }, event.changes);
    case 'demand-added':
      return changed('demand', event.demand, {}, event.terms);
    case 'demand-changed':
      return changed('demand', event.demand, { ...before?.demands.get(event.demand)?.terms }, event.terms);
    case 'demand-withdrawn':
      return changed('demand', event.demand, {}, { withdrawn: event.reason });
    case 'document-added':
      return changed('document', event.document, {}, { name: event.name, role: event.role });
    case 'document-described': {
      const { name, role } = event;
      return changed(
        'document',
        event.document,
        { ...before?.documents.get(event.document) },
        { name, role },
      );
    }
    case 'finding-made': {
      const { document, anchor, reading } = event;
      const place = { document, page: anchor.page, quote: anchor.quote?.exact ?? null };
      return changed('finding', event.finding, {}, { ...place, ...fieldsOf(reading) });
    }
    case 'finding-changed':
      return changed(
        'finding',
        event.finding,
        { ...before?.findings.get(event.finding)?.reading },
        fieldsOf(event.reading),
      );
    case 'finding-withdrawn':
      return changed('finding', event.finding, {}, { withdrawn: event.reason });
    case 'decision-signed': {
      const { demand, ...position } = event.position;
      return changed('decision', demand, positionBefore(before, event), position);
    }
    default: {
      const { type, ...said } = event;
      // What has no fields to change, such as an introduction, is one change of the case: that it was said.
      return [{ entity: 'case', id: caseId, field: type, from: null, to: plain(said) }];
    }
  }
}

/** With the demands where none is named, so that it is a change where some were. */
function fieldsOf(reading: Reading): Fields {
  return { ...reading, demands: reading.demands ?? null };
}

/** The position in whose place it is: that of others of whom the author did not know stands beside it. */
function positionBefore(
  before: CaseDraft | null,
  { position: { demand }, supersedes }: EventOf<'decision-signed'>,
): Fields {
  const stood = [...(before?.decisions.values() ?? [])].findLast(
    ({ entry, position }) => position.demand === demand && supersedes.includes(entry),
  );
  return { ...stood?.position };
}

function changed(entity: Change['entity'], id: string, before: Fields, after: Fields): readonly Change[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const [from, to] = [plain(before[field] ?? null), plain(value)];
    return canonicalJson(from) === canonicalJson(to) ? [] : [{ entity, id, field, from, to }];
  });
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

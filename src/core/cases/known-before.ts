import type { CaseEvent, EventOf, EventType } from '../events.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { compareFindings } from '../documents/amendments.ts';
import { applyToDraft, openDraft, passOver, type CaseDraft } from './case-draft.ts';

/**
 * Goes through a case in ledger order and tells of each entry, given the case that it met: of what it changes, the value
 * that its author knew, where others had changed it without their knowing. Null before the case was opened. Entries that
 * count meet the case without those of `uncounted`, but for what these made and somebody who counts may speak of.
 */
export function tellInOrder<T>(
  ordered: readonly SignedEntry[],
  tell: (before: CaseDraft | null, signed: SignedEntry) => T,
  uncounted: readonly string[] = [],
): T[] {
  const aside = new Set(uncounted);
  const all = new Course();
  const counting = aside.size === 0 ? all : new Course();
  return ordered.map((signed) => {
    const isAside = aside.has(signed.id);
    const told = tell((isAside ? all : counting).before(signed), signed);
    all.go(signed);
    if (counting !== all) counting.go(signed, isAside && !makesAnew.has(signed.entry.event.type));
    return told;
  });
}

/** What makes something that was not there and changes nothing that was. */
const makesAnew: ReadonlySet<EventType> = new Set([
  'case-opened',
  'reviewer-introduced',
  'document-added',
  'demand-added',
  'finding-made',
  'decision-signed',
  'letter-finished',
  'internal-note-written',
]);

/** A case while its entries are gone through. */
class Course {
  #draft: CaseDraft | null = null;
  readonly #said = new Said();

  before(signed: SignedEntry): CaseDraft | null {
    if (this.#draft === null) return null;
    const { event } = signed.entry;
    // It is told by what the finding was stale.
    if (event.type === 'finding-changed' && event.despite !== undefined) compareFindings(this.#draft);
    return this.#said.asKnown(this.#draft, signed);
  }

  go(signed: SignedEntry, isPassedOver = false): void {
    const { event } = signed.entry;
    if (this.#draft === null) {
      if (event.type === 'case-opened') this.#draft = openDraft(signed, event);
    } else if (isPassedOver) passOver(this.#draft, signed);
    else applyToDraft(this.#draft, signed);
    this.#said.take(signed, isPassedOver);
  }
}

/** What was said in the entries so far, by what it is said of. */
class Said {
  readonly #byId = new Map<string, SignedEntry>();
  readonly #byThing = new Map<string, SignedEntry[]>();

  /** Of what is passed over only the graph is taken. */
  take(signed: SignedEntry, isPassedOver: boolean): void {
    this.#byId.set(signed.id, signed);
    if (isPassedOver) return;
    for (const thing of thingsOf(signed.entry.event)) {
      const earlier = this.#byThing.get(thing);
      if (earlier === undefined) this.#byThing.set(thing, [signed]);
      else earlier.push(signed);
    }
  }

  asKnown(draft: CaseDraft, signed: SignedEntry): CaseDraft {
    const { parents, event } = signed.entry;
    const knewAll = [...draft.heads].every((head) => parents.includes(head));
    if (knewAll) return draft;
    switch (event.type) {
      case 'request-changed':
        return { ...draft, request: this.#requestKnown(draft, signed, event) };
      case 'demand-changed': {
        const said = this.#lastKnown(signed, demandOf(event));
        if (said?.type !== 'demand-added' && said?.type !== 'demand-changed') return draft;
        return { ...draft, demands: withFields(draft.demands, event.demand, { terms: said.terms }) };
      }
      case 'finding-changed': {
        const said = this.#lastKnown(signed, findingOf(event));
        if (said?.type !== 'finding-made' && said?.type !== 'finding-changed') return draft;
        return { ...draft, findings: withFields(draft.findings, event.finding, { reading: said.reading }) };
      }
      default:
        return draft;
    }
  }

  #requestKnown(
    draft: CaseDraft,
    signed: SignedEntry,
    { changes }: EventOf<'request-changed'>,
  ): CaseDraft['request'] {
    const known = Object.keys(changes).map((field) => {
      const said = this.#lastKnown(signed, fieldOf(field));
      if (said?.type === 'request-changed') return { [field]: said.changes[field as keyof typeof changes] };
      return said?.type === 'case-opened' ? { [field]: said.request[field as keyof typeof changes] } : {};
    });
    return Object.assign({}, draft.request, ...known) as CaseDraft['request'];
  }

  /** The last that was said of a thing before an entry whose author knew of it. */
  #lastKnown(signed: SignedEntry, thing: string): CaseEvent | undefined {
    const known = new Set<string>();
    let waiting: readonly string[] = signed.entry.parents;
    // Heights never grow from the last to the first, so no part of the graph is gone through twice.
    const last = this.#byThing.get(thing)?.findLast(({ id, entry }) => {
      waiting = this.#learn(waiting, entry.height, known);
      return known.has(id);
    });
    return last?.entry.event;
  }

  /** Adds what `from` rests on down to a height; gives what to go on from. */
  #learn(from: readonly string[], height: number, known: Set<string>): readonly string[] {
    const waiting = [...from];
    const below: string[] = [];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const signed = known.has(id) ? undefined : this.#byId.get(id);
      if (signed === undefined) continue;
      known.add(id);
      (signed.entry.height > height ? waiting : below).push(...signed.entry.parents);
    }
    return below;
  }
}

const fieldOf = (field: string) => `request ${field}`;
const demandOf = ({ demand }: { readonly demand: string }) => `demand ${demand}`;
const findingOf = ({ finding }: { readonly finding: string }) => `finding ${finding}`;

function thingsOf(event: CaseEvent): readonly string[] {
  switch (event.type) {
    case 'case-opened':
      return Object.keys(event.request).map(fieldOf);
    case 'request-changed':
      return Object.keys(event.changes).map(fieldOf);
    case 'demand-added':
    case 'demand-changed':
      return [demandOf(event)];
    case 'finding-made':
    case 'finding-changed':
      return [findingOf(event)];
    default:
      return [];
  }
}

function withFields<T extends object>(
  things: ReadonlyMap<string, T>,
  id: string,
  fields: Partial<T>,
): Map<string, T> {
  const thing = things.get(id);
  return thing === undefined ? new Map(things) : new Map(things).set(id, { ...thing, ...fields });
}

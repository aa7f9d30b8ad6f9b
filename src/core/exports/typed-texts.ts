import type { EventOf, EventType } from '../events.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import { letterKindLabels } from '../letters/letter-kinds.ts';

/** Something that a person typed, as the ledger has it for good. */
export interface TypedText {
  readonly kind: 'notes' | 'internalNotes' | 'letters' | 'names' | 'titles';
  readonly text: string;
  /** Another text was put in its place later; it leaves all the same. */
  readonly isEarlier: boolean;
}

/** `slot` names what the next text of the same slot takes the place of; without one nothing does. */
type Typed = Omit<TypedText, 'isEarlier'> & { readonly slot?: string };

/**
 * All that was typed in entries, each text once, in ledger order; but for quotes, which are words of documents that go
 * along.
 */
export function typedTexts(entries: Iterable<SignedEntry>): readonly TypedText[] {
  const typed = inLedgerOrder(entries).map(({ entry }) => typedIn(entry.event, entry.author));
  const standing = new Map<string, ReadonlySet<string>>();
  for (const act of typed)
    for (const [slot, together] of Map.groupBy(act, (one) => one.slot ?? ''))
      standing.set(slot, new Set(together.map(({ text }) => text)));
  const found = new Map<string, TypedText>();
  for (const { kind, text, slot } of typed.flat()) {
    if (text.trim() === '') continue;
    const isEarlier = slot !== undefined && standing.get(slot)?.has(text) !== true;
    const known = found.get(`${kind} ${text}`);
    found.set(`${kind} ${text}`, { kind, text, isEarlier: isEarlier && known?.isEarlier !== false });
  }
  return [...found.values()];
}

function typedIn<T extends EventType>(event: EventOf<T>, author: string): readonly Typed[] {
  const read = texts[event.type] as (event: EventOf<T>, author: string) => readonly Typed[];
  return read(event, author);
}

const nothing = (): readonly Typed[] => [];

function notes(...all: readonly (string | null)[]): readonly Typed[] {
  return all.flatMap((text) => (text === null ? [] : [{ kind: 'notes' as const, text }]));
}

function names(all: readonly string[], slot?: string): readonly Typed[] {
  return all.map((text) => ({ kind: 'names', text, ...(slot === undefined ? {} : { slot }) }));
}

function reasonOf({ reason }: { readonly reason: string }): readonly Typed[] {
  return notes(reason);
}

function noteOf({ note }: { readonly note: string }): readonly Typed[] {
  return notes(note);
}

function request(changes: EventOf<'request-changed'>['changes']): readonly Typed[] {
  const { reference, agency, nondisclosure } = changes;
  const authority = nondisclosure === undefined ? undefined : (nondisclosure?.authority ?? '');
  return [
    ...(reference === undefined
      ? []
      : [{ kind: 'titles' as const, text: reference, slot: 'request/reference' }]),
    ...(agency === undefined ? [] : names([agency], 'request/agency')),
    ...(authority === undefined
      ? []
      : [{ kind: 'notes' as const, text: authority, slot: 'request/authority' }]),
  ];
}

function terms({
  demand,
  terms: { identifiers },
}: EventOf<'demand-added' | 'demand-changed'>): readonly Typed[] {
  return names(identifiers.length === 0 ? [''] : identifiers, `demand/${demand}`);
}

function finding({
  finding: id,
  reading: { note },
}: EventOf<'finding-made' | 'finding-changed'>): readonly Typed[] {
  return [{ kind: 'notes', text: note, slot: `finding/${id}` }];
}

function document({
  document: sha256,
  name,
}: EventOf<'document-added' | 'document-described'>): readonly Typed[] {
  return [{ kind: 'titles', text: name, slot: `document/${sha256}` }];
}

function letter({
  text: { kind, addressee, reference, subject, body },
  rests,
}: EventOf<'letter-finished'>): readonly Typed[] {
  const text = [`${letterKindLabels[kind]} to ${addressee}`, reference, subject, body]
    .filter((part) => part !== '')
    .join('\n');
  return [{ kind: 'letters', text }, ...cited(rests)];
}

function cited({ rules }: EventOf<'letter-finished'>['rests']): readonly Typed[] {
  return notes(
    ...rules.flatMap((rule) => (rule.cited === undefined ? [] : [rule.cited.text, rule.cited.source])),
  );
}

/** The texts of every event that there is: one that is added cannot be left out. */
const texts: { readonly [T in EventType]: (event: EventOf<T>, author: string) => readonly Typed[] } = {
  'reviewer-introduced': ({ name }, author) => names([name], `reviewer/${author}`),
  'case-opened': (event) => request(event.request),
  'request-changed': ({ changes, docket }) => [
    ...request(changes),
    ...notes(docket?.file ?? null, docket?.region ?? null, docket?.process ?? null),
  ],
  'demand-added': terms,
  'demand-changed': terms,
  'demand-withdrawn': reasonOf,
  'demand-located': nothing,
  'demand-disregarded': reasonOf,
  'demand-restored': reasonOf,
  'document-added': document,
  'document-described': document,
  'document-amended': nothing,
  'finding-made': finding,
  'finding-changed': finding,
  'finding-withdrawn': reasonOf,
  'privilege-marked': reasonOf,
  'export-allowed': ({ to, reason }) => notes(to, reason),
  'element-searched': noteOf,
  'gate-overridden': reasonOf,
  'call-back-recorded': ({ caller, number, sourceNote, answeredBy, note }) => [
    ...names([caller, number, answeredBy]),
    ...notes(sourceNote, note),
  ],
  'call-back-withdrawn': reasonOf,
  'release-signed': ({ release: { given, why } }) => [...names(given.identifiers), ...notes(why)],
  'release-withdrawn': reasonOf,
  'emergency-reviewed': noteOf,
  'moment-recorded': nothing,
  'renewal-recorded': nothing,
  'renewal-withdrawn': reasonOf,
  'case-linked': nothing,
  'case-unlinked': reasonOf,
  'case-responded': noteOf,
  'case-closed': reasonOf,
  'case-withdrawn': reasonOf,
  'case-reopened': reasonOf,
  'decision-signed': ({ position: { rationale, narrowed }, terms: { identifiers } }) => [
    ...names([...identifiers, ...(narrowed?.identifiers ?? [])]),
    ...notes(rationale),
  ],
  'second-review-asked': noteOf,
  'second-review-recalled': reasonOf,
  'second-review-sealed': nothing,
  'second-review-committed': nothing,
  'decisions-approved': noteOf,
  'decisions-returned': reasonOf,
  'case-imported': ({ file, region, process }) => notes(file, region, process),
  'outcome-recorded': ({ docket }) => notes(docket?.file ?? null),
  'letter-finished': letter,
  'letter-upheld': ({ reason, rests }) => [...notes(reason), ...cited(rests)],
  'notice-barred': reasonOf,
  'notice-released': reasonOf,
  'internal-note-written': ({ text }) => [{ kind: 'internalNotes', text }],
  'internal-note-withdrawn': reasonOf,
  'internal-note-released': nothing,
};

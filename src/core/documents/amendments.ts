import type { CaseDraft } from '../cases/case-draft.ts';
import type { Amendment, Finding, Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import type { SignedEntry } from '../ledger/entry.ts';

/** Of an act, which amendments of the case its author knew: all that came before it in ledger order but those named. */
export interface AmendmentsKnown {
  /** How many came before it; absent where none did. */
  readonly amended?: number;
  /** The places of those among them that its author did not know; absent where there are none. */
  readonly unaware?: readonly number[];
}

/** Whether the author of an act knew the amendment at a place among those of the case; no clock is asked. */
export function knew({ amended = 0, unaware }: AmendmentsKnown, place: number): boolean {
  return place < amended && unaware?.includes(place) !== true;
}

/** The places of the amendments by which findings are stale, as long as nobody says that they hold all the same. */
export function placesOfChanges(
  amendments: readonly Amendment[],
  findings: readonly Finding[],
): readonly number[] {
  const ids = new Set(findings.map(({ id }) => id));
  const uncompared = findings.filter((finding) => finding.uncompared === true);
  return amendments.flatMap(({ document, amends, stale }, place) =>
    stale.some((id) => ids.has(id)) ||
    uncompared.some((finding) => finding.stale === document && finding.document === amends)
      ? [place]
      : [],
  );
}

export function amendmentsKnown(draft: CaseDraft, { entry }: SignedEntry): AmendmentsKnown {
  const amended = draft.amendments.all.length;
  if (amended === 0) return {};
  const unaware = knewAll(draft, entry.parents) ? [] : draft.ancestry.unmarked(entry.parents);
  return { amended, ...(unaware.length > 0 && { unaware }) };
}

/** Whether who rests on these entries knew all that came before. */
function knewAll({ heads }: CaseDraft, parents: readonly string[]): boolean {
  const own = new Set(parents);
  return heads.size <= own.size && [...heads].every((head) => own.has(head));
}

/** An amendment by which no finding was looked at yet: that waits until all entries are there, so that one pass does. */
export interface NewAmendment {
  readonly place: number;
  /** Whether its author knew everything before it. */
  readonly isAware: boolean;
}

/** Failure `entry-invalid` where a case has too many amendments. */
export function amend(
  draft: CaseDraft,
  signed: SignedEntry,
  stamp: Stamp,
  { document, amends, stale }: EventOf<'document-amended'>,
): void {
  draft.newAmendments.push({
    place: draft.amendments.all.length,
    isAware: knewAll(draft, signed.entry.parents),
  });
  draft.amendments.add({ ...stamp, document, amends, stale });
  draft.ancestry.mark(signed.id);
}

/**
 * Findings on words that changed are stale. So are those on the earlier version of which nobody who recorded that a
 * document amends it knew: they were not compared.
 */
export function compareFindings(draft: CaseDraft): void {
  const added = draft.newAmendments.splice(0);
  if (added.length === 0) return;
  const first = added[0]?.place ?? 0;
  const apart = added.filter(({ isAware }) => !isAware).map(({ place }) => place);
  const unknownTo = draft.ancestry.notUnder(
    apart.flatMap((place) => draft.amendments.all[place]?.entry ?? []),
  );
  const changed = new Set(draft.amendments.all.slice(first).flatMap(({ stale }) => stale));
  for (const finding of draft.findings.values()) {
    const { id, document, amended = 0 } = finding;
    const later = draft.amendments.of(document).filter(({ place }) => place >= Math.max(first, amended));
    if (later.length === 0 && !changed.has(id)) continue;
    const ofIt = new Set(later.map(({ place }) => place));
    const missed = unknownTo(finding.entry).flatMap((index) => apart[index] ?? []);
    const unknown = missed.filter((place) => ofIt.has(place));
    if (unknown.length > 0)
      draft.findings.set(id, { ...finding, unknownTo: [...(finding.unknownTo ?? []), ...unknown] });
    standAnew(draft, id);
  }
}

/**
 * A finding is stale by each document with changed words, or with which it was not compared, despite which nobody said
 * that it holds, in whatever order these acts come. Of those the one that was recorded last is told, changed words first.
 */
export function standAnew(draft: CaseDraft, id: string): void {
  const finding = draft.findings.get(id);
  if (finding === undefined) return;
  const { stale: _, uncompared: __, ...rest } = finding;
  const upheld = new Set(finding.upheld);
  const isOpen = ({ amendment }: { readonly amendment: Amendment }) => !upheld.has(amendment.document);
  const changed = draft.amendments.changing(id).findLast(isOpen);
  const uncompared = changed === undefined ? uncomparedWith(draft, finding, upheld) : undefined;
  const by = changed?.amendment.document ?? uncompared;
  draft.findings.set(id, {
    ...rest,
    ...(by !== undefined && { stale: by }),
    ...(uncompared !== undefined && { uncompared: true as const }),
  });
}

/** The last document that amends the finding's own without anybody having compared them who knew of the finding. */
function uncomparedWith(
  { amendments }: CaseDraft,
  { document, amended = 0, unknownTo }: Finding,
  upheld: ReadonlySet<string>,
): string | undefined {
  const all = amendments.of(document);
  const compared = new Set(
    all
      .filter(({ place }) => place >= amended && unknownTo?.includes(place) !== true)
      .map(({ amendment }) => amendment.document),
  );
  const isOpen = (later: string) => !upheld.has(later) && !compared.has(later);
  return all.findLast(({ amendment }) => isOpen(amendment.document))?.amendment.document;
}

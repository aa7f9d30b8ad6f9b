import type { CaseDraft } from '../cases/case-draft.ts';
import type { Amendment, Finding, Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import type { SignedEntry } from '../ledger/entry.ts';

/** Of an act, which amendments of the case its author knew: all that came before it in ledger order but those named. */
export interface AmendmentsKnown {
  /** How many came before it; absent where none did. */
  readonly amended?: number;
  /** Entries of those among them that its author did not know; absent where there are none. */
  readonly unaware?: readonly string[];
}

/** Whether the author of an act knew an amendment; no clock is asked. `index`: its place among those of the case. */
export function knew(
  { amended = 0, unaware }: AmendmentsKnown,
  { entry }: Amendment,
  index: number,
): boolean {
  return index < amended && unaware?.includes(entry) !== true;
}

/** Whether a finding is stale by an amendment, as long as nobody says that it holds all the same. */
export function makesStale({ document, amends, stale }: Amendment, finding: Finding): boolean {
  if (stale.includes(finding.id)) return true;
  return finding.uncompared === true && finding.stale === document && finding.document === amends;
}

export function amendmentsKnown(draft: CaseDraft, signed: SignedEntry): AmendmentsKnown {
  const { amendments } = draft;
  if (amendments.length === 0) return {};
  const isKnown = knownTo(draft, signed);
  const unaware = amendments.filter(({ entry }) => !isKnown(entry)).map(({ entry }) => entry);
  return { amended: amendments.length, ...(unaware.length > 0 && { unaware }) };
}

/** What the author of an entry that comes next knew of those before it. */
function knownTo({ heads, ancestry }: CaseDraft, { entry: { parents } }: SignedEntry) {
  const own = new Set(parents);
  if ([...heads].every((head) => own.has(head))) return () => true;
  const under = ancestry.under(parents);
  return (entry: string): boolean => under.has(entry);
}

/**
 * Findings on words that changed are stale. So are those on the earlier version of which nobody who recorded that this
 * document amends it knew: they were not compared.
 */
export function amend(
  draft: CaseDraft,
  signed: SignedEntry,
  stamp: Stamp,
  { document, amends, stale }: EventOf<'document-amended'>,
): void {
  const isKnown = knownTo(draft, signed);
  const own = [...draft.findings.values()].filter((finding) => finding.document === amends);
  const uncompared = own.filter(({ entry }) => !isKnown(entry)).map(({ id }) => id);
  draft.amendments.push({ ...stamp, document, amends, stale, ...(uncompared.length > 0 && { uncompared }) });
  const touched = new Set([...stale, ...uncompared]);
  for (const { id, uncompared: waits } of own) if (waits === true) touched.add(id);
  for (const id of touched) standAnew(draft, id);
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
  const open = draft.amendments.filter(({ document }) => !upheld.has(document));
  const changed = open.findLast(({ stale }) => stale.includes(id))?.document;
  const uncompared = changed === undefined ? uncomparedWith(draft.amendments, open, finding) : undefined;
  const by = changed ?? uncompared;
  draft.findings.set(id, {
    ...rest,
    ...(by !== undefined && { stale: by }),
    ...(uncompared !== undefined && { uncompared: true as const }),
  });
}

/** The last document that amends the finding's own without anybody having compared them who knew of the finding. */
function uncomparedWith(
  all: readonly Amendment[],
  open: readonly Amendment[],
  { id, document, amended = 0 }: Finding,
): string | undefined {
  const compared = new Set(
    all
      .filter(
        ({ amends, uncompared }, index) =>
          amends === document && index >= amended && uncompared?.includes(id) !== true,
      )
      .map((one) => one.document),
  );
  return open.findLast((one) => one.amends === document && !compared.has(one.document))?.document;
}

/** Which documents of a case are open: in the order they were opened, the one that is read, and the one beside it. */
export interface OpenDocuments {
  readonly open: readonly string[];
  /** Null before any was chosen. */
  readonly shown: string | null;
  readonly beside: string | null;
}

export const nothingOpen: OpenDocuments = { open: [], shown: null, beside: null };

/** Only what the case has; a case that has documents always shows one of them. */
export function openIn(kept: OpenDocuments, documents: readonly string[]): OpenDocuments {
  const held = new Set(documents);
  const open = kept.open.filter((document) => held.has(document));
  const shown = kept.shown !== null && held.has(kept.shown) ? kept.shown : (open[0] ?? documents[0] ?? null);
  return {
    open: shown === null || open.includes(shown) ? open : [...open, shown],
    shown,
    beside: kept.beside !== null && held.has(kept.beside) ? kept.beside : null,
  };
}

export function withOpened(opened: OpenDocuments, document: string): OpenDocuments {
  const open = opened.open.includes(document) ? opened.open : [...opened.open, document];
  return { ...opened, open, shown: document };
}

/** The one that is shown is followed by its neighbour; the last one stays. */
export function withoutOpened(opened: OpenDocuments, document: string): OpenDocuments {
  const at = opened.open.indexOf(document);
  const open = opened.open.filter((one) => one !== document);
  if (at === -1 || open.length === 0) return opened;
  const shown = opened.shown === document ? (open[Math.min(at, open.length - 1)] ?? null) : opened.shown;
  return { ...opened, open, shown };
}

/** The open document after (1) or before the one that is shown, round and round. */
export function nextOpened({ open, shown }: OpenDocuments, by: 1 | -1): string | null {
  const at = open.findIndex((document) => document === shown);
  return open[(Math.max(at, 0) + by + open.length) % open.length] ?? null;
}

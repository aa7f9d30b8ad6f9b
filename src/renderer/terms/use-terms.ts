import { useEffect, useMemo, useState } from 'react';
import type { TermList } from '../../ipc/term-calls.ts';
import { findTerms } from '../reading-room/find-in-text.ts';
import { hitsOf, type Hit } from '../reading-room/hit.ts';
import { lookThrough, type Looked, type LookIn } from '../reading-room/look-through.ts';
import type { Reader } from '../reading-room/reader.ts';
import type { TermsOnPages } from './TermsProvider.tsx';
import { useTermLists } from './use-term-lists.ts';

/** A place of a list's terms; `index` counts those of its list on its page. */
export interface TermHit extends Hit {
  readonly list: string;
}

interface TermsIn extends LookIn {
  readonly caseId: string;
  readonly reader: Reader;
  /** Pictures whose text was recognised: with each more, terms may stand where none did. */
  readonly recognized: number;
}

/** The lists of terms in a document: where each stands, and which place is looked at. */
export function useTerms(where: TermsIn) {
  const { reader } = where;
  const kept = useTermLists(where.caseId);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<TermList | 'new' | null>(null);
  const [current, setCurrent] = useState<{ readonly list: string; readonly at: number } | null>(null);
  const looked = useLooked(open ? kept.lists : none, where);
  const hitsIn = (list: string): readonly TermHit[] => looked?.hits.filter((hit) => hit.list === list) ?? [];
  const hit = current === null ? null : (hitsIn(current.list)[current.at] ?? null);
  const shown = useMemo(() => kept.lists.filter((list) => list.shown), [kept.lists]);
  const onPages = useMemo<TermsOnPages>(() => ({ lists: shown, hit }), [shown, hit]);
  const goTo = (list: string, at: number): void => {
    const found = hitsIn(list)[at];
    if (found === undefined) return;
    setCurrent({ list, at });
    reader.go(found.page, { terms: list, hit: found });
  };
  return {
    ...kept,
    open,
    looked,
    current,
    hit,
    onPages,
    hitsIn,
    goTo,
    /** The list that is being changed in the open panel, or a new one. */
    editing,
    edit: setEditing,
    toggle: () => {
      setEditing(null);
      setOpen((before) => !before);
    },
    /** The next (1) or last place of a list; without one, of the list that is looked at, else of the first that has any. */
    step: (by: 1 | -1, list?: string): void => {
      const of = list ?? current?.list ?? looked?.hits[0]?.list;
      const count = of === undefined ? 0 : hitsIn(of).length;
      if (of === undefined || count === 0) return;
      const before = current?.list === of ? current.at : by === 1 ? -1 : count;
      goTo(of, (before + by + count) % count);
    },
  };
}

/** Of all lists together. */
export const MOST_TERM_HITS = 50_000;

export type Terms = ReturnType<typeof useTerms>;

const none: readonly TermList[] = [];

/** Looks for all lists in one go. */
function useLooked(lists: readonly TermList[], where: TermsIn): Looked<TermHit> | null {
  const { document, session, pageCount, inVault, recognized } = where;
  const [latest, setLatest] = useState<{ of: readonly TermList[]; looked: Looked<TermHit> } | null>(null);
  useEffect(() => {
    if (lists.length === 0) return;
    const control = new AbortController();
    void lookThrough(
      { document, session, pageCount, inVault },
      (text, page) =>
        lists.flatMap(({ id, terms }) =>
          hitsOf(findTerms(terms, text), text, page).map((hit) => ({ ...hit, list: id })),
        ),
      { signal: control.signal, most: MOST_TERM_HITS },
      (looked) => setLatest({ of: lists, looked }),
    );
    return () => control.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what was recognised since is looked through, too
  }, [lists, document, session, pageCount, inVault, recognized]);
  return latest !== null && latest.of === lists ? latest.looked : null;
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { useDraft } from '../app/drafts.ts';
import { nothingOpen, openIn, withOpened, type OpenDocuments } from './open-documents.ts';

/**
 * The open documents of a case; they are found again after a lock and a restart. One that is `asked` for is shown,
 * anew whenever it is asked for by another object.
 */
export function useOpenDocuments(
  { id, documents }: CaseState,
  asked: string | null,
  by: object | null,
): readonly [OpenDocuments, (change: (opened: OpenDocuments) => OpenDocuments) => void] {
  const [kept, keep] = useDraft(`${id}/reading/open`);
  const [request, setRequest] = useState<{ readonly by: object | null; readonly answered: boolean }>({
    by,
    answered: asked === null,
  });
  if (request.by !== by) setRequest({ by, answered: asked === null });
  // The window itself wrote it.
  const before = kept === null ? nothingOpen : (JSON.parse(kept) as OpenDocuments);
  const opened = openIn(
    request.answered || asked === null ? before : withOpened(before, asked),
    documents.map(({ sha256 }) => sha256),
  );
  const keepNow = useEffectEvent(() => {
    if (asked !== null) keep(JSON.stringify(opened));
  });
  useEffect(() => {
    keepNow();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- kept once for each time that one is asked for
  }, [by]);
  return [
    opened,
    (change) => {
      setRequest({ by, answered: true });
      keep(JSON.stringify(change(opened)));
    },
  ];
}

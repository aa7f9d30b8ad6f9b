import { useEffect } from 'react';
import type { PageRecognition } from '../../ipc/recognition-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';

/** How long a page must stay in sight before it is recognised: pages paged past are not. */
const REST_MS = 500;

/** What is known of a page without text of its own but perhaps a stamp, and has it recognised while it is read. Null until that is known. */
export function usePageRecognition(
  document: string | null,
  page: number,
  mayBePicture: boolean,
): PageRecognition | null {
  const wanted = document !== null && mayBePicture;
  const asked = useQuery(
    `${document ?? ''} ${page} ${String(wanted)}`,
    async () => (wanted ? call('recognition.page', { document, page }) : null),
    (event) =>
      (event.type === 'recognized' && event.document === document && (event.page ?? page) === page) ||
      (event.type === 'extraction' && event.document === document && event.extraction.state === 'read'),
  );
  const waits = asked.value?.state === 'waiting';
  useEffect(() => {
    if (!waits || document === null) return;
    const timer = setTimeout(() => {
      call('recognition.want', { document, page }).catch(() => undefined);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [waits, document, page]);
  return asked.value;
}

import type { DocumentRecognition } from '../../ipc/recognition-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';

/** How far the text of a document's pictures was recognised; null until that is known. */
export function useDocumentRecognition(document: string): DocumentRecognition | null {
  return useQuery(
    document,
    () => call('recognition.document', { document }),
    (event) => (event.type === 'recognized' || event.type === 'extraction') && event.document === document,
  ).value;
}

import type { ProcessContract } from '../../src/ipc/contract.ts';
import type { Connection } from '../../src/ipc/rpc.ts';

/**
 * Says of every required element that rests on nothing that all pages of all documents were searched for it in vain, so
 * that decisions can be signed. The documents have to be read.
 */
export async function searchWhatIsMissing(
  call: Connection<ProcessContract>['call'],
  caseId: string,
  note = '',
): Promise<void> {
  const { review, extractions } = await call('cases.show', { case: caseId });
  const pages = Object.entries(extractions).map(([document, extraction]) => {
    if (extraction.state !== 'read') throw new Error(`The document is ${extraction.state}`);
    return { document, from: 1, to: extraction.pages };
  });
  for (const element of review.gate.missing) {
    await call('elements.search', { case: caseId, element, pages, note });
  }
}

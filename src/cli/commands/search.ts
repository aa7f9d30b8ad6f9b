import { counted } from '../../core/cases/summary.ts';
import { searchVault } from '../../vault/search.ts';
import type { Invocation, Outcome } from '../command.ts';
import { readWaiting } from '../read-waiting.ts';
import { withVault } from '../with-vault.ts';

const mostHits = 200;

export function search(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, async (vault) => {
    await readWaiting(vault, []);
    const hits = searchVault(vault.db, invocation.words.slice(1).join(' '), mostHits);
    const lines = hits.flatMap(({ reference, kind, documentName, page, excerpt, more = 0 }) => [
      [
        reference || '(no reference)',
        documentName ?? kind,
        ...(page === null ? [] : [`p ${page}`]),
        excerpt.replaceAll('\u0001', '*').replaceAll('\u0002', '*'),
      ].join('  '),
      ...(more === 0 ? [] : [`  … and ${counted(more, 'more page')} of ${documentName ?? 'this document'}`]),
    ]);
    return { json: hits, lines: lines.length === 0 ? ['Nothing found.'] : lines };
  });
}

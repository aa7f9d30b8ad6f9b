import { searchVault } from '../../vault/search.ts';
import type { Command } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const search: Command = {
  usage: 'VAULT WORDS...',
  summary: 'Finds words in documents, findings, decisions and cases; "a phrase" in quotes, prefix*.',
  options: {},
  words: { min: 2, max: 50 },
  run: (invocation) =>
    withVault(invocation, ({ db }) => {
      const hits = searchVault(db, invocation.words.slice(1).join(' '), 200);
      const lines = hits.map(({ reference, kind, documentName, page, excerpt }) =>
        [
          reference,
          documentName ?? kind,
          page === null ? '' : `p ${page}`,
          excerpt.replaceAll('\u0001', '*').replaceAll('\u0002', '*'),
        ].join('  '),
      );
      return { json: hits, text: lines.length === 0 ? 'Nothing found.' : lines.join('\n') };
    }),
};

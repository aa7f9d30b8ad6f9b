import { caseSummaries } from '../../vault/ledger-store.ts';
import type { Command } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const list: Command = {
  usage: 'VAULT',
  summary: 'Lists the cases.',
  options: {},
  words: { min: 1, max: 1 },
  run: (invocation) =>
    withVault(invocation, ({ db }) => {
      const cases = caseSummaries(db);
      const lines = cases.map(({ id, reference, status, title, agency }) =>
        [id, status.padEnd(9), reference || '(no reference)', title, agency].join('  '),
      );
      return { json: cases, text: lines.length === 0 ? 'No cases.' : lines.join('\n') };
    }),
};

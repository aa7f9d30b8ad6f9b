import { checkVault } from '../../vault/check.ts';
import type { Command } from '../command.ts';
import { rebuildProjections } from '../../vault/ledger-store.ts';
import { withVault } from '../with-vault.ts';

export const check: Command = {
  usage: 'VAULT [--rebuild] [--accept-loss]',
  summary:
    'Checks every entry, signature and document; --rebuild first makes anew what is shown, from the ledger.',
  options: { rebuild: { type: 'boolean' }, 'accept-loss': { type: 'boolean' } },
  words: { min: 1, max: 1 },
  run: (invocation) =>
    withVault(invocation, async (vault) => {
      if (invocation.flags.has('rebuild')) rebuildProjections(vault);
      const report = await checkVault(vault);
      const verdict = report.ok ? 'All is well' : 'Something is wrong';
      const text = [
        `${verdict}: ${report.entries} entries, ${report.documents} documents.`,
        ...report.problems,
      ].join('\n');
      return { json: report, text, ok: report.ok };
    }),
};

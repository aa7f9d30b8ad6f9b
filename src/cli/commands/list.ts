import { caseSummaries } from '../../vault/ledger-store.ts';
import type { Invocation, Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';

export function list(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, ({ db }) => {
    const cases = caseSummaries(db);
    const lines = cases.map(({ id, reference, status, title, agency, waitsFor }) =>
      [id, status.padEnd(9), reference || '(no reference)', title, agency, waitsFor].join('  '),
    );
    return { json: cases, lines: lines.length === 0 ? ['No cases.'] : lines };
  });
}

import type { CaseSummary } from '../../core/cases/summary.ts';
import { docket } from '../../vault/review/docket.ts';
import type { Invocation, Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';

export function list(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const cases = docket(vault, vault.now().at);
    const lines = cases.map(({ id, reference, status, title, agency, waitsFor, next }) =>
      [
        id,
        status.padEnd(9),
        reference || '(no reference)',
        title,
        agency,
        waitsFor,
        ...nextInWords(next),
      ].join('  '),
    );
    return { json: cases, lines: lines.length === 0 ? ['No cases.'] : lines };
  });
}

function nextInWords(next: CaseSummary['next']): readonly string[] {
  return next === null ? [] : [`${next.label}: ${next.endsAt?.at ?? 'at once'}`];
}

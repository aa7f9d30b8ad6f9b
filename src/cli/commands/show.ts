import { statusOf } from '../../core/cases/case-state.ts';
import { historyOf } from '../../core/cases/history.ts';
import { caseState, entriesOf } from '../../vault/ledger-store.ts';
import type { Invocation, Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

export function show(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    const history = historyOf(entriesOf(vault.db, state.id));
    const { reference, agency } = state.request;
    return {
      json: { ...state, status: statusOf(state), history },
      lines: [
        [reference || '(no reference)', agency, statusOf(state)].join('  '),
        ...state.documents.map(({ sha256, name, role }) => `${sha256}  ${role}  ${name}`),
        ...history.map(({ at, name, what }) => `${at}  ${name} ${what.join('; ')}`),
      ],
    };
  });
}

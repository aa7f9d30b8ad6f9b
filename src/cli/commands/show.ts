import { statusOf } from '../../core/cases/case-state.ts';
import { historyOf } from '../../core/cases/history.ts';
import { caseState, entriesOf } from '../../vault/ledger-store.ts';
import type { Command } from '../command.ts';
import { withVault, word } from '../with-vault.ts';

export const show: Command = {
  usage: 'VAULT CASE',
  summary: 'Shows a case: its request, documents, findings, decisions and history.',
  options: {},
  words: { min: 2, max: 2 },
  run: (invocation) =>
    withVault(invocation, ({ db }) => {
      const state = caseState(db, word(invocation, 1));
      const history = historyOf(entriesOf(db, state.id));
      const lines = history.map(({ at, name, what }) => `${at}  ${name} ${what.join('; ')}`);
      return {
        json: { ...state, status: statusOf(state), history },
        text: [`${state.request.reference}  ${state.request.agency}  ${statusOf(state)}`, ...lines].join(
          '\n',
        ),
      };
    }),
};

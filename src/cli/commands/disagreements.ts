import type { CaseState } from '../../core/cases/case-state.ts';
import { leftToDo } from '../../core/cases/conflicts-in-words.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { isSameTerms } from '../../core/decisions/narrower-terms.ts';
import { disagreementsOf } from '../../core/decisions/settle.ts';
import { comeToTheSame } from '../../core/decisions/same-position.ts';
import { caseState, caseSummaries } from '../../vault/ledger-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { inMemberOrder } from '../output.ts';
import { decisionLines, decisionTeller } from '../told-decision.ts';
import { withVault } from '../with-vault.ts';

/** Every demand on which decisions that count here stand that did not know of each other, with what each rests on. */
export function disagreements(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const all = caseSummaries(vault.db)
      .filter(({ disagreements: open, decidedAlike }) => open + decidedAlike > 0)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id }) => disagreementsIn(vault, caseState(vault.db, id)));
    return {
      json: inMemberOrder(all),
      lines: all.length === 0 ? ['No disagreements.'] : all.flatMap(inWords),
    };
  });
}

type Listed = ReturnType<typeof disagreementsIn>[number];

function disagreementsIn(vault: Vault, state: CaseState) {
  const tell = decisionTeller(vault, state);
  return disagreementsOf(state).map(({ demand, positions }) => ({
    case: state.id,
    reference: state.request.reference,
    demand: demand.id,
    terms: demand.terms,
    isAlike: comeToTheSame(positions),
    leftToDo: leftToDo(state, demand, positions),
    positions: positions.map(tell),
  }));
}

function inWords({
  case: id,
  reference,
  demand,
  terms,
  isAlike,
  leftToDo: todo,
  positions,
}: Listed): string[] {
  return [
    `${reference || id}: ${termsInWords(terms)}  (demand ${demand})  ${isAlike ? 'decided alike' : 'disagreement'}`,
    `  ${todo}`,
    ...positions.flatMap((told) => [
      ...decisionLines(told),
      ...(isSameTerms(terms, told.terms)
        ? []
        : [`    signed on the demand as it was: ${termsInWords(told.terms)}`]),
    ]),
  ];
}

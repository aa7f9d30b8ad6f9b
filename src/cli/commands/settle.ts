import { disagreementsOf, settle as settleDisagreement } from '../../core/decisions/settle.ts';
import { dispositions } from '../../core/legal-basis.ts';
import { storedReading } from '../../vault/documents/page-store.ts';
import { caseState, recordEvents } from '../../vault/ledger-store.ts';
import { decisionBasis, extractionOf } from '../../vault/review/decision-basis.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** Settles a disagreement by a decision of one's own that names all of those that stand. */
export async function settle(invocation: Invocation): Promise<Outcome> {
  const [demand, take, rationale] = ['demand', 'take', 'rationale'].map((name) => invocation.option(name));
  if (demand === undefined || take === undefined || rationale === undefined) {
    throw new UsageError('Say what is settled, how and why: --demand ID --take ENTRY --rationale TEXT.');
  }
  return withVault(invocation, (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    const supersedes = disagreementsOf(state)
      .filter((one) => one.demand.id === demand)
      .flatMap(({ positions }) => positions.map(({ entry }) => entry));
    const reading = { stateOf: (sha256: string) => storedReading(vault.db, sha256) };
    const basis = decisionBasis(vault.db, state, (sha256) => extractionOf(reading, sha256));
    const events = settleDisagreement(state, { demand, take, rationale }, basis);
    const entry = recordEvents(vault, state.id, events).at(-1);
    const taken = state.decisions.find((decision) => decision.entry.startsWith(take));
    const disposition = taken?.position.disposition;
    return {
      json: { case: state.id, demand, entry, disposition, supersedes },
      lines: [
        `Settled${disposition === undefined ? '' : `: ${dispositions.labels[disposition]}`}. Entry ${entry} names all ${supersedes.length} decisions that stood.`,
        ...(state.secondReview === null
          ? []
          : ['A second review was asked for: another reviewer has to approve it.']),
      ],
    };
  });
}

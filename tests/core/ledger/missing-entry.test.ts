import { expect, it } from 'vitest';
import { checkGraph } from '../../../src/core/ledger/graph.ts';
import { castReview, CastReviewer, namedId } from '../../support/ledger-cast.ts';

function messageOf(work: () => void): string {
  try {
    work();
    return '';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

it('a missing entry is told by whose entry rests on it, of which day, and whom to ask', () => {
  const ada = castReview();
  const bob = new CastReviewer('Bob');
  bob.learn(ada.entries.values());
  const withdrawn = { type: 'demand-withdrawn', demand: namedId('demand 1'), reason: 'r' } as const;
  const [missing] = bob.record(withdrawn);
  bob.record({ type: 'reviewer-introduced', name: 'Bob\u202E', recipient: 'age1example' });
  const rest = [...bob.entries.values()].filter((signed) => signed !== missing);
  const key = bob.signer.author.slice(0, 8);
  const message = messageOf(() => checkGraph(rest, () => undefined, null));
  expect(message).toContain(`of Bob⟨U+202E⟩ (key ${key}), of 2026-11-22, rests on entry ${missing?.id}`);
  expect(message).toContain(`Nothing was changed. Ask Bob⟨U+202E⟩ (key ${key}) or the sender`);

  const [nameless] = ada.record(withdrawn);
  const [last] = ada.record({ ...withdrawn, demand: namedId('demand 2') });
  const told = messageOf(() => checkGraph(last === undefined ? [] : [last], () => undefined, null));
  expect(told).toContain(
    `of unknown ${ada.signer.author.slice(0, 8)}, of 2026-11-22, rests on entry ${nameless?.id}`,
  );
});

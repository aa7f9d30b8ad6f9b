import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { statusOf } from '../../../src/core/cases/case-state.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { addDemand, changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { openEntriesOf, releaseLane, withheldIn } from '../../../src/vault/case-entries.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { asManyAs } from '../../support/long-run.ts';
import { noBasis } from '../../support/ledger-cast.ts';
import { bytesSource, request } from '../../support/sample-ledger.ts';
import { acquaint } from '../../support/acquaint.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

interface Step {
  /** `decide-blind`: in a lane that stays in the vault until the end. */
  readonly kind: 'decide' | 'decide-blind' | 'change' | 'send' | 'arrive' | 'arrive-again';
  readonly who: number;
  readonly pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('decide', 'decide', 'decide-blind', 'change', 'send', 'arrive', 'arrive-again'),
  who: fc.nat(2),
  pick: fc.nat(100),
});

const lane = 'second-review';

/** What an open act may rest on: what is withheld is not in it. */
function stateSeen(vault: Vault, id: string, kind: Step['kind']) {
  const entries = kind === 'decide-blind' ? entriesOf(vault.db, id) : openEntriesOf(vault.db, id);
  return projectCase(entries);
}

/** No bundle that ever left has an entry that is still withheld where it was signed. */
async function noneLeaked(vaults: readonly Vault[], id: string, sent: readonly Buffer[]) {
  const withheld = new Set(vaults.flatMap(({ db }) => [...withheldIn(db, id).keys()]));
  const [first] = vaults;
  for (const bundle of sent) {
    const keys = { ageIdentities: first === undefined ? [] : [first.ageIdentity], passphrase: null };
    const { cases } = await openBundle(bytesSource(bundle), keys);
    const out = cases.flatMap(({ entries }) => entries.filter((signed) => withheld.has(signed.id)));
    expect(out).toEqual([]);
  }
}

/** Plays one case out between real vaults, by real encrypted bundles; gives how many decisions were signed. */
async function play(vaults: readonly Vault[], id: string, demand: string, steps: readonly Step[]) {
  const folder = temporaryFolder();
  const recipients = vaults.map(({ identity }) => identity.recipient);
  const sent: Buffer[] = [];
  const signed: string[] = [];
  const vaultAt = (who: number): Vault => {
    const vault = vaults[who % vaults.length];
    if (vault === undefined) throw new Error('there are vaults');
    return vault;
  };
  const send = async (who: number) => {
    const file = join(folder, `${sent.length}.redrope`);
    await writeBundle(vaultAt(who), { cases: [id], recipients, passphrase: null }, file);
    sent.push(readFileSync(file));
  };
  const arrive = async (who: number, bundle: Buffer | undefined) => {
    if (bundle === undefined) return;
    const vault = vaultAt(who);
    const keys = { ageIdentities: [vault.ageIdentity], passphrase: null };
    await importBundle(vault, await openBundle(bytesSource(bundle), keys));
  };
  await send(0);
  for (const who of vaults.keys()) await arrive(who, sent[0]);
  for (const { kind, who, pick } of steps) {
    const vault = vaultAt(who);
    if (kind === 'send') await send(who);
    else if (kind !== 'decide' && kind !== 'decide-blind' && kind !== 'change')
      await arrive(who, sent[pick % sent.length]);
    else if (kind === 'change') {
      recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency: `Agency ${pick}` }));
    } else {
      const common = { demand, findings: [], rationale: `r ${pick}`, narrowed: null } as const;
      const position = { ...common, disposition: 'reject', reasons: ['unclear'] } as const;
      signed.push(
        ...recordEvents(vault, id, signDecision(stateSeen(vault, id, kind), position, noBasis), {
          lane: kind === 'decide-blind' ? lane : null,
        }).slice(-1),
      );
    }
  }
  await noneLeaked(vaults, id, sent);
  for (const { db } of vaults) releaseLane(db, id, lane);
  // In the end a bundle goes round, so that the last one has everything, and then back to the others.
  for (const who of vaults.keys()) {
    await send(who);
    if (who < vaults.length - 1) await arrive(who + 1, sent.at(-1));
  }
  for (const who of vaults.keys()) if (who < vaults.length - 1) await arrive(who, sent.at(-1));
  return signed;
}

it('vaults that exchange bundles at random come to the same, with every decision that anybody signed', async () => {
  const vaults = await Promise.all(['Ada', 'Bob', 'Cem'].map((name) => temporaryVault(name)));
  acquaint(...vaults);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const [id, demand] = [randomUUID(), randomUUID()];
      const [ada, ...others] = vaults;
      if (ada === undefined) throw new Error('there are vaults');
      const terms = { data: 'other', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
      recordEvents(ada, id, [...openCase(request, [], randomUUID), addDemand(terms, demand)]);
      const signed = await play(vaults, id, demand, steps);
      const state = caseState(ada.db, id);
      expect(state.decisions.map(({ entry }) => entry).toSorted()).toEqual(signed.toSorted());
      for (const { db } of others) {
        expect(caseState(db, id)).toEqual(state);
        expect(statusOf(caseState(db, id))).toBe(statusOf(state));
        expect(historyOf(entriesOf(db, id))).toEqual(historyOf(entriesOf(ada.db, id)));
      }
    }),
    { numRuns: asManyAs(5, 400) },
  );
}, 600_000);

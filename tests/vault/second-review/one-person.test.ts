import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../src/core/cases/case-state.ts';
import { respond } from '../../../src/core/cases/life-cycle.ts';
import { releaseNeeds } from '../../../src/core/emergencies/emergency-state.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { caseLines } from '../../../src/cli/show-lines.ts';
import { signedEvidence } from '../../../src/core/decisions/signed-evidence.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Signer } from '../../../src/core/ledger/entry.ts';
import { isApproved, isReturned } from '../../../src/core/second-review/approval.ts';
import {
  approveDecisions,
  askSecondReview,
  commitSealed,
  whyNotCommit,
} from '../../../src/core/second-review/commands.ts';
import { actOn, castReview, castSigner, namedId, noBasis } from '../../support/ledger-cast.ts';
import { withheldIn } from '../../../src/vault/case-entries.ts';
import { readEntryLine, writeEntryLine } from '../../../src/core/ledger/entry.ts';
import { blindReview } from '../../../src/core/second-review/blind-review.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { writeCard } from '../../../src/vault/people/card-file.ts';
import { introducedTo } from '../../../src/vault/people/introduction.ts';
import { addPerson, verifyPerson } from '../../../src/vault/people/person-acts.ts';
import { storedBasis } from '../../../src/vault/review/decision-basis.ts';
import { docket } from '../../../src/vault/review/docket.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { act, blindCase, bundled, commit, decide, pass, take } from '../../support/blind-cast.ts';
import { failureCode } from '../../support/failing.ts';
import { demand, judgedCase } from '../../support/judged-case.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

function waits(vault: Vault) {
  return docket(vault, vault.now().at)[0]?.waitsForMe;
}

describe('one person with a key and the one that replaced it', () => {
  it('neither approves nor releases for two, in their own vault or in that of another', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    const request = {
      process: 'emergency',
      emergency: true,
      country: 'US',
      requester: 'government',
    } as const;
    const { id } = judgedCase(ada, request, [demand()], { disposition: 'produce', reasons: [] });
    act(ada, id, (state, me) => askSecondReview(state, { mode: 'open', by: null, note: '' }, me));
    const [decision] = caseState(ada.db, id).decisions;
    if (decision === undefined) throw new Error('there is a decision');
    const release = { decision: decision.entry, given: decision.terms, why: 'A life is at risk.' };
    recordEvents(ada, id, [{ type: 'release-signed', release }]);
    await take(bob, await bundled(ada, id));
    expect([waits(ada), waits(bob)]).toEqual([null, 'review']);
    await ada.replaceKey();
    expect(waits(ada)).toBeNull();
    const me = ada.identity.key;
    const known = introducedTo(ada, caseState(ada.db, id));
    expect(await failureCode(() => approveDecisions(known, [decision.entry], '', me))).toBe('refused');
    recordEvents(ada, id, [
      { type: 'decisions-approved', decisions: [decision.entry], supersedes: [], note: 'forged' },
      { type: 'release-signed', release },
    ]);
    addPerson(bob, writeCard(ada, ''));
    verifyPerson(bob, me);
    await take(bob, await bundled(ada, id));
    for (const { db } of [ada, bob]) {
      const state = caseState(db, id);
      expect(state.emergency.releases).toHaveLength(2);
      expect(statusOf(state)).toBe('awaiting-second-review');
      const told = caseLines(state, signedEvidence(entriesOf(db, id), state));
      expect(told.find((line) => line.includes('Approved by'))).toMatch(/Ada.*does not count.*forged/);
      expect(JSON.stringify(summaryOf(state, {}))).toMatch(
        /"Approved by","value":"Ada[^"]*does not count[^"]*forged"/,
      );
      expect(releaseNeeds(state)).toMatchObject([{ complete: false }]);
      expect(await failureCode(() => respond(state, '', null, storedBasis(db, state)))).toBe(
        'approval-missing',
      );
    }
    recordEvents(bob, id, [
      { type: 'decisions-approved', decisions: [decision.entry], supersedes: [], note: '' },
      { type: 'release-signed', release },
    ]);
    expect(respond(caseState(bob.db, id), '', null, storedBasis(bob.db, caseState(bob.db, id)))).toHaveLength(
      1,
    );
  });

  it('answers with the new key what was asked of the old one, in every vault, and nobody answers by saying so', async () => {
    const [ada, bob, cem] = await Promise.all(['Ada', 'Bob', 'Cem'].map((name) => temporaryVault(name)));
    if (ada === undefined || bob === undefined || cem === undefined) throw new Error('there are three');
    acquaint(ada, bob, cem);
    const { id } = judgedCase(ada, {}, [demand()], { disposition: 'produce', reasons: [] });
    const asked = bob.identity.key;
    act(ada, id, (state, me) => askSecondReview(state, { mode: 'open', by: asked, note: '' }, me));
    const [decision = ''] = caseState(ada.db, id).decisions.map(({ entry }) => entry);
    const approved = { type: 'decisions-approved', decisions: [decision], supersedes: [], note: '' } as const;
    for (const vault of [bob, cem]) await take(vault, await bundled(ada, id));
    // Cem is a colleague, and says that Bob's key was his.
    const said = { type: 'reviewer-introduced', name: 'Cem', recipient: cem.identity.recipient } as const;
    recordEvents(cem, id, [{ ...said, renews: [asked] }, approved]);
    await take(ada, await bundled(cem, id));
    expect(statusOf(caseState(ada.db, id))).toBe('awaiting-second-review');
    const renewals = ['0'.repeat(128)];
    const forged = recordEvents(cem, id, [{ ...said, renews: [asked], renewals }]);
    const lines = entriesOf(cem.db, id).filter((one) => one.id === forged[0]);
    for (const one of lines)
      expect(await failureCode(() => readEntryLine(writeEntryLine(one), ledgerCrypto))).toBe('entry-invalid');
    expect(lines).toHaveLength(1);

    await bob.replaceKey();
    const me = bob.identity.key;
    expect(waits(bob)).toBe('review');
    const known = introducedTo(bob, caseState(bob.db, id));
    recordEvents(bob, id, approveDecisions(known, [decision], 'with my new key', me));
    await take(ada, await bundled(bob, id));
    expect(statusOf(caseState(ada.db, id))).toBe('awaiting-second-review');
    addPerson(ada, writeCard(bob, ''));
    verifyPerson(ada, me);
    for (const vault of [ada, bob]) expect(statusOf(caseState(vault.db, id))).toBe('decided');
  });

  it('commits with the new key the side that was asked of the old one', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    const id = blindCase(ada, bob.identity.key);
    pass(ada, bob, id);
    await bob.replaceKey();
    addPerson(ada, writeCard(bob, ''));
    verifyPerson(ada, bob.identity.key);
    for (const vault of [ada, bob]) for (const index of [0, 1]) decide(vault, id, index);
    commit(ada, id);
    pass(ada, bob, id);
    expect(waits(bob)).toBe('commit');
    commit(bob, id);
    pass(bob, ada, id);
    pass(ada, bob, id);
    const { secondReview } = caseState(bob.db, id);
    if (secondReview === null) throw new Error('it was asked for');
    expect(blindReview(entriesOf(bob.db, id), secondReview)).toMatchObject({ state: 'held', problems: [] });
  });

  it('commits no two sides of a blind review', async () => {
    const ada = await temporaryVault('Ada');
    const id = blindCase(ada);
    for (const index of [0, 1]) decide(ada, id, index);
    commit(ada, id);
    const { secondReview } = caseState(ada.db, id);
    await ada.replaceKey();
    const me = ada.identity.key;
    const known = introducedTo(ada, caseState(ada.db, id));
    const head = 'a'.repeat(64);
    expect(await failureCode(() => commitSealed(known, head, me))).toBe('refused');
    recordEvents(ada, id, [{ type: 'second-review-committed', request: secondReview?.entry ?? '', head }]);
    expect(caseState(ada.db, id).secondReview?.commits).toHaveLength(1);
    expect(withheldIn(ada.db, id).size).toBeGreaterThan(0);
  });

  it('takes no return and no commitment from a key by saying that it was theirs', () => {
    const [ada, mallory, xenia, yves] = ['Ada', 'Mallory', 'Xenia', 'Yves'].map((name) => castSigner(name));
    if (ada === undefined || mallory === undefined || xenia === undefined || yves === undefined)
      throw new Error('there are four');
    const reviewer = castReview();
    const sign = (signer: Signer, ...events: readonly CaseEvent[]): string => {
      const made = events.map((event) => {
        const signed = actOn([...reviewer.entries.values()].slice(-1), signer, event);
        reviewer.entries.set(signed.id, signed);
        return signed.id;
      });
      return made.at(-1) ?? '';
    };
    const claim = { type: 'reviewer-introduced', name: 'Mallory', recipient: 'age1' } as const;
    const claims = { ...claim, renews: [xenia.author] };
    const position = { demand: namedId('demand 1'), findings: [], rationale: 'w', narrowed: null };
    const rejected = { ...position, disposition: 'reject', reasons: ['unclear'] } as const;
    const decision = sign(mallory, ...signDecision(reviewer.state, rejected, noBasis));
    sign(xenia, { type: 'decisions-returned', decisions: [decision], reason: 'no' });
    sign(yves, { type: 'decisions-approved', decisions: [decision], supersedes: [], note: '' });
    const judged = () =>
      reviewer.state.decisions.map((one) => [
        isReturned(reviewer.state, one),
        isApproved(reviewer.state, one),
      ]);
    expect(judged()).toEqual([[true, false]]);
    sign(mallory, claims);
    expect(judged()).toEqual([[true, false]]);
    expect(() => approveDecisions(reviewer.state, [decision], '', xenia.author)).toThrow('would not count');
    const request = sign(ada, { type: 'second-review-asked', mode: 'blind', by: xenia.author, note: '' });
    const bound = { type: 'second-review-committed', request, head: 'a'.repeat(64) } as const;
    sign(mallory, bound);
    expect(whyNotCommit(reviewer.state, xenia.author)).not.toContain('already');
    sign(xenia, bound);
    expect(reviewer.state.secondReview?.commits).toHaveLength(2);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { caseFileName } from '../../../src/core/bundles/bag-names.ts';
import { signedEvidence } from '../../../src/core/decisions/signed-evidence.ts';
import { toldBlindReview } from '../../../src/core/second-review/blind-words.ts';
import { caseFilesOf } from '../../../src/vault/bundles/bag-files.ts';
import { summaryPdf } from '../../../src/vault/bundles/summary-pdf.ts';
import { statusOf } from '../../../src/core/cases/case-state.ts';
import { linkCase, respond } from '../../../src/core/cases/life-cycle.ts';
import { changeDemand, changeRequest } from '../../../src/core/requests/commands.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { blindReview } from '../../../src/core/second-review/blind-review.ts';
import {
  approveDecisions,
  askSecondReview,
  recallSecondReview,
} from '../../../src/core/second-review/commands.ts';
import { isSealedType } from '../../../src/core/second-review/sealing.ts';
import { compareBlind } from '../../../src/core/second-review/comparison.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { previewBundle } from '../../../src/vault/bundles/preview-bundle.ts';
import { verifyReport } from '../../../src/vault/bundles/verify-report.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { openEntriesOf, withheldIn } from '../../../src/vault/case-entries.ts';
import { rows, type ReadableDb } from '../../../src/vault/database.ts';
import { guidelinesOf } from '../../../src/vault/guidelines/guideline-store.ts';
import {
  caseState,
  entriesOf,
  mergeEntries,
  rebuildProjections,
  recordEvents,
} from '../../../src/vault/ledger-store.ts';
import { recordMoment } from '../../../src/core/clocks/commands.ts';
import { openPart } from '../../../src/vault/case-projection.ts';
import { calendarOf } from '../../../src/vault/review/calendar.ts';
import { clocksOfCase, docket } from '../../../src/vault/review/docket.ts';
import { storedBasis } from '../../../src/vault/review/decision-basis.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { openSide } from '../../../src/vault/second-review/open-side.ts';
import { viewSecondReview } from '../../../src/vault/second-review/second-review-view.ts';
import { act, blindCase, bundled, commit, decide, find, pass, take } from '../../support/blind-cast.ts';
import { failureCode } from '../../support/failing.ts';
import { demand, openedCase } from '../../support/judged-case.ts';
import { bytesSource } from '../../support/sample-ledger.ts';
import { reopened, temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

/** Everything that a vault holds, decrypted: every cell of every table, as bytes. */
function everyCell(db: ReadableDb): Buffer {
  const tables = rows<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow', 'virtual')`,
  );
  return Buffer.concat(
    tables.flatMap(({ name }) =>
      rows<Record<string, unknown>>(db, `SELECT * FROM "${name}"`).flatMap((found) =>
        Object.values(found).map((cell) =>
          cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(`${String(cell)}\n`),
        ),
      ),
    ),
  );
}

function review(vault: Vault, id: string) {
  const { secondReview } = caseState(vault.db, id);
  if (secondReview === null) throw new Error('there is a second review');
  return blindReview(entriesOf(vault.db, id), secondReview);
}

function comparison(vault: Vault, id: string) {
  const { secondReview } = caseState(vault.db, id);
  return secondReview === null ? null : compareBlind(entriesOf(vault.db, id), secondReview);
}

async function acquainted(): Promise<readonly [Vault, Vault]> {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(ada, bob);
  return [ada, bob];
}

/** Bob signs what his own vault would refuse. */
function forge(bob: Vault, id: string, mode: 'open' | 'blind' | null): void {
  const { secondReview } = caseState(bob.db, id);
  const asked = entriesOf(bob.db, id).findLast(({ entry }) => entry.event.type === 'second-review-asked');
  const request = secondReview?.author === bob.identity.key ? secondReview.entry : (asked?.id ?? '');
  recordEvents(bob, id, [
    mode === null
      ? { type: 'second-review-recalled', request, reason: 'forged' }
      : { type: 'second-review-asked', mode, by: null, note: 'forged' },
  ]);
}

async function pair() {
  const [ada, bob] = await acquainted();
  return { ada, bob, id: blindCase(ada, bob.identity.key) };
}

describe('a blind review between two vaults', () => {
  it('seals the first side from the second vault and from every bundle until both are bound', async () => {
    const { ada, bob, id } = await pair();
    const canaries = [
      'Quillfeather',
      find(ada, id, 'nexus', 'breaks', 'Quillfeather'),
      'Brambleshank',
      decide(ada, id, 0, { rationale: 'Brambleshank' }),
      'Thistlemarrow',
      'nothing-to-produce',
    ];
    decide(ada, id, 1, {
      disposition: 'nothing-to-produce',
      reasons: ['data-not-held'],
      rationale: 'Thistlemarrow',
    });
    const sealed = [...withheldIn(ada.db, id).keys()];
    const before = await bundled(ada, id);
    commit(ada, id);
    const bundle = await bundled(ada, id);
    const head = caseState(ada.db, id).secondReview?.commits[0]?.head ?? '';
    expect(sealed).toContain(head);
    const names = [...canaries, ...sealed.filter((entry) => entry !== head)];
    const keys = { ageIdentities: [], passphrase: null };
    const preview = await previewBundle(bob, await openBundle(bytesSource(bundle), keys));
    // Bob did nothing in the case yet; his vault knows his name all the same.
    expect(preview.cases[0]?.changes.flatMap(({ what }) => what)).toContain(
      'asked Bob for a blind second review',
    );
    await take(bob, bundle);
    const [own, others] = [everyCell(ada.db), everyCell(bob.db)];
    expect(names.filter((name) => !own.includes(name))).toEqual([]);
    for (const bytes of [before, bundle, others, await bundled(bob, id)]) {
      expect(names.filter((name) => bytes.includes(name))).toEqual([]);
    }
    expect(statusOf(caseState(ada.db, id))).toBe('awaiting-second-review');
    expect(statusOf(caseState(bob.db, id))).toBe('received');
    expect(docket(bob, bob.now().at)[0]?.waitsForMe).toBe('commit');
    expect(review(bob, id)).toMatchObject({ state: 'sealed', sides: [{ isHere: false }] });
  });

  it('refuses in words what would change sealed findings together with what is open', async () => {
    const { ada, id } = await pair();
    const mixed = [
      { type: 'element-searched', element: 'nexus', documents: [], note: '' },
      { type: 'request-changed', changes: { agency: 'FBI' } },
    ] as never;
    expect(await failureCode(() => recordEvents(ada, id, mixed))).toBe('refused');
  });

  it('tells nothing of a sealed decision in the calendar', async () => {
    const { ada, id } = await pair();
    const received = { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' };
    act(ada, id, (state) => changeRequest(state, { country: 'US', requester: 'government', received }));
    act(ada, id, (state) => recordMoment(state, 'served', received));
    const calendar = () => {
      try {
        return calendarOf(ada).text.replaceAll(/^DTSTAMP.*$/gm, '');
      } catch (thrown) {
        return String(thrown);
      }
    };
    const before = calendar();
    decide(ada, id, 0, { reasons: ['foreign-law-conflict'] });
    const running = (state: ReturnType<typeof caseState>) =>
      clocksOfCase(ada.db, state, ada.now().at).filter(({ conditional }) => !conditional).length;
    const whole = caseState(ada.db, id);
    expect(running(whole)).toBeGreaterThan(running(openPart(ada.db, whole)));
    expect(calendar()).toBe(before);
  });

  it('tells nothing of it in the calendar of a case that is linked', async () => {
    const { ada, id } = await pair();
    const day = (days: number) => new Date(Date.parse(ada.now().at) + days * 86_400_000).toISOString();
    const received = { at: day(-2), zone: 'UTC' };
    act(ada, id, (state) =>
      changeRequest(state, { country: 'US', requester: 'government', process: 'letter-2703f', received }),
    );
    const preserved = caseState(ada.db, id).demands[1]?.id ?? '';
    act(ada, id, (state) => changeDemand(state, preserved, demand({ data: 'preservation' })));
    const logs = demand({ data: 'mail-logs', from: day(-20).slice(0, 10), to: day(-5).slice(0, 10) });
    const federal = { country: 'US', requester: 'government', process: 'search-warrant', received } as const;
    const warrant = openedCase(ada, federal, [logs]).id;
    act(ada, warrant, (state) => linkCase(state, id, 'preservation'));
    const goes = () => calendarOf(ada).text.match(/^SUMMARY:.*: Mail logs: .*$/gm);
    expect(goes()).toHaveLength(2);
    const findings = [find(ada, id, 'dated', 'supports', '')];
    decide(ada, id, 1, { disposition: 'produce', reasons: [], findings });
    const stopped = clocksOfCase(ada.db, caseState(ada.db, warrant), ada.now().at).filter(
      ({ stoppedBy }) => stoppedBy !== null,
    );
    expect(stopped).toHaveLength(2);
    expect(goes()).toHaveLength(2);
  });

  it('reveals both sides once both are bound; then they are settled and approved', async () => {
    const { ada, bob, id } = await pair();
    find(ada, id, 'nexus', 'breaks', 'one');
    find(ada, id, 'dated', 'supports', 'one');
    decide(ada, id, 0);
    decide(ada, id, 1);
    commit(ada, id);
    await take(bob, await bundled(ada, id));
    expect(await failureCode(() => decide(ada, id, 0))).toBe('refused');
    expect(await failureCode(() => commit(bob, id))).toBe('refused');
    find(bob, id, 'nexus', 'breaks', 'two');
    find(bob, id, 'dated', 'unclear', 'two');
    decide(bob, id, 0);
    decide(bob, id, 1, { disposition: 'challenge', reasons: ['unclear'] });
    commit(bob, id);
    expect(withheldIn(bob.db, id).size).toBe(0);
    expect(review(bob, id)).toMatchObject({ state: 'revealing' });

    await take(ada, await bundled(bob, id));
    expect(withheldIn(ada.db, id).size).toBe(0);
    expect(review(ada, id)).toMatchObject({ state: 'held', problems: [] });
    await take(bob, await bundled(ada, id));
    expect(review(bob, id)).toEqual(review(ada, id));
    const file = join(temporaryFolder(), 'held.redrope');
    writeFileSync(file, await bundled(bob, id));
    expect(await verifyReport(file, { ageIdentities: [], passphrase: null })).toMatchObject({
      ok: true,
      blindReviews: [{ case: id, state: 'held', words: expect.stringContaining('held') }],
    });
    const [entries, theirs] = [entriesOf(bob.db, id), caseState(bob.db, id)];
    const at = '2026-11-22T09:00:00.000Z';
    const told = toldBlindReview(entries, theirs)?.words ?? null;
    const files = await caseFilesOf(entries, theirs, new Set(), at);
    expect(Buffer.from(files.get(caseFileName(id, 'summary.pdf')) ?? [])).toEqual(
      Buffer.from(await summaryPdf(theirs, signedEvidence(entries, theirs), told, at)),
    );
    expect(comparison(bob, id)).toEqual(comparison(ada, id));
    expect(comparison(ada, id)).toMatchObject({
      authors: [ada.identity.key, bob.identity.key],
      elements: [
        { element: 'dated', readings: ['supported', 'unclear'], agree: false },
        { element: 'nexus', readings: ['broken', 'broken'], agree: true },
      ],
      demands: [{ agree: true }, { agree: false }],
    });
    expect(statusOf(caseState(ada.db, id))).toBe('awaiting-second-review');
    expect(
      await failureCode(() =>
        respond(caseState(ada.db, id), '', null, storedBasis(ada.db, caseState(ada.db, id))),
      ),
    ).toBe('approval-missing');

    // Bob takes over Ada's decisions; Ada alone could not approve them.
    const adas = caseState(bob.db, id).decisions.filter(({ author }) => author === ada.identity.key);
    const decided = adas.map(({ entry }) => entry);
    expect(
      await failureCode(() => act(ada, id, (state, me) => approveDecisions(state, decided, '', me))),
    ).toBe('refused');
    act(bob, id, (state, me) => approveDecisions(state, decided, 'agreed', me));
    await take(ada, await bundled(bob, id));
    expect(statusOf(caseState(ada.db, id))).toBe('decided');
    expect(summarise(caseState(ada.db, id))).toMatchObject({ disagreements: 0, waitsFor: 'Decided' });
    expect(review(ada, id).state).toBe('held');
    expect(caseState(ada.db, id)).toEqual(caseState(bob.db, id));
    for (const vault of [ada, bob]) {
      rebuildProjections(vault);
      expect(await checkVault(vault)).toMatchObject({ ok: true });
    }
    expect((await reopened(ada)).db.open).toBe(true);
  });

  it('stays blind where both commit without knowing of each other', async () => {
    const { ada, bob, id } = await pair();
    pass(ada, bob, id);
    for (const vault of [ada, bob]) for (const index of [0, 1]) decide(vault, id, index);
    commit(ada, id);
    commit(bob, id);
    const crossing = await bundled(ada, id);
    expect(withheldIn(bob.db, id).size).toBeGreaterThan(0);
    pass(bob, ada, id);
    await take(bob, crossing);
    pass(bob, ada, id);
    pass(ada, bob, id);
    expect([review(ada, id).state, review(bob, id).state]).toEqual(['held', 'held']);
  });

  it('opens what is sealed where the request is taken back, and begins no other one', async () => {
    const { ada, bob, id } = await pair();
    decide(ada, id, 0);
    act(ada, id, (state, me) => recallSecondReview(state, 'Bob is away', me));
    expect(withheldIn(ada.db, id).size).toBe(0);
    pass(ada, bob, id);
    expect(caseState(bob.db, id).decisions).toHaveLength(1);
    const wish = { mode: 'blind', by: null, note: '' } as const;
    expect(await failureCode(() => act(ada, id, (state, me) => askSecondReview(state, wish, me)))).toBe(
      'refused',
    );
  });

  it('keeps a side sealed that was not bound, whoever else ends the review, until its reviewer opens it', async () => {
    const [ada, bob] = await acquainted();
    const id = blindCase(bob);
    pass(bob, ada, id);
    decide(ada, id, 0, { rationale: 'Quillfeather' });
    expect(await failureCode(() => openSide(ada, id))).toBe('refused');
    act(bob, id, (state, me) => recallSecondReview(state, 'Ada is away', me));
    pass(bob, ada, id);
    expect((await bundled(ada, id)).includes('Quillfeather')).toBe(false);
    expect(
      viewSecondReview(ada.db, caseState(ada.db, id), guidelinesOf(ada.db).guidelines).isLeftSealed,
    ).toBe(true);
    openSide(ada, id);
    expect(
      viewSecondReview(ada.db, caseState(ada.db, id), guidelinesOf(ada.db).guidelines).isLeftSealed,
    ).toBe(false);
    expect((await bundled(ada, id)).includes('Quillfeather')).toBe(true);
    expect(await checkVault(ada)).toMatchObject({ ok: true });
  });

  it('keeps the side of whoever asked sealed where two others are bound', async () => {
    const [ada, bob, cem] = [
      await temporaryVault('Ada'),
      await temporaryVault('Bob'),
      await temporaryVault('Cem'),
    ];
    acquaint(ada, bob, cem);
    const id = blindCase(ada, bob.identity.key);
    for (const other of [bob, cem]) pass(ada, other, id);
    decide(ada, id, 0, { rationale: 'Quillfeather' });
    for (const other of [bob, cem]) {
      for (const index of [0, 1]) decide(other, id, index);
      commit(other, id);
      pass(other, ada, id);
    }
    expect((await bundled(ada, id)).includes('Quillfeather')).toBe(false);
    openSide(ada, id);
    expect((await bundled(ada, id)).includes('Quillfeather')).toBe(true);
  });

  it('stays blind where another asks for an open one without knowing of it', async () => {
    const [ada, bob] = await acquainted();
    for (const first of [ada, bob]) {
      const { id } = openedCase(ada, { process: 'search-warrant' }, [demand(), demand()]);
      mergeEntries(bob, entriesOf(ada.db, id), []);
      const ask = (vault: Vault, mode: 'blind' | 'open') =>
        act(vault, id, (state, me) => askSecondReview(state, { mode, by: null, note: '' }, me));
      // An act more puts a request later in ledger order.
      const second = first === ada ? bob : ada;
      act(second, id, (state) => changeRequest(state, { agency: `later than ${first.identity.name}` }));
      ask(ada, 'blind');
      decide(ada, id, 0, { rationale: 'Quillfeather' });
      ask(bob, 'open');
      mergeEntries(ada, entriesOf(bob.db, id), []);
      expect(caseState(ada.db, id).secondReview?.mode).toBe('blind');
      expect((await bundled(ada, id)).includes('Quillfeather')).toBe(false);
    }
  });

  const step = fc.constantFrom(
    'ada-finds',
    'ada-decides',
    'bob-finds',
    'bob-decides',
    'send',
    'send-back',
    'ada-asks-anew',
    'bob-asks-open',
    'bob-asks-blind',
    'bob-recalls',
  );
  it('leaks nothing in whatever order it is done', async () => {
    const [ada, bob] = await acquainted();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const id = blindCase(ada);
        pass(ada, bob, id);
        const said = (who: string) => `${who} ${id.slice(0, 13)}`;
        for (const one of steps) {
          if (one === 'ada-finds') find(ada, id, 'nexus', 'breaks', said('Quillfeather'));
          if (one === 'bob-finds') find(bob, id, 'nexus', 'unclear', said('Brambleshank'));
          if (one === 'ada-decides') decide(ada, id, 0, { rationale: said('Quillfeather') });
          if (one === 'bob-decides') decide(bob, id, 1, { rationale: said('Brambleshank') });
          if (one === 'ada-asks-anew') {
            const wish = { mode: 'blind', by: null, note: 'anew' } as const;
            act(ada, id, (state, me) => askSecondReview(state, wish, me));
          }
          if (one === 'bob-asks-open') forge(bob, id, 'open');
          if (one === 'bob-asks-blind') forge(bob, id, 'blind');
          if (one === 'bob-recalls') forge(bob, id, null);
          if (one === 'send') pass(ada, bob, id);
          if (one === 'send-back') pass(bob, ada, id);
        }
        expect(openEntriesOf(ada.db, id).some(({ entry }) => isSealedType(entry.event.type))).toBe(false);
        pass(bob, ada, id);
        pass(ada, bob, id);
        for (const vault of [ada, bob]) for (const index of [0, 1]) decide(vault, id, index);
        commit(ada, id);
        pass(ada, bob, id);
        expect(everyCell(bob.db).includes(said('Quillfeather'))).toBe(false);
        expect(everyCell(ada.db).includes(said('Brambleshank'))).toBe(false);
        commit(bob, id);
        pass(bob, ada, id);
        expect(review(ada, id).state).toBe('held');
      }),
      { numRuns: 20 },
    );
  }, 600_000);
});

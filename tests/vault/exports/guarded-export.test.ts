import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { markPrivilege } from '../../../src/core/exports/firewall.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { addDocument } from '../../../src/core/documents/commands.ts';
import type { RequestRecord } from '../../../src/core/requests/events.ts';
import { addDemand, changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { documentBlocks } from '../../../src/vault/annotations/let-out.ts';
import { bundleKeys, openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { documentSource } from '../../../src/vault/document-store.ts';
import { fileSource } from '../../../src/vault/file-source.ts';
import { caseState, entriesOf, mergeEntries, recordEvents } from '../../../src/vault/ledger-store.ts';
import { othersBeside, planExport, type ExportTarget } from '../../../src/vault/exports/export-plan.ts';
import { exportGuarded } from '../../../src/vault/exports/guarded-export.ts';
import { personGroups, setGroup } from '../../../src/vault/exports/group-store.ts';
import { keptReceipts } from '../../../src/vault/exports/receipt-store.ts';
import { exchangeOf } from '../../../src/vault/people/exchange-store.ts';
import { addPerson, placePerson, retirePerson } from '../../../src/vault/people/person-acts.ts';
import { writeCard } from '../../../src/vault/people/card-file.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { failureCode } from '../../support/failing.ts';
import { bytesSource, request } from '../../support/sample-ledger.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const gagged = { ...request, nondisclosure: { authority: '18 U.S.C. 2705(b)', until: null } };

function openIn(vault: Vault, record: Partial<RequestRecord> = {}): string {
  const id = randomUUID();
  recordEvents(vault, id, openCase({ ...gagged, ...record }, [], randomUUID));
  return id;
}

/** Adds a document of these words to a case. */
function addTo(vault: Vault, id: string, words: string, name = 'memo.pdf'): string {
  const bytes = Buffer.from(words);
  const document = ledgerCrypto.sha256(bytes);
  const source = bytesSource(bytes);
  const added = addDocument(caseState(vault.db, id), {
    document,
    name,
    bytes: bytes.length,
    role: 'attachment',
  });
  mergeEntries(vault, [], [{ sha256: document, bytes: bytes.length, source }]);
  recordEvents(vault, id, added);
  return document;
}

async function twoVaults() {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(ada, bob);
  return { ada, bob, key: bob.identity.key };
}

const to = (cases: readonly string[], people: readonly string[], open = false): ExportTarget => ({
  cases,
  people,
  recipients: [],
  open,
});

describe('the export firewall', () => {
  it('lets a case under nondisclosure go to one’s own side, and to nobody else without a reason that is recorded', async () => {
    const { ada, key } = await twoVaults();
    const id = openIn(ada);
    const file = join(temporaryFolder(), 'b.redrope');
    expect(planExport(ada, to([id], [key]))).toMatchObject({ audience: 'team', blocks: [] });
    expect(planExport(ada, to([id], [], true)).blocks).toMatchObject([
      { kind: 'nondisclosure', liftable: true },
    ]);
    placePerson(ada, key, 'outside');
    const { blocks } = planExport(ada, to([id], [key]));
    expect(blocks).toMatchObject([
      { kind: 'nondisclosure', what: expect.stringContaining('18 U.S.C. 2705(b)') },
    ]);
    const what = { ...to([id], [key]), passphrase: null };
    const before = caseState(ada.db, id).heads;
    expect(await failureCode(async () => exportGuarded(ada, { ...what, lifts: [] }, file))).toBe(
      'export-blocked',
    );
    const blank = [{ block: `${id}/nondisclosure`, reason: '  ' }];
    expect(await failureCode(async () => exportGuarded(ada, { ...what, lifts: blank }, file))).toBe(
      'export-blocked',
    );
    expect(caseState(ada.db, id).heads).toEqual(before);
    expect(keptReceipts(ada.db)).toEqual([]);

    const lifts = [{ block: `${id}/nondisclosure`, reason: 'Counsel is bound too' }];
    const receipt = await exportGuarded(ada, { ...what, lifts }, file);
    expect(historyOf(entriesOf(ada.db, id)).at(-1)?.what[0]).toMatch(
      /in spite of nondisclosure: “Counsel is bound too”/,
    );
    expect(keptReceipts(ada.db)).toMatchObject([
      {
        sha256: receipt.sha256,
        caseIds: [id],
        to: expect.stringMatching(/^Bob /),
        lifted: [blocks[0]?.what],
      },
    ]);
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, lastSent: { bundle: receipt.sha256 } });
  });

  it('counts as sent what the bundle has, not what was signed while it was written', async () => {
    const { ada, bob, key } = await twoVaults();
    const id = openIn(ada);
    const file = join(temporaryFolder(), 'b.redrope');
    const sign = () => recordEvents(ada, id, [{ type: 'case-closed', reason: 'Signed meanwhile' }]);
    const what = { ...to([id], [key]), passphrase: null, lifts: [] };
    const writing = exportGuarded(ada, what, file);
    sign();
    await writing;
    expect(exchangeOf(ada.db, key, id).behind).toBe(1);
    const bundle = await openBundle(fileSource(file), bundleKeys(bob, null));
    expect(bundle.info.cases[0]?.heads).not.toEqual(caseState(ada.db, id).heads);
    await exportGuarded(ada, what, file);
    expect(exchangeOf(ada.db, key, id).behind).toBe(0);
  });

  it('ends with the nondisclosure', async () => {
    const { ada } = await twoVaults();
    const until = { at: '2001-01-01T00:00:00.000Z', zone: 'UTC' };
    const id = openIn(ada, { nondisclosure: { authority: '', until } });
    expect(planExport(ada, to([id], [], true)).blocks).toEqual([]);
  });

  it('keeps privileged documents here: for named people with a reason, for whoever gets hold of it never', async () => {
    const { ada, key } = await twoVaults();
    const id = openIn(ada, { nondisclosure: null });
    const document = addTo(ada, id, '%PDF- advice of counsel');
    recordEvents(ada, id, markPrivilege(caseState(ada.db, id), document, true, 'Advice of counsel'));
    const [block] = planExport(ada, to([id], [], true)).blocks;
    expect(block).toMatchObject({ kind: 'privileged', liftable: false });
    const file = join(temporaryFolder(), 'b.redrope');
    const lifts = [{ block: block?.id ?? '', reason: 'Shared with co-counsel' }];
    const open = { ...to([id], [], true), passphrase: null, lifts };
    expect(await failureCode(async () => exportGuarded(ada, open, file))).toBe('export-blocked');
    // A recipient is named as well as a person is, and the record has it.
    const recipients = [(await temporaryVault('Cem')).identity.recipient];
    expect(planExport(ada, { ...to([id], []), recipients }).blocks).toMatchObject([{ liftable: true }]);
    await exportGuarded(ada, { ...to([id], [key]), passphrase: null, lifts }, file);
    expect(readFileSync(file).subarray(0, 3).toString()).toBe('age');
    recordEvents(ada, id, markPrivilege(caseState(ada.db, id), document, false, 'Waived'));
    expect(planExport(ada, to([id], [], true)).blocks).toEqual([]);
  });

  it('finds what names another case, which does not go along', async () => {
    const { ada } = await twoVaults();
    const other = openIn(ada, { reference: '25-SW-0999', nondisclosure: null });
    const id = openIn(ada, { reference: 'SUB-1', nondisclosure: null });
    recordEvents(ada, id, [{ type: 'case-closed', reason: 'Same as 25-SW-0999, see there.' }]);
    const named = (...cases: string[]) => planExport(ada, to(cases, [], true)).blocks.map(({ what }) => what);
    expect(planExport(ada, to([id], [], true)).blocks).toMatchObject([{ kind: 'other-case', case: id }]);
    expect(named(id)).toEqual([expect.stringMatching(/^What was written in this case names another one/)]);
    const third = openIn(ada, { reference: 'SUB-2', nondisclosure: null });
    addTo(ada, third, '%PDF- warrant', '25-SW-0999 warrant.pdf');
    expect(named(third)).toEqual([
      'The name of a file in this case names another one, 25-SW-0999, which does not go along.',
    ]);
    expect(planExport(ada, to([id, other], [], true)).blocks).toEqual([]);

    // Not what was shown: something came in while it was looked at.
    const target = to([id, other], [], true);
    const plan = planExport(ada, target);
    const shown = plan.cases.map(({ case: one, heads }) => ({ case: one, heads }));
    recordEvents(ada, id, [{ type: 'case-reopened', reason: 'Merged meanwhile' }]);
    const file = join(temporaryFolder(), 'b.redrope');
    const what = { ...target, passphrase: null, lifts: [], shown };
    expect(await failureCode(async () => exportGuarded(ada, what, file))).toBe('refused');
    expect([existsSync(file), keptReceipts(ada.db)]).toEqual([false, []]);
    const again = planExport(ada, target).cases.map(({ case: one, heads }) => ({ case: one, heads }));
    await exportGuarded(ada, { ...what, shown: again }, file);

    // The reference leaves as well: one that names another case, but not one that another case has, too.
    const called = (reference: string) => named(openIn(ada, { reference, nondisclosure: null }));
    expect(called('WQ-9999 cf 25-SW-0999')).toEqual([
      expect.stringMatching(/^The reference of this case names another one, 25-SW-0999/),
    ]);
    expect(called('25 SW 0999')).toEqual([]);
  });

  it('finds short references, telephone numbers and addresses in any spelling, and names what it does not look for', async () => {
    const { ada } = await twoVaults();
    const references = ['ND-1', 'A-77', '7/26', 'K 9', '4711', 'Müller ./. Google', '2025', '12', 'Roe'];
    for (const reference of references) openIn(ada, { reference, nondisclosure: null });
    const identifiers = ['+1 202 555 0147', '+44 20 7946 0958', '(303) 555-0101', '2001:db8::1'];
    const demand = { data: 'other', identifiers, from: null, to: null } as const;
    recordEvents(ada, openIn(ada, { reference: 'EM-0092', nondisclosure: null }), [
      addDemand(demand, randomUUID()),
    ]);
    const id = openIn(ada, { reference: 'SUB-7731', nondisclosure: null });
    const target = to([id], [], true);
    expect(planExport(ada, target)).toMatchObject({ blocks: [], notLookedFor: ['12', '2025', 'Roe'] });
    const others = othersBeside(ada.db, [id]);
    const found = (text: string) => others.in([text]).map(({ name }) => name);
    for (const [text, name] of [
      ['re ND-1', 'ND-1'],
      ['re nd 1.', 'ND-1'],
      ['see ND/1, please', 'ND-1'],
      ['(A 77)', 'A-77'],
      ['as in 7-26', '7/26'],
      ['K9', 'K 9'],
      ['No. 4711.', '4711'],
      ['muller ./. google', 'Müller ./. Google'],
      ['Mueller ./. Google', 'Müller ./. Google'],
      ['tel 202-555-0147', '+1 202 555 0147'],
      ['on 020 7946 0958', '+44 20 7946 0958'],
      ['on 0044 20 7946 0958', '+44 20 7946 0958'],
      ['on +13035550101', '(303) 555-0101'],
      ['from 2001:0db8:0:0:0:0:0:1.', '2001:db8::1'],
    ] as const)
      expect([text, ...found(text)]).toEqual([text, name]);
    for (const text of [
      'on 7/26/2026, 2026/7/26 and at 7.26',
      '$4711, 4711 EUR, 4,711, 4711.50, 14711 and 4711-2026',
      'AND-1, ND-10, ND, 1 and A-776',
      'in 2025, of 12 by Roe',
      'at 10:20:30',
    ])
      expect([text, ...found(text)]).toEqual([text]);
  });

  it('is not lifted by what does not count here, under a key that is unknown or was retired', async () => {
    const { ada, bob, key } = await twoVaults();
    const eve = await temporaryVault('Eve');
    addPerson(eve, writeCard(ada, ''), 'team');
    placePerson(ada, key, 'outside');
    const id = openIn(ada, { reference: '24-SW-0417' });
    const document = addTo(ada, id, '%PDF- advice of counsel');
    recordEvents(ada, id, markPrivilege(caseState(ada.db, id), document, true, 'Advice of counsel'));
    const files = [document].map((sha256) => {
      const source = documentSource(ada.db, sha256);
      return { sha256, bytes: source.size, source };
    });
    const kinds = () => planExport(ada, to([id], [key])).blocks.map(({ kind }) => kind);
    expect(kinds()).toEqual(['nondisclosure', 'privileged']);
    for (const other of [eve, bob]) {
      if (other === bob) retirePerson(ada, key);
      mergeEntries(other, entriesOf(ada.db, id), files);
      recordEvents(other, id, [
        ...changeRequest(caseState(other.db, id), {
          nondisclosure: null,
          reference: `ZZZ ${other.identity.name}`,
        }),
        ...markPrivilege(caseState(other.db, id), document, false, 'It is not'),
      ]);
      mergeEntries(ada, entriesOf(other.db, id), []);
      const plan = planExport(ada, to([id], [], true));
      expect(plan.blocks.map(({ kind }) => kind)).toEqual(['nondisclosure', 'privileged']);
      expect(documentBlocks(ada, { case: id, document })).toEqual(plan.blocks);
      expect(plan.cases[0]).toMatchObject({
        reference: '24-SW-0417',
        notes: expect.arrayContaining([expect.stringContaining(`ZZZ ${other.identity.name}`)]),
      });
    }
  });

  it('keeps here what somebody marks who does not count here', async () => {
    const [ada, eve] = [await temporaryVault('Ada'), await temporaryVault('Eve')];
    addPerson(eve, writeCard(ada, ''), 'team');
    const id = openIn(ada, { reference: '24-SW-0417', nondisclosure: null });
    const document = addTo(ada, id, '%PDF- advice of counsel');
    const source = documentSource(ada.db, document);
    const target = to([id], [], true);
    expect(planExport(ada, target).blocks).toEqual([]);
    mergeEntries(eve, entriesOf(ada.db, id), [{ sha256: document, bytes: source.size, source }]);
    recordEvents(eve, id, [
      ...changeRequest(caseState(eve.db, id), { nondisclosure: gagged.nondisclosure, reference: 'ZZZ 1' }),
      ...markPrivilege(caseState(eve.db, id), document, true, 'Advice of counsel'),
    ]);
    mergeEntries(ada, entriesOf(eve.db, id), []);
    expect(caseState(ada.db, id).request.nondisclosure).toBe(null);
    const { blocks } = planExport(ada, target);
    expect(blocks).toMatchObject([
      { kind: 'nondisclosure', reference: '24-SW-0417', what: expect.stringContaining('under People') },
      { kind: 'privileged', reference: '24-SW-0417', liftable: false },
    ]);
    expect(documentBlocks(ada, { case: id, document })).toEqual(blocks);
    const lifts = blocks.map((block) => ({ block: block.id, reason: 'All the same' }));
    const file = join(temporaryFolder(), 'b.redrope');
    const plain = { ...target, passphrase: null, lifts };
    expect(await failureCode(async () => exportGuarded(ada, plain, file))).toBe('export-blocked');
    // Marked and taken back by somebody who counts.
    for (const is of [true, false])
      recordEvents(ada, id, markPrivilege(caseState(ada.db, id), document, is, 'Read it'));
    expect(planExport(ada, target).blocks.map(({ kind }) => kind)).toEqual(['nondisclosure']);
  });

  it('looks through the reason too, and names the case where several are kept', async () => {
    const { ada, key } = await twoVaults();
    placePerson(ada, key, 'outside');
    const other = openIn(ada, { reference: 'EM-0092', nondisclosure: null });
    const demand = {
      data: 'other',
      identifiers: ['R.Roe@example.org', '+1 (555) 010-0199', '555-0101', '030 1234567'],
      from: null,
      to: null,
    } as const;
    recordEvents(ada, other, [addDemand(demand, randomUUID())]);
    const id = openIn(ada, { reference: 'SUB-7731' });
    const second = openIn(ada, { reference: 'SUB-7732' });
    const file = join(temporaryFolder(), 'b.redrope');
    const what = { ...to([id], [key]), passphrase: null };
    const all = vi.spyOn(Object.getPrototypeOf(ada.db.prepare('SELECT 1')) as Statement, 'all');
    const readings = (): number =>
      (all.mock.contexts as Statement[]).filter(({ source }) => source.includes('FROM case_identifier'))
        .length;
    const reasons = ['As in EM 0092', 'Asked by r.roe@example.org', 'Call 1-555-010-0199'];
    for (const reason of [...reasons, 'Call 555-0101', 'Call 030 1234567']) {
      const lifts = [{ block: `${id}/nondisclosure`, reason }];
      expect(await failureCode(async () => exportGuarded(ada, { ...what, lifts }, file))).toBe(
        'export-blocked',
      );
    }
    // Those of the whole vault once for each attempt.
    expect(readings()).toBe(5);
    all.mockRestore();
    expect([existsSync(file), entriesOf(ada.db, id).length]).toEqual([
      false,
      entriesOf(ada.db, second).length,
    ]);
    const both = { ...to([id, second], [key]), passphrase: null, lifts: [] };
    const refused = exportGuarded(ada, both, file);
    await expect(refused).rejects.toThrow(/^SUB-7731: Nondisclosure .*\. SUB-7732: Nondisclosure /);
  });

  it('shows what goes along, and what is withheld does not', async () => {
    const { ada, key } = await twoVaults();
    const id = openIn(ada);
    addTo(ada, id, '%PDF- a memo');
    recordEvents(
      ada,
      id,
      [{ type: 'moment-recorded', fact: 'served', moment: { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' } }],
      {
        lane: 'kept',
      },
    );
    const [shown] = planExport(ada, to([id], [key])).cases;
    expect(shown).toMatchObject({ documents: ['memo.pdf (Attachment)'], staysHere: 1, findings: [] });
    expect(shown?.dates.join()).not.toContain('served');
    expect(shown?.names).toContain('Ada');
  });
});

describe('groups of people', () => {
  it('are kept, changed, and gone once nobody is in them', async () => {
    const { ada, key } = await twoVaults();
    setGroup(ada.db, { name: ' Night shift ', keys: [key, key] });
    expect(personGroups(ada.db)).toEqual([{ name: 'Night shift', keys: [key] }]);
    setGroup(ada.db, { name: 'night  SHIFT', keys: [key] });
    expect(personGroups(ada.db)).toEqual([{ name: 'Night shift', keys: [key] }]);
    setGroup(ada.db, { name: 'Night shift', keys: [] });
    expect(personGroups(ada.db)).toEqual([]);
  });
});

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentNamed } from '../../src/cli/document-named.ts';
import { signDecision } from '../../src/core/decisions/commands.ts';
import type { DemandTerms } from '../../src/core/requests/events.ts';
import type { Position } from '../../src/core/decisions/events.ts';
import { overrideGate } from '../../src/core/evidence/commands.ts';
import { askSecondReview, recallSecondReview } from '../../src/core/second-review/commands.ts';
import { acquaint } from '../support/acquaint.ts';
import { act as caseAct, blindCase, decide, pass } from '../support/blind-cast.ts';
import { elements } from '../../src/core/legal-basis.ts';
import { changeRequest } from '../../src/core/requests/commands.ts';
import type { ImportPreview } from '../../src/ipc/views.ts';
import { documentSource } from '../../src/vault/document-store.ts';
import { caseState, entriesOf, mergeEntries, recordEvents } from '../../src/vault/ledger-store.ts';
import { setGroup } from '../../src/vault/exports/group-store.ts';
import { writeCard } from '../../src/vault/people/card-file.ts';
import { addPerson, retirePerson } from '../../src/vault/people/person-acts.ts';
import { openVault } from '../../src/vault/vault.ts';
import { caseOf } from '../support/folder-pair.ts';
import { noBasis } from '../support/ledger-cast.ts';
import { sampleFolder } from '../support/sample-case.ts';
import { temporaryFolder, temporaryVault, testPassphrase } from '../support/temporary-vault.ts';
import { json, run, runUnlocked } from './redrope-here.ts';

interface Listed {
  readonly name: string;
  readonly key: string;
  readonly state: string;
  readonly words: readonly string[];
  readonly cases: readonly Record<string, unknown>[];
}

interface ShownDisagreement {
  readonly demand: string;
  readonly positions: readonly {
    readonly entry: string;
    readonly author: Record<string, string>;
    readonly counts: boolean;
    readonly disposition: string;
  }[];
}

/** Signs a decision on the first demand, and gives the request another agency, in a vault that nobody has open. */
async function act(folder: string, name: string, id: string, disposition: 'reject' | 'challenge') {
  const vault = await openVault(join(folder, name), testPassphrase);
  const state = caseState(vault.db, id);
  const demand = state.demands[0]?.id ?? '';
  const position: Position = {
    demand,
    disposition,
    reasons: ['unclear'],
    findings: [],
    rationale: `${disposition} it`,
    narrowed: null,
  };
  recordEvents(vault, id, overrideGate(elements.ids, 'there is no document in this test'));
  recordEvents(vault, id, signDecision(state, position, noBasis));
  recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency: `Agency of ${name}` }));
  vault.close();
  return demand;
}

/** A folder with two closed vaults, `ada` and `bob`, that open under the tests' passphrase. */
async function twoVaults() {
  const folder = temporaryFolder();
  for (const name of ['ada', 'bob']) {
    const vault = await temporaryVault(name, folder);
    vault.close();
    renameSync(join(folder, 'vault'), join(folder, name));
  }
  return folder;
}

it('takes in people, exchanges what changed, and settles what they disagree on', async () => {
  const folder = await twoVaults();
  const on = <T>(...args: readonly string[]) => json<T>(folder, ...args);

  const own = await on<{ card: string; words: string[] }>('people', 'ada', 'card', '--role', 'Counsel');
  expect(own.words).toHaveLength(12);
  await on('people', 'bob', 'card', '--to', 'bob.txt');
  writeFileSync(join(folder, 'ada.txt'), `Hello,\r\n${own.card.replaceAll('\n', '\r\n')}bye`);
  expect(await on('people', 'bob', 'add', 'ada.txt')).toMatchObject({
    name: 'ada',
    state: 'known',
    change: 'added',
  });
  const verifying = ['people', 'bob', 'verify', 'ada'];
  const asked = await runUnlocked(folder, ...verifying);
  expect(asked).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(own.words.join(' ')) });
  const others = await runUnlocked(folder, ...verifying, '--words', own.words.toReversed().join(' '));
  expect(others).toMatchObject({ code: 1, stderr: expect.stringContaining('somebody else made this key') });
  expect(await on<Listed[]>('people', 'bob', 'list')).toMatchObject([{ state: 'known', side: 'outside' }]);
  expect(await on(...verifying, '--words', ` ${own.words.join(', ').toUpperCase()} `)).toMatchObject({
    state: 'verified',
    words: own.words,
  });
  const mistyped = await runUnlocked(folder, 'people', 'bob', 'team', 'adda');
  expect(mistyped.stderr).toContain('Perhaps you mean ada (key ');
  const piped = await runUnlocked(folder, 'people', 'bob', 'card');
  expect(piped.stdout).toMatch(
    /^-----BEGIN REDROPE IDENTITY CARD-----\n[^]*-----END REDROPE IDENTITY CARD-----\n$/,
  );

  const { case: id } = await on<{ case: string }>(
    'add',
    'ada',
    '--new-case',
    join(sampleFolder, 'EM-0092.json'),
  );
  const toNobody = await runUnlocked(
    folder,
    'export',
    'ada',
    id,
    '--to',
    'x.redrope',
    '--for',
    'bob',
    '--json',
  );
  expect(toNobody.code).toBe(1);
  expect(toNobody.stdout).toContain('"person-unknown"');
  const taken = await runUnlocked(folder, 'people', 'ada', 'add', 'bob.txt');
  expect(taken.stdout).toContain('They count as outside of your own side');
  const onOwnSide = ['people', 'ada', 'add', 'bob.txt', '--side', 'team'];
  for (const told of ['Only the side was changed.', 'Nothing was changed.'])
    expect((await runUnlocked(folder, ...onOwnSide)).stdout).toContain(`by this very card. ${told}`);
  const first = ['export', 'ada', id, '--to', '1.redrope', '--for', 'bob'];
  expect(await on(...first)).toMatchObject({
    encrypted: true,
    for: [{ name: 'bob', state: 'known' }],
    caseIds: [id],
  });
  const [bob] = await on<Listed[]>('people', 'ada', 'list');
  expect(bob).toMatchObject({
    name: 'bob',
    state: 'known',
    cases: [{ case: id, behind: 0, lastReceived: null }],
  });
  const imported = await on<ImportPreview>('import', 'bob', '1.redrope');
  expect(imported.signer).toMatchObject({ name: 'ada', state: 'verified' });
  expect(await on('groups', 'ada', 'add', 'Second readers', 'bob')).toMatchObject([
    { name: 'Second readers', people: [{ name: 'bob' }] },
  ]);
  const toGroup = ['--group', 'Second readers', '--since-last'];
  const nothing = await runUnlocked(folder, 'export', 'ada', '--to', '2.redrope', ...toGroup);
  expect(nothing).toMatchObject({ code: 1 });
  expect(nothing.stderr).toContain('Nothing changed since the last exchange with bob.');
  expect(nothing.stderr).toContain('--unconfirmed');
  const list = await runUnlocked(folder, 'people', 'ada', 'list');
  expect(list.stdout).toMatch(/all that may leave was sent to them; \d+ entries sent and not acknowledged/);
  expect(
    await on('export', 'ada', '--to', 'again.redrope', '--group', 'Second readers', '--unconfirmed'),
  ).toMatchObject({ caseIds: [id] });

  const demand = await act(folder, 'ada', id, 'reject');
  await act(folder, 'bob', id, 'challenge');
  const { note } = await on<{ note: string }>('notes', 'ada', id, 'write', '--text', 'Work product');
  expect(await on('notes', 'ada', id, 'list')).toMatchObject([{ id: note, released: null }]);
  await on('export', 'ada', '--to', '2.redrope', '--group', 'Second readers', '--since-last');
  const both = (await on<ImportPreview>('import', 'bob', '2.redrope')).cases[0];
  expect(both?.changes.flatMap(({ what }) => what).join()).not.toContain('from “Agency of bob”');
  expect(both?.conflicts).toEqual([
    expect.stringMatching(/^Disagreement on .*(ada: Reject; bob: Challenge|bob: Challenge; ada: Reject)/),
    expect.stringMatching(/^Contested: the agency shows “Agency of (ada|bob)” of (ada|bob); (ada|bob) gave /),
  ]);
  expect(await on('notes', 'bob', id, 'list')).toEqual([]);
  await on('notes', 'ada', id, 'release', note);
  expect(await on('notes', 'ada', id, 'list')).not.toMatchObject([{ released: null }]);
  const withdrawn = await runUnlocked(folder, 'notes', 'ada', id, 'withdraw', note, '--reason', 'A mistake');
  expect(withdrawn.stdout).toContain('leaves with the case all the same');
  await on('groups', 'ada', 'remove', 'Second readers');
  expect(await on('groups', 'ada', 'list')).toEqual([]);
  const eve = await temporaryVault('Eve');
  const bobs = await openVault(join(folder, 'bob'), testPassphrase);
  const files = caseState(bobs.db, id).documents.map(({ sha256, bytes }) => {
    return { sha256, bytes, source: documentSource(bobs.db, sha256) };
  });
  mergeEntries(eve, entriesOf(bobs.db, id), files);
  recordEvents(eve, id, [{ type: 'demand-withdrawn', demand, reason: 'says a stranger' }]);
  mergeEntries(bobs, entriesOf(eve.db, id), []);
  bobs.close();
  const [found, ...more] = await on<ShownDisagreement[]>('disagreements', 'bob');
  expect(Object.keys(found ?? {})).toEqual(Object.keys(found ?? {}).toSorted());
  expect(found?.positions[0]).toMatchObject({ overrides: [{ reason: 'there is no document in this test' }] });
  expect(more).toEqual([]);
  expect(found?.demand).toBe(demand);
  const stands = found?.positions.map(({ author, counts, disposition }) => [
    author['name'],
    author['state'],
    counts,
    disposition,
  ]);
  expect(stands?.toSorted()).toEqual([
    ['ada', 'verified', true, 'reject'],
    ['bob', 'self', true, 'challenge'],
  ]);
  const shown = await on<{ contested: unknown[] }>('show', 'bob', id);
  expect(Object.keys(shown)).toEqual(Object.keys(shown).toSorted());
  expect(shown.contested).toMatchObject([
    { field: 'agency', why: expect.stringContaining('no clock decides') },
  ]);
  expect(Object.keys(shown)).not.toContain('people');

  expect((await runUnlocked(folder, 'show', 'bob', id)).stdout.split('\n')[1]).toMatch(
    /^Disagreement on .*: (ada: Reject; bob: Challenge|bob: Challenge; ada: Reject)\..* Left to do: settle it/,
  );
  const take = found?.positions.find(({ disposition }) => disposition === 'reject')?.entry ?? '';
  const settling = ['settle', 'bob', id, '--demand', demand, '--take', take];
  expect(await runUnlocked(folder, ...settling)).toMatchObject({ code: 2 });
  const told = await runUnlocked(folder, ...settling, '--rationale', 'Ada is right.', '--json');
  expect(told.code).toBe(0);
  expect(JSON.parse(told.stdout)).toMatchObject({ supersedes: found?.positions.map(({ entry }) => entry) });
  expect(await on('disagreements', 'bob')).toEqual([]);
}, 240_000);

it('leaves people whose key is retired out of what goes to their group, by name', async () => {
  const folder = temporaryFolder();
  const [bob, cem] = [await temporaryVault('Bob'), await temporaryVault('Cem')];
  const ada = await temporaryVault('Ada', folder);
  for (const other of [bob, cem]) addPerson(ada, writeCard(other, ''));
  setGroup(ada.db, { name: 'Readers', keys: [bob.identity.key, cem.identity.key] });
  retirePerson(ada, 'Bob');
  const id = caseOf(ada);
  ada.close();
  const toGroup = ['export', 'vault', id, '--to', 'x.redrope', '--group', 'Readers', '--preview'];
  const some = await runUnlocked(folder, ...toGroup);
  expect(some).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/Bob \[retired\] is in the group “Readers” and was left out/),
  });
  await bob.replaceKey();
  writeFileSync(join(folder, 'thief.card'), writeCard(bob, ''));
  const added = await runUnlocked(folder, 'people', 'vault', 'add', 'thief.card');
  expect(added.stdout).toMatch(/^This card takes nobody’s place: the key [^]*\nBob was added/);
  await json(folder, 'people', 'vault', 'retire', 'Cem');
  expect(await runUnlocked(folder, ...toGroup)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nobody in the group “Readers” can be sent anything'),
  });
});

it('marks strangers, and lets their decisions count for nothing until a person decides', async () => {
  const folder = await twoVaults();
  const on = <T>(...args: readonly string[]) => json<T>(folder, ...args);
  const { case: id } = await on<{ case: string }>(
    'add',
    'bob',
    '--new-case',
    join(sampleFolder, 'EM-0092.json'),
  );
  await act(folder, 'bob', id, 'reject');
  await on('export', 'bob', id, '--to', 'b.redrope', '--plain');
  const preview = await runUnlocked(folder, 'import', 'ada', 'b.redrope', '--preview');
  expect(preview.stdout).toContain('Signed by bob [unknown], SHA256:');
  await on('import', 'ada', 'b.redrope');
  const people = async () =>
    (await on<{ people: { status: string; notCounted: string[] } }>('show', 'ada', id, '--people')).people;
  expect(await people()).toMatchObject({
    notCounted: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    request: { agency: expect.not.stringContaining('Agency of bob') },
    documents: [],
  });
  const told = (await runUnlocked(folder, 'show', 'ada', id)).stdout.split('\nHistory\n')[0];
  expect(told).toMatch(/Does not count here: \d+ entries of bob \[unknown\][^]*--people adds/);
  expect(told).not.toMatch(/Agency of bob|EM-0092\.json/);
  const printed = await runUnlocked(folder, 'people', 'bob', 'card', '--to', '-');
  expect(printed.stdout).toContain('IDENTITY CARD');
  await on('people', 'bob', 'card', '--to', 'bob.txt');
  const altered = readFileSync(join(folder, 'bob.txt'), 'utf8').replace(/(?<=CARD-----\n..)./, 'A');
  writeFileSync(join(folder, 'altered.txt'), altered);
  const refused = await runUnlocked(folder, 'people', 'ada', 'add', 'altered.txt', '--json');
  expect(refused.stdout).toContain('"card-invalid"');
  await on('people', 'ada', 'add', 'bob.txt');
  expect(await people()).toMatchObject({ notCounted: [] });
  await on('people', 'ada', 'retire', 'bob');
  expect(await people()).toMatchObject({ notCounted: [] });
  expect((await runUnlocked(folder, 'show', 'ada', id)).stdout).toContain('bob [retired] decided on');
  await act(folder, 'bob', id, 'challenge');
  await on('export', 'bob', id, '--to', 'late.redrope', '--plain');
  const late = await runUnlocked(folder, 'import', 'ada', 'late.redrope', '--preview');
  expect(late.stderr).toMatch(
    /bob \(key \w{16}\) is retired here: \d entries in this bundle count for nothing/,
  );
  expect(late.stdout).toMatch(/bob \[retired\] decided on .*\(does not count here\)/);
  const words = await runUnlocked(folder, 'people', 'ada', 'verify', 'bob');
  expect(words.stderr).toMatch(/was retired on \d{4}-.*counts again.*Nothing was changed/);
  const unasked = await runUnlocked(folder, 'people', 'ada', 'accept', 'bob');
  expect(unasked).toMatchObject({ code: 1, stderr: expect.stringContaining('was retired on') });
  expect(await on('people', 'ada', 'accept', 'bob', '--yes')).toMatchObject({ state: 'known' });
}, 240_000);

const placed = { name: 'n', document: 'order.pdf', page: 1, element: 'dated', verdict: 'breaks' } as const;

it('lists what awaits a second review and approves or returns it, as another person, without what is sealed', async () => {
  const folder = temporaryFolder();
  const ada = await temporaryVault('ada');
  const bob = await temporaryVault('bob', folder);
  acquaint(ada, bob);
  const [open, blind] = [blindCase(ada), blindCase(ada, bob.identity.key)];
  caseAct(ada, open, (_state, me) => recallSecondReview(caseState(ada.db, open), 'an open one', me));
  caseAct(ada, open, (state, me) => askSecondReview(state, { mode: 'open', by: null, note: 'please' }, me));
  const entries = [0, 1].map((index) => decide(ada, open, index));
  decide(ada, blind, 0, { rationale: 'sealed words' });
  for (const id of [open, blind]) pass(ada, bob, id);
  const own = decide(bob, blind, 0);
  for (const vault of [ada, bob]) vault.close();

  const on = <T>(...args: readonly string[]) => json<T>(folder, ...args);
  const listed = await on<{ case: string; waits: string; decisions: { entry: string }[] }[]>(
    'reviews',
    'vault',
  );
  const of = (id: string) => listed.find((each) => each.case === id);
  expect(of(open)).toMatchObject({ waits: 'review', mode: 'open', askedBy: 'ada', note: 'please' });
  expect(
    of(open)
      ?.decisions.map(({ entry }) => entry)
      .toSorted(),
  ).toEqual(entries.toSorted());
  expect(of(blind)).toMatchObject({ waits: 'commit', mode: 'blind', decisions: [] });
  expect(JSON.stringify(listed)).not.toContain('sealed words');
  const [first = '', second = ''] = entries;
  const approved = await on('approve', 'vault', open, '--decision', first.slice(0, 12), '--note', 'Agreed.');
  expect(approved).toEqual({ case: open, decisions: [first], verdict: 'approved' });
  const head = await runUnlocked(folder, 'show', 'vault', open);
  expect(head.stdout).toContain('(awaits second review)');
  await on('return', 'vault', open, '--decision', second, '--reason', 'No date range is named.');
  const twice = await runUnlocked(
    folder,
    'return',
    'vault',
    open,
    '--decision',
    first,
    second,
    '--reason',
    'x',
  );
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('“No date range is named.”') });
  const shown = await runUnlocked(folder, 'show', 'vault', open);
  expect(shown.stdout).toMatch(
    /Approved by: bob, .*: Agreed\.[^]*Returned by: bob, .*: No date range is named\./,
  );
  expect((await runUnlocked(folder, 'reviews', 'vault')).stdout).not.toContain('approve or return');
  for (const entry of [own, 'ffffffff']) {
    const refused = await runUnlocked(folder, 'approve', 'vault', blind, '--decision', entry);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is blind: .*Nothing was recorded\./),
    });
  }
  expect((await runUnlocked(folder, 'return', 'vault', open, '--decision', first)).code).toBe(2);
  const asking = ['ask-review', 'vault', open, '--of', 'ada', '--note', 'once more'];
  expect((await runUnlocked(folder, ...asking, '--blind')).stderr).toMatch(
    /A blind review begins before the first finding/,
  );
  expect(await on(...asking)).toEqual({ case: open, asked: { mode: 'open', by: ada.identity.key } });
  expect(await on('show', 'vault', open)).toMatchObject({ secondReview: { note: 'once more' } });
  expect(await on('ask-review', 'vault', open, '--take-back', 'settled')).toMatchObject({ asked: null });
  expect(await on('show', 'vault', open)).toMatchObject({ secondReview: null });

  const before = await on<{ demands: { id: string; terms: DemandTerms }[] }>('show', 'vault', blind);
  const { demands } = before;
  const file = {
    overridden: [{ elements: elements.ids, reason: 'a test of deciding blind' }],
    decisions: demands.map(({ id, terms }) => ({
      demand: id,
      terms,
      disposition: 'reject',
      reasons: ['no-date-range'],
      rationale: 'read by itself',
    })),
  };
  // All of a file is recorded or nothing: neither the override nor the first decision of these is.
  const [one] = file.decisions;
  const asRead = { ...one?.terms, from: '2019-01-01' };
  const wrong = {
    twice: [[one, one], 'decides twice on the same demand'],
    changed: [[{ ...one, terms: asRead }], 'The demand changed since it was read for this decision (days:'],
    bare: [[one, { ...one, demand: demands[1]?.id, rationale: '' }], 'Nothing of the file was recorded'],
  } as const;
  for (const [name, [decisions, why]] of Object.entries(wrong)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...file, decisions }));
    const refused = await runUnlocked(folder, 'decide', 'vault', blind, `${name}.json`);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
  }
  expect(await on('show', 'vault', blind)).toEqual(before);
  writeFileSync(join(folder, 'side.json'), JSON.stringify(file));
  const decided = await on<{ decisions: string[] }>('decide', 'vault', blind, 'side.json');
  expect(decided).toMatchObject({ sealed: true, decisions: { length: demands.length } });
  writeFileSync(
    join(folder, 'words.json'),
    JSON.stringify({ findings: [{ ...placed, quote: 'no such words' }] }),
  );
  const lost = await runUnlocked(folder, 'decide', 'vault', blind, 'words.json');
  expect(lost).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Page 1 of “[^”]+” has no such words/),
  });
  expect(() => documentNamed({ documents: [] }, 'nope.pdf')).toThrow(
    'The case has no document “nope.pdf”. Nothing was changed. It has none yet.',
  );
  expect(await on('commit', 'vault', blind)).toEqual({ case: blind, open: false });
  expect((await runUnlocked(folder, 'commit', 'vault', blind)).stderr).toContain(
    'committed your side already',
  );
  expect((await runUnlocked(folder, 'show', 'vault', blind)).stdout).not.toContain('sealed words');
});

it('refuses wrong words', async () => {
  const folder = temporaryFolder();
  for (const args of [
    ['people', 'v'],
    ['people', 'v', 'frob'],
    ['people', 'v', 'add'],
    ['people', 'v', 'list', 'x'],
    ['people', 'v', 'list', '--to', 'x'],
    ['people', 'v', 'retire', 'x', '--yes'],
    ['people', 'v', 'add', 'x', '--side', 'mine'],
    ['export', 'v', '--to', 'x'],
    ['export', 'v', '--to', 'x', '--since-last'],
    ['export', 'v', 'c', '--to', 'x', '--for', 'b', '--plain'],
    ['settle', 'v', 'c', '--demand', 'd'],
    ['ask-review', 'v', 'c', '--blind', '--take-back', 'r'],
    ['groups', 'v', 'add', 'g'],
    ['groups', 'v', 'list', 'g'],
    ['notes', 'v', 'c', 'write'],
    ['notes', 'v', 'c', 'release'],
    ['notes', 'v', 'c', 'withdraw', 'n'],
  ]) {
    const { code, stdout } = await run(folder, ...args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
  }
}, 240_000);

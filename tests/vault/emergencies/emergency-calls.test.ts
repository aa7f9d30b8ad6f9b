import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Position } from '../../../src/core/decisions/events.ts';
import type { DemandTerms } from '../../../src/core/requests/events.ts';
import type { ToldCallBack } from '../../../src/core/emergencies/commands.ts';
import { failureCode } from '../../support/failing.ts';
import { quoteAnchor } from '../../support/ledger-cast.ts';
import { searchWhatIsMissing } from '../../support/open-gate.ts';
import { sampleFolder, sampleReview } from '../../support/sample-case.ts';
import { temporaryFolder } from '../../support/temporary-vault.ts';
import { vaultInProcess } from '../../support/vault-in-process.ts';
import { picturedPdf } from '../documents/made-pdfs.ts';
import { heard, upload, type ToldVault } from '../../support/vault-process.ts';

const told: ToldCallBack = {
  caller: 'Ada',
  called: { at: '2026-11-22T02:55:00.000Z', zone: 'America/New_York' },
  number: '(555) 555-0100',
  source: 'official-directory',
  sourceNote: 'State directory of sheriffs, 2026',
  answeredBy: 'Desk officer Poe',
  outcome: 'confirmed',
  note: '',
  comparedByEye: false,
};

/** What each signs counts for the other: nobody compared words, which is not the point here. */
async function acquaint(one: ToldVault, other: ToldVault): Promise<void> {
  const { key } = await other.call('vault.identity', {});
  await one.call('people.accept', { key });
}

async function send(from: ToldVault, to: ToldVault, caseId: string): Promise<void> {
  const file = join(temporaryFolder(), 'case.redrope');
  await from.call('host.exportBundle', {
    file,
    cases: [caseId],
    people: [],
    recipients: [],
    open: true,
    passphrase: null,
    lifts: [],
    shown: null,
  });
  const uploaded = await upload(to, 'case.redrope', readFileSync(file));
  await to.call('bundles.import', { upload: uploaded, passphrase: null });
}

it('an emergency goes from receipt over the call back to a release by two vaults, its answer and its review', async () => {
  const [ada, bob] = [await vaultInProcess('Ada'), await vaultInProcess('Bob')];
  const { request, demands } = await sampleReview('EM-0092');
  const [records, content] = demands;
  if (records === undefined || content === undefined) throw new Error('the sample has two demands');
  const { case: id } = await ada.call('cases.open', { request, demands: [records, content] });
  const bytes = readFileSync(join(sampleFolder, 'EM-0092-emergency-request.pdf'));
  const uploaded = await upload(ada, 'request.pdf', bytes);
  const { document } = await ada.call('documents.receive', { upload: uploaded, case: id, role: 'request' });
  await heard(ada, (event) => event.type === 'extraction' && event.extraction.state === 'read');
  const shown = () => ada.call('cases.show', { case: id });

  const callBack = (part: Partial<ToldCallBack>) => ({ case: id, callBack: { ...told, ...part } });
  for (const number of ['(555) 555-0188', '+1 555 555 0188', '001.555.555.0188 ext. 4', '555-0188']) {
    const { places } = await ada.call('callBacks.compare', { case: id, number });
    expect(places, number).toMatchObject([{ document, page: 1, name: 'request.pdf' }]);
    expect(await failureCode(() => ada.call('callBacks.record', callBack({ number })))).toBe(
      'number-not-independent',
    );
  }
  expect(await failureCode(() => ada.call('callBacks.record', callBack({ source: 'the-request' })))).toBe(
    'number-not-independent',
  );
  const { compared } = await ada.call('callBacks.compare', { case: id, number: told.number });
  const comparedByEye = compared.some(({ unread }) => unread !== 0);
  expect((await shown()).review.gate.missing).toContain('emergency-verified');
  await ada.call('callBacks.record', callBack({ comparedByEye }));
  const verified = (await shown()).review;
  expect(verified.gate.missing).not.toContain('emergency-verified');
  expect(verified.checklist.find(({ element }) => element === 'emergency-verified')?.state).toBe('supported');

  const reading = { element: 'emergency-threshold', verdict: 'supports', note: '' } as const;
  const { finding } = await ada.call('findings.make', { case: id, document, anchor: quoteAnchor, reading });
  await searchWhatIsMissing(ada.call, id);
  const [first, second] = (await shown()).state.demands;
  const decide = (part: Pick<Position, 'demand' | 'disposition' | 'reasons'>, terms: DemandTerms) =>
    ada.call('decisions.sign', {
      case: id,
      position: { findings: [finding], rationale: 'as found', narrowed: null, ...part },
      terms,
    });
  const { entry: decision } = await decide(
    { demand: first?.id ?? '', disposition: 'produce', reasons: [] },
    records,
  );
  await decide({ demand: second?.id ?? '', disposition: 'reject', reasons: ['overly-broad'] }, content);

  const respond = (vault: ToldVault) => vault.call('cases.respond', { case: id, note: '' });
  const given = { ...records, from: '2026-11-21' };
  const release = { case: id, release: { decision, given, why: 'only the last log-ins show where he is' } };
  expect(await failureCode(() => respond(ada))).toBe('release-missing');
  await ada.call('releases.sign', release);
  expect(await failureCode(() => ada.call('releases.sign', release))).toBe('invalid-input');
  expect(await failureCode(() => respond(ada))).toBe('release-missing');

  await send(ada, bob, id);
  expect(await failureCode(() => bob.call('releases.sign', release))).toBe('invalid-input');
  await acquaint(bob, ada);
  const line = (await bob.call('docket.list', {})).find((each) => each.id === id);
  expect(line).toMatchObject({ emergency: true, waitsFor: 'Waits for a second person to release it' });
  const wider = { ...release, release: { ...release.release, given: { ...records, to: null } } };
  expect(await failureCode(() => bob.call('releases.sign', wider))).toBe('invalid-input');
  await bob.call('releases.sign', release);
  await send(bob, ada, id);
  expect(await failureCode(() => respond(ada))).toBe('release-missing');
  await acquaint(ada, bob);
  await respond(ada);

  const after = await shown();
  expect(after.review.clocks.filter(({ stoppedBy }) => stoppedBy === null)).toMatchObject([
    { id: 'emergency-follow-up-review', endsWith: 'review' },
  ]);
  expect((await ada.call('docket.list', {}))[0]).toMatchObject({
    followUp: true,
    next: { label: 'Follow-up review due' },
  });
  await ada.call('cases.close', { case: id, reason: 'answered' });
  expect((await ada.call('docket.list', {}))[0]?.next).not.toBeNull();
  await ada.call('emergencies.review', {
    case: id,
    outcome: 'justified',
    note: 'He was found at the reservoir.',
  });
  expect((await ada.call('docket.list', {}))[0]).toMatchObject({ followUp: false, next: null });
  const said = (await ada.call('cases.history', { case: id })).flatMap(({ what }) => what).join('\n');
  for (const words of [
    'called back “(555) 555-0100”',
    'released Records, emergency',
    'reviewed the emergency',
  ]) {
    expect(said).toContain(words);
  }
  expect(await ada.call('vault.check', {})).toMatchObject({ ok: true });
});

it('a call back counts no longer once a document comes that has its number', async () => {
  const ada = await vaultInProcess('Ada');
  const { request, demands } = await sampleReview('EM-0092');
  const { case: id } = await ada.call('cases.open', { request, demands });
  await ada.call('callBacks.record', { case: id, callBack: { ...told, number: '555 5550188' } });
  const review = async () => (await ada.call('cases.show', { case: id })).review;
  expect((await review()).gate.missing).not.toContain('emergency-verified');
  const bytes = readFileSync(join(sampleFolder, 'EM-0092-emergency-request.pdf'));
  const uploaded = await upload(ada, 'late.pdf', bytes);
  await ada.call('documents.receive', { upload: uploaded, case: id, role: 'request' });
  await heard(ada, (event) => event.type === 'extraction' && event.extraction.state === 'read');
  const { gate, dependentCallBacks } = await review();
  expect(gate.missing).toContain('emergency-verified');
  expect(Object.values(dependentCallBacks)).toMatchObject([{ name: 'late.pdf', page: 1 }]);
});

it('names the pages that hold pictures: a number is compared with those by eye', async () => {
  const ada = await vaultInProcess('Ada');
  const { request, demands } = await sampleReview('EM-0092');
  const { case: id } = await ada.call('cases.open', { request, demands });
  const uploaded = await upload(ada, 'fax.pdf', await picturedPdf());
  const { document } = await ada.call('documents.receive', { upload: uploaded, case: id, role: 'request' });
  await heard(ada, (event) => event.type === 'extraction' && event.extraction.state === 'read');
  const { compared, partly } = await ada.call('callBacks.compare', { case: id, number: told.number });
  expect(compared).toEqual([{ document, read: 1, unread: 1 }]);
  expect(partly).toEqual([{ document, name: 'fax.pdf', pages: [2] }]);
  const record = (comparedByEye: boolean) => () =>
    ada.call('callBacks.record', { case: id, callBack: { ...told, comparedByEye } });
  expect(await failureCode(record(false))).toBe('invalid-input');
  await record(true)();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankRequest } from '../../../src/core/requests/commands.ts';
import { profileNamed } from '../../core/guidelines/built-in.ts';
import { failureCode } from '../../support/failing.ts';
import { demand } from '../../support/judged-case.ts';
import { quoteAnchor } from '../../support/ledger-cast.ts';
import { searchWhatIsMissing } from '../../support/open-gate.ts';
import { sampleFolder } from '../../support/sample-case.ts';
import { temporaryFolder, testPassphrase } from '../../support/temporary-vault.ts';
import { heard, startVaultProcess, upload } from '../../support/vault-process.ts';

const at = (time: string) => ({ at: time, zone: 'America/New_York' });
const request = {
  ...blankRequest,
  reference: '24-SW-0417',
  country: 'US',
  requester: 'government',
  process: 'search-warrant',
  received: at('2026-11-20T21:12:00.000Z'),
  due: at('2026-12-04T22:00:00.000Z'),
} as const;

it('the real vault process refuses a decision until every required element rests on something, and sees a case to its end', async () => {
  const folder = join(temporaryFolder(), 'vault');
  const vault = startVaultProcess();
  const { call } = vault;
  await call('host.create', { folder, name: 'Ada', passphrase: testPassphrase });
  const { case: id } = await call('cases.open', { request, demands: [demand()] });
  const bytes = readFileSync(join(sampleFolder, '24-SW-0417-search-warrant.pdf'));
  const uploaded = await upload(vault, 'warrant.pdf', bytes);
  const { document } = await call('documents.receive', { upload: uploaded, case: id, role: 'order' });
  await heard(vault, (event) => event.type === 'extraction' && event.extraction.state === 'read');
  const reading = { element: 'judge-signature', verdict: 'supports', note: '' } as const;
  const { finding } = await call('findings.make', { case: id, document, anchor: quoteAnchor, reading });

  const before = await call('cases.show', { case: id });
  const [asked] = before.state.demands;
  const own = before.review.demands[asked?.id ?? ''];
  expect(own?.assessment).toMatchObject({ verdict: 'sufficient', minimum: 'search-warrant' });
  expect(own?.gate).toMatchObject({ open: false });
  expect(before.review.gate.missing).not.toContain('judge-signature');
  expect(before.review.checklist.find(({ element }) => element === 'judge-signature')?.state).toBe(
    'supported',
  );
  expect(before.review.clocks.map(({ label }) => label)).toContain('Response due');
  expect(before.summary.next).toMatchObject({ label: 'Response due', endsAt: request.due });
  expect(before.review).toMatchObject({ on: '2026-11-20', linked: [] });

  const position = {
    demand: asked?.id ?? '',
    disposition: 'produce',
    reasons: [],
    findings: [finding],
    rationale: '',
    narrowed: null,
  } as const;
  const sign = (terms = demand()) => call('decisions.sign', { case: id, position, terms });
  expect(await failureCode(() => sign())).toBe('evidence-missing');
  const page = { document, from: 1, to: 100_000 };
  expect(
    await failureCode(() => call('elements.search', { case: id, element: 'nexus', pages: [page], note: '' })),
  ).toBe('invalid-input');
  const overridden = ['nexus', 'reproductive-health-attestation'] as const;
  await call('gate.override', { case: id, elements: overridden, reason: 'The affidavit is under seal.' });
  expect(await failureCode(() => sign())).toBe('evidence-missing');
  await searchWhatIsMissing(call, id);
  // What was read was another demand than the one that is there now.
  expect(await failureCode(() => sign({ ...demand(), from: '2019-01-01' }))).toBe('refused');
  await sign();

  const { case: other } = await call('cases.open', {
    request: { ...request, process: 'letter-2703f' },
    demands: [],
  });
  await call('cases.link', { case: id, other, kind: 'preservation' });
  expect(
    await failureCode(() => call('cases.link', { case: id, other: asked?.id ?? '', kind: 'repeat' })),
  ).toBe('case-unknown');
  await call('moments.record', { case: id, fact: 'issued', moment: at('2026-11-19T15:00:00.000Z') });
  await call('renewals.record', { case: other, moment: at('2026-11-21T15:00:00.000Z') });
  await call('renewals.withdraw', {
    case: other,
    moment: at('2026-11-21T15:00:00.000Z'),
    reason: 'an error',
  });
  const { review, status, state, signed } = await call('cases.show', { case: id });
  // As a bundle tells it: what nobody has to show is told too.
  expect(Object.values(signed).map(({ over }) => over.map((one) => one.elements))).toEqual([[overridden]]);
  expect(status).toBe('decided');
  expect(review.linked).toEqual([
    {
      case: other,
      reference: '24-SW-0417',
      kind: 'preservation',
      direction: 'to',
      isHere: true,
      unpreserved: ['j.doe@example.com'],
    },
  ]);
  expect(review.clocks.map(({ label }) => label)).toContain('Warrant runs out');
  expect(state.decisions[0]?.guidelines).toEqual(review.editions);

  await call('cases.respond', { case: id, note: 'by portal' });
  expect(await failureCode(sign)).toBe('case-closed');
  expect(await failureCode(() => call('demands.add', { case: id, terms: demand() }))).toBe('case-closed');
  await call('cases.close', { case: id, reason: 'over' });
  expect(await failureCode(() => call('requests.change', { case: id, changes: { agency: 'A' } }))).toBe(
    'case-closed',
  );
  await call('cases.reopen', { case: id, reason: 'an appeal' });
  await call('cases.unlink', { case: id, other, reason: 'other accounts' });
  await call('cases.withdraw', { case: id, reason: 'taken back' });
  const lines = await call('docket.list', {});
  expect(lines.find((line) => line.id === id)).toMatchObject({ status: 'withdrawn', next: null });
  const said = (await call('cases.history', { case: id })).flatMap(({ what }) => what).join('\n');
  for (const words of [
    'were searched',
    'let decisions be signed although',
    'when it was issued',
    'linked case',
    'that the response was given',
    'closed the case',
    'reopened the case',
    'request was withdrawn',
  ]) {
    expect(said).toContain(words);
  }
  expect(await call('vault.check', {})).toMatchObject({ ok: true });
});

it('the real vault process shows, compares, adopts, chooses and resets guidelines', async () => {
  const { call } = startVaultProcess();
  await call('host.create', {
    folder: join(temporaryFolder(), 'vault'),
    name: 'Ada',
    passphrase: testPassphrase,
  });
  const federal = profileNamed('us-federal');
  expect(await call('guidelines.show', { profile: 'us-federal' })).toEqual(federal);
  const text = JSON.stringify({ ...federal, edition: 'ours' });
  expect(await call('guidelines.compare', { text })).toMatchObject({
    difference: { profile: [{ field: 'edition' }] },
  });
  const editionNow = async () =>
    (await call('guidelines.list', {})).find(({ id }) => id === 'us-federal')?.edition;
  await call('guidelines.adopt', { text });
  expect(await editionNow()).toBe('ours');
  await call('guidelines.reset', { profile: 'us-federal' });
  expect(await editionNow()).toBe(federal.edition);
  const chosen = await call('guidelines.choose', { profiles: ['code-host'] });
  expect(chosen.filter((profile) => profile.chosen).map(({ id }) => id)).toEqual(['code-host']);
  expect(await failureCode(() => call('guidelines.adopt', { text: '{}' }))).toBe('invalid-input');
  const file = join(temporaryFolder(), 'none.ics');
  expect(await failureCode(() => call('host.exportCalendar', { file }))).toBe('nothing-to-export');
});

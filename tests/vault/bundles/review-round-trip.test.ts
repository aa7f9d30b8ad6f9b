import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { statusOf } from '../../../src/core/cases/case-state.ts';
import { closeCase, linkCase, reopen, respond } from '../../../src/core/cases/life-cycle.ts';
import { recordMoment, recordRenewal } from '../../../src/core/clocks/commands.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { searchElement } from '../../../src/core/evidence/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { caseState, recordEvents } from '../../../src/vault/ledger-store.ts';
import { alikeDecisions } from '../../../src/vault/review/memory.ts';
import { storedBasis } from '../../../src/vault/review/decision-basis.ts';
import { docket } from '../../../src/vault/review/docket.ts';
import { demand, judgedCase } from '../../support/judged-case.ts';
import { bytesSource } from '../../support/sample-ledger.ts';
import { acquaint } from '../../support/acquaint.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const moment = { at: '2026-11-20T10:00:00.000Z', zone: 'America/New_York' };
const plain = { recipients: [], passphrase: null };

it('takes searches, overrides, moments, links and the life of a case from one vault to another', async () => {
  const [ada, grace] = [await temporaryVault('Ada'), await temporaryVault('Grace')];
  acquaint(ada, grace);
  const request = {
    country: 'US',
    requester: 'government',
    process: 'letter-2703f',
    agency: 'FBI',
    received: moment,
  } as const;
  const { id, documents } = judgedCase(
    ada,
    { ...request, reference: 'PR-1' },
    [demand({ data: 'preservation' })],
    { disposition: 'produce', reasons: [] },
  );
  const act = (command: (state: ReturnType<typeof caseState>) => readonly CaseEvent[]) =>
    recordEvents(ada, id, command(caseState(ada.db, id)));
  const pages = [{ document: documents[0]?.sha256 ?? '', from: 1, to: 3 }];
  act((state) => searchElement(state, 'nexus', pages, 'nor in the margin', []));
  act((state) => recordMoment(state, 'issued', moment));
  act((state) => respond(state, 'by portal', null, storedBasis(ada.db, state)));
  act((state) => recordRenewal(state, moment));
  act((state) => linkCase(state, randomUUID(), 'follow-up'));
  act((state) => closeCase(state, 'over'));
  act((state) => reopen(state, 'a question came'));
  const file = join(temporaryFolder(), 'case.redrope');
  await writeBundle(ada, { cases: [id], ...plain }, file);
  const bundle = await openBundle(bytesSource(readFileSync(file)), { ageIdentities: [], passphrase: null });
  await importBundle(grace, bundle);
  const [mine, theirs] = [caseState(ada.db, id), caseState(grace.db, id)];
  expect(theirs).toEqual(mine);
  expect(statusOf(theirs)).toBe('decided');
  expect(theirs.decisions[0]?.guidelines.map(({ profile }) => profile)).toContain('strict-company');
  expect(theirs).toMatchObject({ searches: [{ element: 'nexus' }], links: [{ kind: 'follow-up' }] });
  const at = '2026-11-22T09:00:00.000Z';
  expect(docket(grace, at)).toEqual(docket(ada, at));
  expect(docket(grace, at)[0]?.next?.label).toBe('Preservation ends');
  expect(await checkVault(grace)).toMatchObject({ ok: true, problems: [] });

  const said = summaryOf(theirs, {}).map((block) =>
    'text' in block ? block.text : `${block.label}: ${block.value}`,
  );
  expect(said).toContain('Overrides of the evidence gate');
  expect(said).toContain('Because: a test of something else');
  expect(said).toContain('Searched and not found');
  expect(said.join('\n')).toMatch(/Made under the guidelines .*strict-company/);

  const another = judgedCase(grace, request, [demand({ data: 'preservation' })], {
    disposition: 'produce',
    reasons: [],
  });
  const [demanded] = another.demands;
  const alike = demanded === undefined ? [] : alikeDecisions(grace.db, another, demanded);
  expect(alike).toMatchObject([
    { words: 'one alike was met in full', cases: [{ case: id, reference: 'PR-1' }] },
  ]);
});

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { InspectionOutcome } from '../../src/core/documents/inspection.ts';
import { makeFinding } from '../../src/core/findings/commands.ts';
import { openCase } from '../../src/core/requests/commands.ts';
import { receiveTogether } from '../../src/vault/documents/receive-together.ts';
import { caseState, recordEvents } from '../../src/vault/ledger-store.ts';
import {
  bytesSource,
  request,
  sampleOtherBytes,
  samplePdfBytes,
  sha256 as hashOf,
} from '../support/sample-ledger.ts';
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts';
import { boxed, pictured, sheets } from '../vault/inspections/eye-pdfs.ts';
import { json, runUnlocked } from './redrope-here.ts';

it('a document is looked into and written with its findings from the command line', async () => {
  const folder = temporaryFolder();
  const vault = await temporaryVault('Ada Reviewer', folder);
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase(request, [], randomUUID));
  const bytes = await sheets([boxed('Jane Roe'), pictured('Read by a machine', [0, 255], 'page')]);
  const sha256 = hashOf(bytes);
  receiveTogether(vault, caseId, [{ name: 'order.pdf', role: 'order', source: bytesSource(bytes), sha256 }]);
  const anchor = { page: 1, quote: null, position: null, boxes: [[20, 440, 200, 470] as const] };
  const reading = { element: 'particularity-dates', verdict: 'breaks', note: 'for us alone' } as const;
  recordEvents(
    vault,
    caseId,
    makeFinding(caseState(vault.db, caseId), randomUUID(), sha256, anchor, reading),
  );
  vault.close();

  const looked = await json<InspectionOutcome>(folder, 'inspect', 'vault', caseId, 'order.pdf');
  expect(looked).toMatchObject({
    document: sha256,
    kind: 'inspected',
    inspection: { places: [{ kind: 'covered', by: 'dark-box', page: 1, text: 'Jane Roe' }] },
  });
  const said = await runUnlocked(folder, 'inspect', 'vault', caseId, 'order.pdf');
  expect(said.stdout).toContain('Scans with text: page 2: text that is not seen');
  const { code, stderr } = await runUnlocked(folder, 'inspect', 'vault', caseId, 'other.pdf');
  expect([code, stderr.includes('The case has no document “')]).toEqual([1, true]);

  const receipt = await json(
    folder,
    'annotations',
    'vault',
    caseId,
    sha256,
    '--to',
    'out.xfdf',
    '--allow',
    'Ordered',
  );
  expect(receipt).toMatchObject({ file: 'out.xfdf', findings: 1, decrypted: false });
  const written = readFileSync(join(folder, 'out.xfdf'), 'utf8');
  expect([written.includes('<square '), written.includes('for us alone')]).toEqual([true, false]);

  const found = {
    name: 'a',
    document: 'order.pdf',
    page: 1,
    quote: 'Jane  Roe',
    element: 'dated',
    verdict: 'breaks',
  };
  writeFileSync(join(folder, 'found.json'), JSON.stringify({ findings: [found] }));
  const { findings } = await json<{ findings: { a: string } }>(
    folder,
    'decide',
    'vault',
    caseId,
    'found.json',
  );
  const shown = await json<{ findings: readonly object[] }>(folder, 'show', 'vault', caseId);
  const quote = expect.objectContaining({ exact: 'Jane Roe' }) as unknown;
  expect(shown.findings.at(-1)).toMatchObject({ id: findings.a, anchor: { page: 1, quote } });
  writeFileSync(join(folder, 'found.json'), JSON.stringify({ findings: [{ ...found, quote: 'e' }] }));
  const unclear = await runUnlocked(folder, 'decide', 'vault', caseId, 'found.json');
  expect(unclear).toMatchObject({ code: 1, stderr: expect.stringContaining('these words more than once') });
});

it('the file of decide says which findings hold all the same in an amended version, and which are withdrawn', async () => {
  const folder = temporaryFolder();
  const vault = await temporaryVault('Ada Reviewer', folder);
  const caseId = randomUUID();
  const [held, misread] = [randomUUID(), randomUUID()];
  recordEvents(vault, caseId, openCase(request, [], randomUUID));
  const files = [samplePdfBytes, sampleOtherBytes, new TextEncoder().encode('no PDF')].map(
    (bytes, index) => ({
      name: ['order.pdf', 'amended.pdf', 'last.pdf'][index] ?? '',
      role: 'order' as const,
      source: bytesSource(bytes),
      sha256: hashOf(bytes),
    }),
  );
  receiveTogether(vault, caseId, files);
  const [amends = '', document = '', last = ''] = files.map(({ sha256 }) => sha256);
  const anchor = { page: 1, quote: null, position: null, boxes: [[20, 440, 200, 470] as const] };
  for (const id of [held, misread]) {
    const reading = { element: 'dated', verdict: 'breaks', note: '' } as const;
    recordEvents(vault, caseId, makeFinding(caseState(vault.db, caseId), id, amends, anchor, reading));
  }
  for (const later of [document, last]) {
    recordEvents(vault, caseId, [
      { type: 'document-amended', document: later, amends, stale: [held, misread] },
    ]);
  }
  vault.close();

  const assessed = await runUnlocked(folder, 'assess', 'vault', caseId);
  expect(assessed.stdout).toContain(`order.pdf, page 1 (finding ${held}), its words changed in last.pdf`);
  const { elements } = await json<{ elements: { id: string; stale?: object[] }[] }>(
    folder,
    'assess',
    'vault',
    caseId,
  );
  expect(elements.find(({ id }) => id === 'dated')?.stale).toContainEqual({ finding: held, document: last });
  const said = (...despite: string[]) => {
    const withdrawn = [{ finding: misread, reason: 'not in the amended order' }];
    const file = { stillHold: despite.map((each) => ({ finding: held, despite: each })), withdrawn };
    writeFileSync(join(folder, 'held.json'), JSON.stringify(file));
    return runUnlocked(folder, 'decide', 'vault', caseId, 'held.json');
  };
  expect((await said('order.pdf')).stderr).toMatch(/^It is “last\.pdf” whose words .* not “order\.pdf”/);
  expect((await said('last.pdf', 'last.pdf')).stderr).toContain('says twice');
  expect((await said('amended.pdf', 'last.pdf')).stdout).toContain(
    '1 finding holds all the same, 1 finding withdrawn',
  );
  const again = await said('amended.pdf');
  expect(again.stderr).toContain(
    'did not change in a later version: it counts as it is. Nothing was recorded.',
  );
  const { findings } = await json<{ findings: unknown[] }>(folder, 'show', 'vault', caseId);
  expect(findings).toMatchObject([
    { id: held, withdrawn: null, upheld: [last, document] },
    { id: misread, withdrawn: 'not in the amended order' },
  ]);
});

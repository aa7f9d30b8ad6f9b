import { createHash, randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { blankRequest, openCase } from '../../../src/core/requests/commands.ts';
import { receiveDocument } from '../../../src/vault/documents/intake.ts';
import { coverageOf, noteShown } from '../../../src/vault/coverage/coverage-store.ts';
import { ReadingQueue } from '../../../src/vault/documents/reading-queue.ts';
import { Jobs } from '../../../src/vault/jobs.ts';
import { entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { failureCode } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';
import { textPdf } from '../documents/made-pdfs.ts';

it('adds up which pages were on the screen, over sessions, and tells no ledger of it', async () => {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...blankRequest, reference: 'C-1' }, [], randomUUID));
  const bytes = await (await textPdf(['One', 'Two', 'Three'])).save();
  const { document } = receiveDocument(vault, {
    case: caseId,
    name: 'order.pdf',
    role: 'order',
    source: { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(coverageOf(vault.db, document)).toEqual({ document, pages: null, shown: [], milliseconds: 0 });
  const entries = entriesOf(vault.db, caseId).length;
  noteShown(vault.db, document, [
    { page: 3, milliseconds: 400 },
    { page: 1, milliseconds: 800 },
  ]);
  const again = await reopened(vault);
  const queue = new ReadingQueue(again, new Jobs(again.emit));
  onTestFinished(() => queue.close());
  await queue.idle();
  noteShown(again.db, document, [{ page: 1, milliseconds: 200 }]);
  expect(coverageOf(again.db, document)).toEqual({ document, pages: 3, shown: [1, 3], milliseconds: 1400 });
  expect(entriesOf(again.db, caseId)).toHaveLength(entries);
  expect(await failureCode(() => coverageOf(again.db, 'a'.repeat(64)))).toBe('document-unknown');
});

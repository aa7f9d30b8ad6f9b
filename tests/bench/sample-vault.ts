import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { fileSource } from '../../src/vault/file-source.ts';
import { receiveDocument } from '../../src/vault/documents/intake.ts';
import { recordEvents } from '../../src/vault/ledger-store.ts';
import { createVault, type Vault } from '../../src/vault/vault.ts';
import { makeLongPdf } from './long-pdf.ts';

export const benchPassphrase = 'a passphrase for the bench';

/** A vault whose passphrase costs what it would cost a person on this machine. */
export function makeBenchVault(folder: string): Promise<Vault> {
  return createVault(folder, { name: 'Bench', passphrase: benchPassphrase });
}

/** Opens a case in the vault and gives its id. `number` tells it from the others. */
export function addCase(vault: Vault, number: number): string {
  const caseId = randomUUID();
  const at = new Date(Date.UTC(2026, 10, 22) + number * 3_600_000).toISOString();
  const request = {
    ...blankRequest,
    reference: `BENCH-${String(number).padStart(4, '0')}`,
    agency: 'Cyber Unit, Northern District of Example',
    country: 'US',
    process: 'search-warrant',
    due: { at, zone: 'UTC' },
  } as const;
  const terms = { data: 'stored-content', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
  recordEvents(vault, caseId, openCase(request, [terms], randomUUID));
  return caseId;
}

/** A case with a document of one page and one of `pages`, in a vault in the folder; gives the long one's path and the vault's. */
export async function makeVaultToRead(
  folder: string,
  pages: number,
): Promise<{ readonly long: string; readonly vault: string }> {
  const [short, long] = [join(folder, 'short.pdf'), join(folder, 'long.pdf')];
  await makeLongPdf(short, 1);
  await makeLongPdf(long, pages);
  const vault = await makeBenchVault(join(folder, 'vault'));
  const caseId = addCase(vault, 1);
  for (const file of [short, long]) addDocument(vault, caseId, file);
  vault.close();
  return { long, vault: vault.folder };
}

export function addDocument(vault: Vault, caseId: string, file: string): void {
  const source = fileSource(file);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  receiveDocument(vault, { case: caseId, name: basename(file), role: 'request', source, sha256 });
  source.close();
}

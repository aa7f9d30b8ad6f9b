import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createVault, openVault, type OpenVaultOptions, type Vault } from '../../src/vault/vault.ts';

/** The least cost that a slot may have: real Argon2id, for tests that are about something else. */
export const cheapCost = { m: 19_456, t: 1, p: 1 } as const;
export const testPassphrase = 'seven lanterns on the quay';

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redrope-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function closing(vault: Vault): Vault {
  onTestFinished(() => vault.close());
  return vault;
}

/** A new vault in a folder of its own; closed and removed when the test ends. */
export async function temporaryVault(name = 'Ada Reviewer', folder = temporaryFolder()): Promise<Vault> {
  const vault = join(folder, 'vault');
  return closing(await createVault(vault, { name, passphrase: testPassphrase, cost: cheapCost }));
}

/** Opens the vault again, as after a restart. */
export async function reopened(vault: Vault, options: OpenVaultOptions = {}): Promise<Vault> {
  vault.close();
  return closing(await openVault(vault.folder, testPassphrase, options));
}

import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDemand, changeRequest, openCase } from '../../src/core/requests/commands.ts';
import { signDecision } from '../../src/core/decisions/commands.ts';
import { exchangeRound, type RoundOptions } from '../../src/vault/folder/exchange-round.ts';
import { FolderDrive } from '../../src/vault/folder/folder-drive.ts';
import { folderAt, type SharedFolder } from '../../src/vault/folder/folder-store.ts';
import { caseState, recordEvents } from '../../src/vault/ledger-store.ts';
import { writeCard } from '../../src/vault/people/card-file.ts';
import { addPerson } from '../../src/vault/people/person-acts.ts';
import { people } from '../../src/vault/people/person-store.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { noBasis } from './ledger-cast.ts';
import { request } from './sample-ledger.ts';
import { temporaryFolder, temporaryVault } from './temporary-vault.ts';

/** Vaults of people who took in each other's cards, and the folder that they share. */
export async function sharingVaults(...names: readonly string[]) {
  const vaults = await Promise.all(names.map((name) => temporaryVault(name)));
  for (const vault of vaults) {
    for (const other of vaults) if (other !== vault) addPerson(vault, writeCard(other, ''), 'team');
  }
  const path = join(temporaryFolder(), 'shared');
  mkdirSync(path);
  return { vaults, path };
}

export function sharedFolder(vault: Vault, path: string): SharedFolder {
  return { id: folderAt(vault.db, path), path, on: false };
}

/** One thread for all rounds of a test file. */
export const sharedDrive = new FolderDrive();

export function roundOf(vault: Vault, path: string, options: RoundOptions = {}) {
  return exchangeRound(vault, sharedFolder(vault, path), { drive: sharedDrive, ...options });
}

/** A round in which cases go to everybody for the first time. */
export function firstRound(vault: Vault, path: string, cases: readonly string[]) {
  return roundOf(vault, path, { named: { cases, to: people(vault.db) } });
}

export function bundlesIn(path: string): string[] {
  return readdirSync(path).toSorted();
}

export const sharedDemand = '0d9c4b1e-6a7f-4c3d-8e2a-1b5f7c9d0e3a';

export function caseOf(vault: Vault): string {
  const id = randomUUID();
  const terms = { data: 'other', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
  recordEvents(vault, id, [...openCase(request, [], randomUUID), addDemand(terms, sharedDemand)]);
  return id;
}

export function renameAgency(vault: Vault, id: string, agency: string): void {
  recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency }));
}

export function rejectIn(vault: Vault, id: string, rationale: string): void {
  const common = { demand: sharedDemand, findings: [], narrowed: null } as const;
  const position = { ...common, disposition: 'reject', reasons: ['unclear'], rationale } as const;
  recordEvents(vault, id, signDecision(caseState(vault.db, id), position, noBasis));
}

import { writeCard } from '../../src/vault/people/card-file.ts';
import { addPerson } from '../../src/vault/people/person-acts.ts';
import type { Vault } from '../../src/vault/vault.ts';

/** Lets each vault take in the identity cards of all others, as of its own side, so that what they sign counts. */
export function acquaint(...vaults: readonly Vault[]): void {
  for (const vault of vaults) {
    for (const other of vaults) if (other !== vault) addPerson(vault, writeCard(other, ''), 'team');
  }
}

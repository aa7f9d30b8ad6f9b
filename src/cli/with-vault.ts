import { Failure } from '../core/failure.ts';
import { caseIds, caseSummaries } from '../vault/ledger-store.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { findVault } from '../vault/vault-folder.ts';
import type { Invocation } from './command.ts';

/** Opens the vault that the first word names, and closes it whatever happens. */
export async function withVault<T>(
  invocation: Invocation,
  use: (vault: Vault) => Promise<T> | T,
): Promise<T> {
  const folder = word(invocation, 0);
  // Before a person types a passphrase for it.
  findVault(folder);
  const acceptLoss = invocation.flags.has('accept-loss');
  const vault = await openVault(folder, await invocation.passphrases.vault(), { acceptLoss });
  try {
    return await use(vault);
  } finally {
    vault.close();
  }
}

/** A word whose presence the command's own limits vouch for. */
export function word(invocation: Pick<Invocation, 'words'>, index: number): string {
  return invocation.words[index] ?? '';
}

/** The id of the case that a word names: by its id, or by a reference that only one case has. */
export function caseNamed({ db }: Pick<Vault, 'db'>, name: string): string {
  if (caseIds(db).includes(name)) return name;
  const [found, ...others] = caseSummaries(db).filter(({ reference }) => reference === name);
  if (found !== undefined && others.length === 0) return found.id;
  if (found === undefined)
    throw new Failure('case-unknown', 'This vault has no such case. Nothing was changed.');
  throw new Failure(
    'case-unknown',
    `${others.length + 1} cases have the reference ${name}. Nothing was changed. Name the case by its id.`,
  );
}

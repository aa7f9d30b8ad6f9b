import { openVault, type Vault } from '../vault/vault.ts';
import type { Invocation } from './command.ts';

/** Opens the vault that the first word names, and closes it whatever happens. */
export async function withVault<T>(
  invocation: Invocation,
  use: (vault: Vault) => Promise<T> | T,
): Promise<T> {
  const acceptLoss = invocation.flags.has('accept-loss');
  const vault = await openVault(word(invocation, 0), await invocation.passphrases.vault(), { acceptLoss });
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

import { createVault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { word } from '../with-vault.ts';

export async function init(invocation: Invocation): Promise<Outcome> {
  const name = invocation.option('name');
  if (name === undefined || name.trim() === '') throw new UsageError('Say who reviews: --name NAME.');
  const folder = word(invocation, 0);
  const vault = await createVault(folder, { name, passphrase: await invocation.passphrases.vault(true) });
  const { identity } = vault;
  vault.close();
  return {
    json: { vault: folder, ...identity },
    lines: [`Made the vault ${folder} for ${identity.name}, ${identity.fingerprint}.`],
  };
}

import { createVault } from '../../vault/vault.ts';
import { UsageError, type Command } from '../command.ts';
import { word } from '../with-vault.ts';

export const init: Command = {
  usage: 'VAULT --name NAME',
  summary: 'Makes an empty vault in the folder VAULT, for the reviewer NAME.',
  options: { name: { type: 'string' } },
  words: { min: 1, max: 1 },
  async run(invocation) {
    const name = invocation.option('name');
    if (name === undefined || name.trim() === '') throw new UsageError('Say who reviews: --name NAME.');
    const folder = word(invocation, 0);
    const vault = await createVault(folder, { name, passphrase: await invocation.passphrases.vault(true) });
    const { identity } = vault;
    vault.close();
    return {
      json: { vault: folder, ...identity },
      text: `Made the vault ${folder} for ${name}, ${identity.fingerprint}.`,
    };
  },
};

import { existsSync } from 'node:fs';
import { Failure } from '../../core/failure.ts';
import { writeBundle } from '../../vault/bundles/write-bundle.ts';
import { UsageError, type Command } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const exportCases: Command = {
  usage: 'VAULT CASE... --to FILE (--recipient AGE... | --bundle-passphrase-file FILE | --plain)',
  summary:
    'Writes cases as a bundle, encrypted to people, under a passphrase, or (--plain) readable by anyone.',
  options: {
    to: { type: 'string' },
    recipient: { type: 'string', multiple: true },
    plain: { type: 'boolean' },
    'bundle-passphrase-file': { type: 'string' },
  },
  words: { min: 2, max: 100_000 },
  async run(invocation) {
    const file = invocation.option('to');
    if (file === undefined) throw new UsageError('Say where to: --to FILE.');
    const recipients = invocation.options('recipient');
    const passphrase = invocation.passphrases.bundle();
    const sealed = recipients.length > 0 || passphrase !== null;
    if (sealed === invocation.flags.has('plain')) {
      throw new UsageError('Choose one: --recipient or --bundle-passphrase-file to encrypt, or --plain.');
    }
    if (existsSync(file)) throw new Failure('file-exists', `${file} exists already and was left as it is.`);
    return withVault(invocation, async (vault) => {
      const cases = [...new Set(invocation.words.slice(1))];
      const receipt = await writeBundle(vault, { cases, recipients, passphrase }, file);
      const what = `${receipt.cases} cases, ${receipt.entries} entries, ${receipt.documents} documents`;
      return { json: receipt, text: `Wrote ${file}: ${what}, SHA-256 ${receipt.sha256}.` };
    });
  },
};

import { existsSync } from 'node:fs';
import { Failure } from '../../core/failure.ts';
import { writeBundle } from '../../vault/bundles/write-bundle.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault } from '../with-vault.ts';

export async function exportCases(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  if (file === undefined) throw new UsageError('Say where to: --to FILE.');
  const named = invocation.options('recipient');
  const passphrase = await invocation.passphrases.bundle();
  const plain = invocation.flags.has('plain');
  if ([named.length > 0, passphrase !== null, plain].filter(Boolean).length > 1) {
    throw new UsageError('Choose one of --recipient, --bundle-passphrase-file and --plain.');
  }
  if (existsSync(file)) throw new Failure('file-exists', `${file} exists already and was left as it is.`);
  return withVault(invocation, async (vault) => {
    const cases = [...new Set(invocation.words.slice(1).map((name) => caseNamed(vault, name)))];
    const toSelf = named.length === 0 && passphrase === null && !plain;
    const recipients = toSelf ? [vault.identity.recipient] : named;
    const receipt = await stoppable((signal) =>
      writeBundle(vault, { cases, recipients, passphrase }, file, { signal }),
    );
    const what = `${receipt.cases} cases, ${receipt.entries} entries, ${receipt.documents} documents`;
    return {
      json: receipt,
      lines: [
        `Wrote ${file}: ${what}, SHA-256 ${receipt.sha256}.`,
        ...(toSelf ? ['It is encrypted to yourself alone; --recipient names others.'] : []),
        ...(plain ? ['It is not encrypted: anyone who has the file can read it.'] : []),
      ],
    };
  });
}

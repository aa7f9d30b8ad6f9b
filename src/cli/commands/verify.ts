import { readFileSync } from 'node:fs';
import { Failure } from '../../core/failure.ts';
import { verifyReport } from '../../vault/bundles/verify-report.ts';
import type { Command } from '../command.ts';
import { word } from '../with-vault.ts';

export const verify: Command = {
  usage: 'FILE [--identity FILE]... [--bundle-passphrase-file FILE]',
  summary: 'Checks a bundle as a whole, without a vault. An identity file is one of age-keygen.',
  options: {
    identity: { type: 'string', multiple: true },
    'bundle-passphrase-file': { type: 'string' },
  },
  words: { min: 1, max: 1 },
  async run(invocation) {
    const ageIdentities = invocation.options('identity').flatMap(identitiesIn);
    const report = await verifyReport(word(invocation, 0), {
      ageIdentities,
      passphrase: invocation.passphrases.bundle(),
    });
    const text = report.ok
      ? [
          `Whole and unaltered: ${report.cases} cases, ${report.entries} entries, ${report.documents} documents.`,
          ...report.signers.map(
            ({ name, fingerprint, signedBundle, entries }) =>
              `${signedBundle ? 'Signed by' : 'Entries by'} ${name}, ${fingerprint}, ${entries} entries`,
          ),
        ]
      : report.problems;
    return { json: report, text: text.join('\n'), ok: report.ok };
  },
};

function identitiesIn(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure('file-unreadable', `The identity file ${file} cannot be read.`);
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (identities.length > 0) return identities;
  throw new Failure(
    'invalid-input',
    `The identity file ${file} holds no identity. age-keygen makes such files.`,
  );
}

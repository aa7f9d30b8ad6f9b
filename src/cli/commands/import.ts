import type { ImportPreview } from '../../ipc/views.ts';
import { fileSource } from '../../vault/bundles/file-source.ts';
import { importBundle, previewBundle } from '../../vault/bundles/import-bundle.ts';
import { openBundle } from '../../vault/bundles/open-bundle.ts';
import type { Command } from '../command.ts';
import { withVault, word } from '../with-vault.ts';

export const importBundleFile: Command = {
  usage: 'VAULT FILE [--preview] [--bundle-passphrase-file FILE]',
  summary: 'Merges a bundle into the vault; --preview only says what would change. Twice is once.',
  options: { preview: { type: 'boolean' }, 'bundle-passphrase-file': { type: 'string' } },
  words: { min: 2, max: 2 },
  run: (invocation) =>
    withVault(invocation, async (vault) => {
      const source = fileSource(word(invocation, 1));
      try {
        const keys = { ageIdentities: [vault.ageIdentity], passphrase: invocation.passphrases.bundle() };
        const bundle = await openBundle(source, keys);
        const preview = invocation.flags.has('preview');
        const result = preview ? previewBundle(vault, bundle) : await importBundle(vault, bundle);
        return { json: result, text: inWords(result, preview) };
      } finally {
        source.close();
      }
    }),
};

function inWords({ signer, cases, added, known, disagreements }: ImportPreview, preview: boolean): string {
  const counts = `${added} entries ${preview ? 'would be added' : 'added'}, ${known} were known`;
  const changes = cases.flatMap(({ reference, case: id, changes: acts }) => [
    reference === '' ? id : reference,
    ...acts.map(({ name, at, what }) => `  ${at}  ${name} ${what.join('; ')}`),
  ]);
  return [
    `Signed by ${signer.name}, ${signer.fingerprint}`,
    `${counts}, ${disagreements} disagreements.`,
    ...changes,
  ].join('\n');
}

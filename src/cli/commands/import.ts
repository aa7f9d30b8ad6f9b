import { counted } from '../../core/cases/summary.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { fileSource } from '../../vault/file-source.ts';
import { importBundle } from '../../vault/bundles/import-bundle.ts';
import { previewBundle } from '../../vault/bundles/preview-bundle.ts';
import { bundleKeys, openBundle } from '../../vault/bundles/open-bundle.ts';
import type { Invocation, Outcome } from '../command.ts';
import { stateMark, withKey } from '../person-words.ts';
import { showingProgress } from '../progress.ts';
import { readWaiting } from '../read-waiting.ts';
import { stoppable } from '../stoppable.ts';
import { wantsPassphrase } from '../wants-passphrase.ts';
import { withVault, word } from '../with-vault.ts';

export function importBundleFile(invocation: Invocation): Promise<Outcome> {
  const preview = invocation.flags.has('preview');
  return withVault(invocation, async (vault) => {
    const file = word(invocation, 1);
    const passphrase = await invocation.passphrases.bundle(wantsPassphrase(file));
    const source = fileSource(file);
    try {
      const keys = bundleKeys(vault, passphrase);
      const result = await stoppable(async (signal) => {
        const bundle = await showingProgress('Checking', (onProgress) =>
          openBundle(source, keys, { signal, onProgress }),
        );
        return showingProgress(preview ? 'Comparing' : 'Importing', (onProgress) =>
          (preview ? previewBundle : importBundle)(vault, bundle, { signal, onProgress }),
        );
      });
      if (!preview) await readWaiting(vault, []);
      return {
        json: result,
        lines: inWords(result, preview),
        notes: [
          ...result.sameNames,
          ...result.authors.flatMap(notCounted),
          ...result.notCompared,
          ...toldHistories(result),
        ],
      };
    } finally {
      source.close();
    }
  });
}

function toldHistories({ cases }: ImportPreview): string[] {
  return cases.flatMap(({ reference, case: id, histories }) =>
    histories.map(({ words }) => `${reference || id}: ${words}`),
  );
}

function notCounted({ name, key, state, uncounted }: ImportPreview['authors'][number]): string[] {
  if (uncounted === 0) return [];
  const what = `${counted(uncounted, 'entry', 'entries')} in this bundle ${uncounted === 1 ? 'counts' : 'count'} for nothing`;
  if (state === 'unknown') {
    return [
      `${withKey(name, key)} is unknown here: ${what} until you take in their identity card (people add) or decide on the key (people verify, people accept).`,
    ];
  }
  const whose = state === 'self' ? 'is a former key of your own' : 'is retired here';
  return [
    `${withKey(name, key)} ${whose}: ${what}, since ${uncounted === 1 ? 'it comes' : 'they come'} after that.`,
  ];
}

function inWords({ signer, cases, added, known, disagreements }: ImportPreview, preview: boolean): string[] {
  const counts = `${counted(added, 'entry', 'entries')} ${preview ? 'would be added' : 'added'}, ${known} ${known === 1 ? 'was' : 'were'} known`;
  const changes = cases.flatMap(({ reference, case: id, added: fresh, changes: acts, conflicts }) => [
    `${reference === '' ? id : reference}${fresh === 0 ? ': nothing new' : ''}`,
    ...acts.map(
      ({ name, author, state, at, what, counts: isCounted }) =>
        `  ${at}  ${state === 'unknown' ? withKey(name, author, stateMark(state)) : `${name}${stateMark(state)}`} ${what.join('; ')}${isCounted ? '' : '  (does not count here)'}`,
    ),
    ...conflicts.map((words) => `  ${words}`),
  ]);
  return [
    `Signed by ${signer.name}${stateMark(signer.state)}, ${signer.fingerprint}`,
    `${added === 0 ? 'Nothing new: ' : ''}${counts}, ${counted(disagreements, 'disagreement')}.`,
    ...changes,
  ];
}

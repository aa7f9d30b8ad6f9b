import { counted } from '../../core/cases/summary.ts';
import type { FolderRound } from '../../ipc/folder-views.ts';
import { exchangeRound } from '../../vault/folder/exchange-round.ts';
import { checkedFolder, folderName } from '../../vault/folder/folder-path.ts';
import { FolderDrive } from '../../vault/folder/folder-drive.ts';
import { folderAt } from '../../vault/folder/folder-store.ts';
import { addresseeNamed } from '../../vault/people/addressees.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { stateMark } from '../person-words.ts';
import { readWaiting } from '../read-waiting.ts';
import { stoppable } from '../stoppable.ts';
import { caseNamed, withVault } from '../with-vault.ts';

export async function exchange(invocation: Invocation): Promise<Outcome> {
  const given = invocation.option('folder');
  if (given === undefined) throw new UsageError('Say through which folder: --folder DIR.');
  const names = invocation.words.slice(1);
  const toPeople = invocation.options('for');
  if (names.length > 0 !== toPeople.length > 0) {
    throw new UsageError('Name a CASE and --for whom together; without both, what people lack goes out.');
  }
  return withVault(invocation, async (vault) => {
    const drive = new FolderDrive();
    const path = await checkedFolder(vault, drive, given);
    const folder = { id: folderAt(vault.db, path), path, on: false };
    const named = {
      cases: [...new Set(names.map((name) => caseNamed(vault, name)))],
      to: toPeople.map((person) => addresseeNamed(vault.db, person)),
    };
    const round = await stoppable((signal) =>
      exchangeRound(vault, folder, { signal, named, drive, isFirst: true }),
    ).finally(() => drive.close());
    await readWaiting(vault, []);
    return { json: { folder: folderName(path), ...round }, lines: inWords(round, given) };
  });
}

function inWords(
  { sent, kept, received, waiting, skipped, forOthers, tidied }: FolderRound,
  folder: string,
): string[] {
  return [
    ...received.map(
      ({ file, signer, added, newDocuments }) =>
        `Received ${file} of ${signer.name}${stateMark(signer.state)}: ${counted(added, 'entry', 'entries')}, ${counted(newDocuments, 'document')} new.`,
    ),
    ...sent.map(({ file, for: { name }, cases }) => `Sent ${counted(cases, 'case')} to ${name}: ${file}.`),
    ...kept.map(
      ({ reference, case: id, for: { name }, reason }) => `Kept ${reference || id} from ${name}: ${reason}`,
    ),
    ...waiting.map(
      ({ file, signer, words }) =>
        `Left ${file}, signed by ${signer.name}${stateMark(signer.state)} (${words.join(' ')}): take in their card (redrope people add), or import ${folder}/${file} by hand.`,
    ),
    ...skipped.map(({ file, reason }) => `Skipped ${file}: ${reason}`),
    `${counted(forOthers, 'bundle')} for others; ${counted(tidied, 'own bundle')} removed that later ones replace.`,
  ];
}

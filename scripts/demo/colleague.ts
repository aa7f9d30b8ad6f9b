import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pinnedNode, projectRoot } from '../project.ts';
import { runCommand } from '../command.ts';
import type { DemoFolder } from './demo-folder.ts';
import { reviewed } from './review.ts';
import { say, sayPart } from './say.ts';

/** Makes the vault of a colleague by the command line, and gives the recipient that bundles are encrypted to for it. */
export async function makeColleague(folder: DemoFolder): Promise<string> {
  await redrope(folder, 'init', folder.colleagueVault, '--name', 'C. Olleague');
  const identity = (await redrope(folder, 'identity', folder.colleagueVault)) as { recipient: string };
  return identity.recipient;
}

/** Imports the bundle into the colleague's vault and compares what both vaults hold. Throws when they differ. */
export async function importAndCompare(folder: DemoFolder): Promise<void> {
  sayPart('A colleague imports it');
  const { vault, colleagueVault, bundle } = folder;
  const preview = await redrope(folder, 'import', colleagueVault, bundle, '--preview');
  say(`It would bring in ${counts(preview)}.`);
  say(`It brought in ${counts(await redrope(folder, 'import', colleagueVault, bundle))}.`);
  say(
    `The same bundle once more brings in ${counts(await redrope(folder, 'import', colleagueVault, bundle))}.`,
  );
  const [mine, theirs] = await Promise.all(
    [vault, colleagueVault].map((each) => redrope(folder, 'show', each, reviewed)),
  );
  say(`Heads of the reviewer's ledger:  ${heads(mine)}`);
  say(`Heads of the colleague's ledger: ${heads(theirs)}`);
  if (!isDeepStrictEqual(mine, theirs)) throw new Error('The two vaults do not show the same.');
  say('Both vaults show exactly the same request, documents, findings, decisions and history.');
  const check = (await redrope(folder, 'check', colleagueVault)) as { ok: boolean; entries: number };
  if (!check.ok) throw new Error('The colleague’s vault has a fault.');
  say(`Every one of the ${String(check.entries)} signatures there holds.`);
}

function heads(shown: unknown): string {
  return (shown as { heads: string[] }).heads.join(' ');
}

function counts(result: unknown): string {
  const { added, known, disagreements } = result as Record<'added' | 'known' | 'disagreements', number>;
  return `${String(added)} new entries (${String(known)} known already, ${String(disagreements)} disagreements)`;
}

async function redrope({ path, passphraseFile }: DemoFolder, ...args: readonly string[]): Promise<unknown> {
  const shown = args.map((arg) =>
    arg.startsWith(path) ? relative(projectRoot, arg) : arg.includes(' ') ? `"${arg}"` : arg,
  );
  console.log(
    `  $ redrope ${shown.join(' ')} --passphrase-file ${relative(projectRoot, passphraseFile)} --json`,
  );
  const script = ['src/cli/redrope.ts', ...args, '--passphrase-file', passphraseFile, '--json'];
  const { code, output } = await runCommand(pinnedNode, script, { quiet: true });
  if (code !== 0) throw new Error(`redrope ${args[0] ?? ''} failed: ${output}`);
  // The JSON is one line; what a person is told beside it stands on stderr.
  const lines = output.trimEnd().split('\n');
  const json = lines.find((line) => /^[[{]/.test(line));
  for (const line of lines) if (line !== json) console.log(`    ${line}`);
  if (json === undefined) throw new Error(`redrope ${args[0] ?? ''} gave no JSON.`);
  return JSON.parse(json);
}

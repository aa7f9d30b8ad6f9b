import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { build } from 'vite';
import { runCommand } from '../../../scripts/command.ts';
import { electronRuntime, type ElectronRuntime } from '../../../scripts/electron-runtime.ts';
import { pdfAssets } from '../../../scripts/pdf-assets.ts';
import { cacheFolder } from '../../../scripts/project.ts';

const source = import.meta.dirname;
const built = join(cacheFolder, 'bench-peer');
const ownRuntime = join(cacheFolder, 'bench-electron');

/** How to start the bare window. */
export interface Peer {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Builds the peer's page with the same tool and targets as the window, and finds the same Electron to run it. */
export async function makePeer(): Promise<Peer> {
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [pdfAssets()],
    worker: { format: 'es' },
    build: { outDir: built, emptyOutDir: true, target: 'chrome114', assetsInlineLimit: 0 },
  });
  const runtime = await electronRuntime();
  const sandbox = runtime.args.filter((argument) => argument.startsWith('--'));
  return runtime.kind === 'official'
    ? { executablePath: runtime.executable, args: [...sandbox, source, `--page=${built}`] }
    : { executablePath: await copyOfRuntime(runtime), args: [...sandbox, `--page=${built}`] };
}

export function launchPeer({ executablePath, args }: Peer): Promise<ElectronApplication> {
  return _electron.launch({ executablePath, args: [...args] });
}

/** The demonstration runtime always starts what lies beside it, so the peer gets one of its own, of hard links. */
async function copyOfRuntime({ executable }: ElectronRuntime): Promise<string> {
  if (!existsSync(join(ownRuntime, 'resources', 'app'))) {
    rmSync(ownRuntime, { recursive: true, force: true });
    const { code } = await runCommand('cp', ['-al', dirname(executable), ownRuntime]);
    if (code !== 0) throw new Error('The runtime of the peer could not be laid out.');
    rmSync(join(ownRuntime, 'resources'), { recursive: true });
    mkdirSync(join(ownRuntime, 'resources'));
    symlinkSync(source, join(ownRuntime, 'resources', 'app'));
  }
  return join(ownRuntime, 'electron');
}

import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { WindowApi } from '../../src/ipc/window-api.ts';
import { electronRuntime } from '../../scripts/electron-runtime.ts';
import { projectRoot } from '../../scripts/project.ts';

declare global {
  interface Window {
    readonly redrope: WindowApi;
  }
}

/** The real app, started on a vault folder of its own. */
export interface TestApp {
  readonly electron: ElectronApplication;
  readonly window: Page;
  /** The vault's folder; it need not hold a vault yet. */
  readonly vault: string;
  /** Keeps a picture of the window in .cache/screenshots/NAME.png. */
  readonly screenshot: (name: string) => Promise<void>;
  /** Quits the app and removes the vault's folder, unless it was given. */
  readonly close: () => Promise<void>;
}

export interface TestAppOptions {
  /** An existing folder to start on, which is kept; default a fresh one. */
  readonly vault?: string;
  /** Variables for the app on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

const startWhenAttached = join(import.meta.dirname, 'start-when-attached.cjs');

/** Starts the built app (out/) on the Electron that is to be had here. A display must be there. */
export async function launchApp(options: TestAppOptions = {}): Promise<TestApp> {
  const runtime = await electronRuntime();
  const vault = options.vault ?? join(await mkdtemp(join(tmpdir(), 'redrope-e2e-')), 'vault');
  const start = () =>
    startApp({
      executablePath: runtime.executable,
      args: ['-r', startWhenAttached, ...runtime.args, '--vault', vault],
      env: { ...inherited(), ...runtime.env, ...options.env },
    });
  const { electron, window } = await start().catch((thrown: unknown) => {
    if (runtime.kind !== 'demonstration') throw thrown;
    console.log(
      `The demonstration runtime did not open a window; it is started once more. ${String(thrown)}`,
    );
    return start();
  });
  const screenshot = async (name: string): Promise<void> => {
    const path = join(projectRoot, '.cache', 'screenshots', `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await window.screenshot({ path });
  };
  const close = async (): Promise<void> => {
    const late = setTimeout(() => {
      if (runtime.kind !== 'demonstration') return;
      console.log('The demonstration runtime did not end; it is killed.');
      electron.process().kill('SIGKILL');
    }, END_MS);
    await electron.close();
    clearTimeout(late);
    if (options.vault === undefined) await rm(dirname(vault), { recursive: true, force: true });
  };
  return { electron, window, vault, screenshot, close };
}

/** Once in many runs the old runtime does not come to its end. */
const END_MS = 60_000;

/** A start that came to no window by then never will. */
const START_MS = 40_000;

async function startApp(options: Parameters<typeof _electron.launch>[0]) {
  const electron = await _electron.launch({ ...options, timeout: START_MS });
  try {
    const window = await electron.firstWindow({ timeout: START_MS });
    await window.waitForLoadState('domcontentloaded', { timeout: START_MS });
    return { electron, window };
  } catch (thrown) {
    electron.process().kill('SIGKILL');
    throw thrown;
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from './command.ts';
import { projectRoot } from './project.ts';

const STEPS: readonly (readonly string[])[] = [
  ['electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  ['vite/bin/vite.js', 'build', '--config', 'vault.vite.config.ts', '--logLevel', 'warn'],
];

/** Builds the app, the vault process and the command line into out/. Returns false when a step failed. */
export async function build(): Promise<boolean> {
  for (const [program = '', ...args] of STEPS) {
    const script = join(projectRoot, 'node_modules', program);
    const { code } = existsSync(script)
      ? await runCommand(process.execPath, [script, ...args])
      : { code: 127 };
    if (code !== 0) {
      console.error('The build failed; what it said is above.');
      return false;
    }
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await build()) ? 0 : 1;
}

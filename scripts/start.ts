import { build } from './build.ts';
import { runCommand } from './command.ts';
import { openDisplay } from './display.ts';
import { electronRuntime } from './electron-runtime.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm start -- [--vault FOLDER]`: builds the app and opens it; ends with the app's exit code. */
async function start(): Promise<number> {
  if (!(await ensureSystemPackages(['window'])) || !(await build())) return 1;
  const runtime = await electronRuntime(600_000);
  const display = await openDisplay();
  if (display.kind === 'virtual') {
    console.log(`There is no display here: the window opens on a virtual one, ${display.env['DISPLAY']}.`);
  }
  try {
    const args = [...runtime.args, ...process.argv.slice(2)];
    const { code } = await runCommand(runtime.executable, args, { env: { ...runtime.env, ...display.env } });
    return code;
  } finally {
    await display.stop();
  }
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

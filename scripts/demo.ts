import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { launchApp, type TestApp } from '../tests/support/app.ts';
import { lockVault, openCase, tryPassphrase, waitForDocket } from '../tests/support/person/door.ts';
import { build } from './build.ts';
import { importAndCompare, makeColleague } from './demo/colleague.ts';
import { makeDemoFolder, samplePassphrase, type DemoFolder } from './demo/demo-folder.ts';
import { reviewed, reviewInWindow } from './demo/review.ts';
import { say, sayPart } from './demo/say.ts';
import { checkWithStockTools, makeStrangerKey } from './demo/stock-tools.ts';
import { openDisplay, type Display } from './display.ts';
import { projectRoot } from './project.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** `npm run demo`: one whole review of the sample case in the real window, its bundle checked and handed on. */
async function demo(): Promise<boolean> {
  sayPart('Get ready');
  if (!(await ensureSystemPackages(['window', 'stock-tools'])) || !(await build())) return false;
  const display = await openDisplay();
  say(
    display.kind === 'own'
      ? 'The window opens on your display.'
      : 'There is no display here: the window opens on a virtual one.',
  );
  const folder = makeDemoFolder();
  try {
    await perform(folder, display);
    tellWhatLiesWhere(folder);
    return true;
  } finally {
    await display.stop();
  }
}

async function perform(folder: DemoFolder, display: Display): Promise<void> {
  const [stranger, colleague] = [await makeStrangerKey(folder), await makeColleague(folder)];
  const app = await launchApp({ vault: folder.vault, env: display.env });
  app.window.setDefaultTimeout(20_000);
  try {
    await reviewInWindow(app, folder, `${stranger}\n${colleague}`);
    await lockVault(app.window);
    await checkWithStockTools(folder);
    await importAndCompare(folder);
    if (display.kind === 'own') await leaveOpen(app);
  } finally {
    await app.close();
  }
}

/** Unlocks the sample case again and waits until the person closes the window. */
async function leaveOpen({ electron, window }: TestApp): Promise<void> {
  await tryPassphrase(window, samplePassphrase);
  await waitForDocket(window);
  await openCase(window, reviewed);
  say('The window stays open on the sample case. Close it to end the demonstration.');
  await electron.waitForEvent('close', { timeout: 0 });
}

function here(path: string): string {
  return relative(projectRoot, path);
}

function tellWhatLiesWhere(folder: DemoFolder): void {
  const pictures = readdirSync(folder.screenshots).length;
  sayPart('What lies where');
  const lines = [
    [here(folder.vault), 'the vault; its passphrase is in passphrase.txt'],
    [here(folder.passphraseFile), `“${samplePassphrase}” (a sample: in a real vault nobody may know it)`],
    [here(folder.bundle), 'the exported bundle, encrypted'],
    [here(folder.key), 'the age key that opens the bundle without Redrope'],
    [here(folder.unpacked), 'the bundle, opened by stock tools (and as bundle-unpacked.zip)'],
    [here(folder.colleagueVault), 'the colleague’s vault, under the same passphrase'],
    [here(folder.screenshots), `${String(pictures)} pictures of the window, in light and dark`],
  ] as const;
  for (const [path, what] of lines) console.log(`  ${path.padEnd(34)} ${what}`);
  console.log(`\nOpen it yourself: npm start -- --vault ${here(folder.vault)}`);
}

try {
  process.exitCode = (await demo()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

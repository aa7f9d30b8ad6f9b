import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { electronRuntime } from '../../scripts/electron-runtime.ts';
import { openSlots, readKeyslots } from '../../src/vault/keyslots.ts';
import { median, timed, type Figure } from './figure.ts';
import { launchPeer, makePeer } from './peer/peer-app.ts';
import { addCase, benchPassphrase, makeBenchVault } from './sample-vault.ts';
import { prepareWindow } from './window.ts';

const cases = 1000;

/**
 * From starting the program to the lines of the docket on screen, the passphrase given as soon as its field is there,
 * against a bare window of the same Electron to its first paint. Both are started by the same driver.
 */
export async function startFigure(folder: string): Promise<Figure> {
  const vault = await makeBenchVault(join(folder, 'vault'));
  for (let number = 1; number <= cases; number++) addCase(vault, number);
  vault.close();
  const display = await prepareWindow();
  const [runtime, peer] = [await electronRuntime(), await makePeer()];
  const whole: number[] = [];
  return {
    name: `start to the docket of ${String(cases)} cases, unlocked`,
    peer: 'bare window',
    rounds: 7,
    async ours() {
      const began = Date.now();
      const app = await _electron.launch({
        executablePath: runtime.executable,
        args: [...runtime.args, '--vault', vault.folder],
        env: { ...(process.env as Record<string, string>), ...runtime.env },
      });
      const window = await app.firstWindow();
      await whenShown(window, 'input[type=password]');
      await window.locator('input[type=password]').fill(benchPassphrase);
      const shown = whenShown(window, '[role=row][data-case]');
      await window.keyboard.press('Enter');
      const took = (await shown) - began;
      await app.close();
      whole.push(took);
      return took;
    },
    async theirs() {
      const began = Date.now();
      const app = await launchPeer(peer);
      const window = await app.firstWindow();
      const took = (await firstPaint(window)) - began;
      await app.close();
      return took;
    },
    async note() {
      const guess = await keyDerivation(vault.folder);
      const share = (guess / median(whole)) * 100;
      return `of ours the key derivation alone is ${guess.toFixed(0)} ms, ${share.toFixed(0)} %`;
    },
    close: display.stop,
  };
}

/** Milliseconds since 1970 at which the page first drew with something in it that fits the selector. */
function whenShown(window: Page, selector: string): Promise<number> {
  return window.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
        look();
      }),
    selector,
  );
}

function firstPaint(window: Page): Promise<number> {
  return window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-paint');
          if (first !== undefined) resolve(performance.timeOrigin + first.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Milliseconds that one guess at the vault's passphrase takes, in a process of its own kind. */
async function keyDerivation(folder: string): Promise<number> {
  const slots = readKeyslots(join(folder, 'keyslots.json'));
  const runs: number[] = [];
  for (let run = 0; run < 5; run++) runs.push(await timed(() => openSlots(slots, benchPassphrase)));
  return median(runs);
}

import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Takes a picture of what the window shows, in light and in dark, as NAME-light.png and NAME-dark.png. */
export type TakePicture = (name: string) => Promise<void>;

/** Numbers the pictures in the order in which they are taken. Afterwards the window is light again. */
export function pictureTaker(window: Page, folder: string): TakePicture {
  let number = 0;
  return async (name) => {
    number += 1;
    for (const colorScheme of ['dark', 'light'] as const) {
      await window.emulateMedia({ colorScheme });
      const file = `${String(number).padStart(2, '0')}-${name}-${colorScheme}.png`;
      await window.screenshot({ path: join(folder, file), animations: 'disabled' });
    }
  };
}

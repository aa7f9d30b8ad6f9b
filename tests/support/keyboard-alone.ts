import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 150;
/** Letters of a longer text that are typed one by one; each has the window drawn anew. */
const KEY_BY_KEY = 4;

/** A person without a mouse. Looking at what has the focus is all that it does beside pressing keys. */
export class KeyboardAlone {
  readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce(
      (before, key) => before.then(() => this.window.keyboard.press(key)),
      Promise.resolve(),
    );
  }

  type(words: string): Promise<void> {
    return this.window.keyboard.type(words);
  }

  /** Presses Tab until the control has the focus. Throws when Tab never comes by it. */
  async reach(control: Locator): Promise<void> {
    await control.waitFor({ state: 'attached' });
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not come by ${control.toString()}.`);
  }

  /** Puts words into a field in place of what is there: the first letters key by key, the rest at once, as dictation does. */
  async write(field: Locator, words: string): Promise<void> {
    await this.reach(field);
    await this.press('Control+A');
    await this.type(words.slice(0, KEY_BY_KEY));
    await this.window.keyboard.insertText(words.slice(KEY_BY_KEY));
  }

  /** Chooses in a list by typing what the choice is called. */
  async choose(list: Locator, choice: string): Promise<void> {
    await this.reach(list);
    await this.type(choice);
  }

  /** Moves by the arrows to one of several radio buttons. */
  async pick(radios: Locator, wanted: Locator): Promise<void> {
    await this.reach(radios.first());
    await this.press('Space');
    for (let step = 0; step < MOST_STOPS && !(await wanted.isChecked()); step++)
      await this.press('ArrowRight');
  }

  /** Goes to a button and presses it. */
  async push(button: Locator): Promise<void> {
    await this.reach(button);
    await this.press('Enter');
  }

  async tick(box: Locator): Promise<void> {
    await this.reach(box);
    await this.press('Space');
  }

  /** Asks for files by the key for it; the system's own dialog answers with these. */
  async bringIn(files: readonly string[]): Promise<void> {
    const asked = this.window.waitForEvent('filechooser');
    await this.press('Control+o');
    await (await asked).setFiles([...files]);
  }
}

/** Counts from now on how often a mouse, pen or finger goes down in the window. */
export async function countPointers(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const counter = window as unknown as { pointers: number };
    counter.pointers = 0;
    document.addEventListener('pointerdown', () => (counter.pointers += 1), true);
  });
  return () => window.evaluate(() => (window as unknown as { pointers: number }).pointers);
}

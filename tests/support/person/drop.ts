import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** A file as it is dropped: by path, or bytes under a name. */
export type DroppedFile = string | { readonly name: string; readonly bytes: Uint8Array };

/**
 * Drops files in the middle of the window, their real bytes in a real DataTransfer: the same events in the same order
 * as when a person lets go of them. `while` runs when they are held over the window.
 */
export async function dropFiles(
  window: Page,
  files: readonly DroppedFile[],
  whileHeld: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  const contents = await Promise.all(files.map(contentOf));
  const dataTransfer = await window.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, contents);
  const target = window.locator('body');
  await target.dispatchEvent('dragenter', { dataTransfer });
  await target.dispatchEvent('dragover', { dataTransfer });
  await whileHeld();
  await target.dispatchEvent('drop', { dataTransfer });
  await dataTransfer.dispose();
}

async function contentOf(file: DroppedFile): Promise<{ name: string; base64: string }> {
  const [name, bytes] =
    typeof file === 'string' ? [basename(file), await readFile(file)] : [file.name, file.bytes];
  return { name, base64: Buffer.from(bytes).toString('base64') };
}

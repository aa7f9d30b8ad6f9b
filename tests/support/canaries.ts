import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes by which a word would show: UTF-8, UTF-16, hex, and Base64 at each of its three places. */
export function formsOf(word: string): readonly Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${word}`).toString('base64');
    // What depends on the bytes around the word is left out.
    return text.slice(Math.ceil((shift * 8) / 6), -4);
  });
  const hex = Buffer.from(word).toString('hex');
  const texts = [hex, hex.toUpperCase(), ...base64];
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), ...texts.map((text) => Buffer.from(text))];
}

/** Every file below the folders, by name or content, in which one of the words shows in any form: `WORD in FILE`. */
export function leaksIn(folders: readonly string[], words: readonly string[]): readonly string[] {
  const forms = words.map((word) => [word, formsOf(word)] as const);
  return folders.flatMap(filesBelow).flatMap((file) => {
    const bytes = Buffer.concat([Buffer.from(file), readFileSync(file)]);
    return forms.flatMap(([word, shapes]) =>
      shapes.some((form) => bytes.includes(form)) ? [`${word} in ${file}`] : [],
    );
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

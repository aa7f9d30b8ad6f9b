import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { Failure } from '../../core/failure.ts';
import type { RecognitionLanguage } from '../../ipc/recognition-views.ts';
import type { ByteSource } from '../byte-source.ts';
import { inTransaction, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { recognisePage } from './recognise-page.ts';
import type { LanguageData } from './tesseract.ts';

/** The largest language data that Tesseract offers, unpacked, is 42 MB (tessdata_best, chi_tra_vert). */
const MOST_BYTES = 64 * 1024 * 1024;
const BUILT_IN = 'eng';
const CHOSEN = 'recognition-languages';

/** Tesseract's names of its files: ISO 639-3, with a script or variant behind `_`. */
const FILE_NAME = /^([a-z]{3}(?:_[A-Za-z]{3,10}){0,2})\.traineddata(?:\.gz)?$/;

export function recognitionLanguages(db: ReadableDb): readonly RecognitionLanguage[] {
  const chosen = chosenCodes(db);
  const own = rows<{ code: string }>(db, 'SELECT code FROM recognition_language ORDER BY code');
  return [
    { code: BUILT_IN, origin: 'built-in', chosen: chosen.includes(BUILT_IN) },
    ...own.map(({ code }) => ({ code, origin: 'own' as const, chosen: chosen.includes(code) })),
  ];
}

/**
 * The codes of the chosen languages, as pages are recognised with them: the one chosen last first, and English behind all others,
 * since Tesseract reads letters that the first language does not have as others (“fiir” for “für”), and its other
 * languages have the letters of English.
 */
export function codesInOrder(db: ReadableDb): readonly string[] {
  const chosen = chosenCodes(db);
  const others = chosen.filter((code) => code !== BUILT_IN).toReversed();
  return chosen.includes(BUILT_IN) ? [...others, BUILT_IN] : others;
}

/** The data of the chosen languages, as Tesseract takes it. */
export function chosenLanguages(db: ReadableDb): readonly LanguageData[] {
  return codesInOrder(db).map((code) => ({ code, data: code === BUILT_IN ? builtIn() : ownData(db, code) }));
}

function chosenCodes(db: ReadableDb): readonly string[] {
  const stored = value<string>(db, 'SELECT value FROM setting WHERE key = ?', CHOSEN);
  return stored === undefined ? [BUILT_IN] : (JSON.parse(stored) as string[]);
}

let unpacked: Uint8Array | undefined;

function builtIn(): Uint8Array {
  const path = createRequire(import.meta.url).resolve(
    '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
  );
  unpacked ??= gunzipSync(readFileSync(path));
  return unpacked;
}

function ownData(db: ReadableDb, code: string): Uint8Array {
  return value<Buffer>(db, 'SELECT data FROM recognition_language WHERE code = ?', code) ?? new Uint8Array(0);
}

/** Chooses the languages to recognise with. Failure `invalid-input` for none or an unknown one. */
export function chooseLanguages(db: WritableDb, codes: readonly string[]): readonly RecognitionLanguage[] {
  const known = recognitionLanguages(db).map(({ code }) => code);
  if (codes.length === 0 || !codes.every((code) => known.includes(code))) {
    throw new Failure(
      'invalid-input',
      'Choose at least one language, of those that are here. Nothing was changed.',
    );
  }
  storeChosen(db, [...new Set(codes)]);
  return recognitionLanguages(db);
}

function storeChosen(db: WritableDb, codes: readonly string[]): void {
  const sql =
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value';
  write(db, sql, CHOSEN, JSON.stringify(codes));
}

/**
 * Takes in a language from a file of Tesseract's (`deu.traineddata`, packed or not), tries it, and recognises with it
 * from now on. Failure `invalid-input`; then nothing was changed.
 */
export async function addLanguage(
  db: WritableDb,
  fileName: string,
  source: ByteSource,
): Promise<readonly RecognitionLanguage[]> {
  const code = FILE_NAME.exec(fileName)?.[1];
  if (code === undefined || code === BUILT_IN) throw notLanguage(fileName);
  const data = unpack(source);
  if (data === null || !(await isTaken({ code, data }))) throw notLanguage(fileName);
  inTransaction(db, () => {
    const sql =
      'INSERT INTO recognition_language (code, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data';
    write(db, sql, code, data);
    storeChosen(db, [...new Set([...chosenCodes(db), code])]);
  });
  return recognitionLanguages(db);
}

function unpack(source: ByteSource): Uint8Array | null {
  if (source.size === 0 || source.size > MOST_BYTES) return null;
  const bytes = source.read(0, source.size);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return null;
  }
}

/** A PDF of one small empty page, which reads well enough without its table. */
const EMPTY_PAGE = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj trailer<</Root 1 0 R>>',
);

/** Tried where every page is recognised: in a worker that can be ended, whatever the data makes of it. */
async function isTaken(language: LanguageData): Promise<boolean> {
  const source = {
    size: EMPTY_PAGE.length,
    read: (offset: number, length: number) => EMPTY_PAGE.subarray(offset, offset + length),
  };
  const page = { source, password: undefined, page: 1, languages: [language] };
  return (await recognisePage(page, new AbortController().signal)).kind === 'recognized';
}

function notLanguage(fileName: string): Failure {
  return new Failure(
    'invalid-input',
    `“${fileName}” is no language file for Tesseract. Nothing was changed. Such a file is called, for example, deu.traineddata, and comes from the tessdata_fast or tessdata_best collection.`,
  );
}

/** Takes a language away; what was recognised with it stays. The built-in one stays as well. */
export function removeLanguage(db: WritableDb, code: string): readonly RecognitionLanguage[] {
  inTransaction(db, () => {
    write(db, 'DELETE FROM recognition_language WHERE code = ?', code);
    const left = chosenCodes(db).filter((chosen) => chosen !== code || chosen === BUILT_IN);
    storeChosen(db, left.length > 0 ? left : [BUILT_IN]);
  });
  return recognitionLanguages(db);
}

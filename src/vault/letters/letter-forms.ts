import plainLetters from '../../../resources/letters/letters.json' with { type: 'json' };
import { checkLetterTexts, readLetterTexts, type LetterTexts } from '../../core/letters/letter-texts.ts';
import { compareTexts } from '../../core/letters/compare-texts.ts';
import type { LetterForms, TextsComparison } from '../../ipc/letter-views.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { checkLetterhead } from './letterhead.ts';

let builtIn: LetterTexts | null = null;

/** The texts that come with the app. */
export function builtInTexts(): LetterTexts {
  return (builtIn ??= checkLetterTexts(plainLetters));
}

/** The texts by which letters are composed: the firm's own, else the built-in ones. */
export function letterTexts(db: ReadableDb): LetterTexts {
  const own = value<string>(db, `SELECT value FROM setting WHERE key = 'letter-texts'`);
  return own === undefined ? builtInTexts() : checkLetterTexts(JSON.parse(own));
}

interface Letterhead {
  readonly name: string;
  readonly base64: string;
}

function storedLetterhead(db: ReadableDb): Letterhead | null {
  const own = value<string>(db, `SELECT value FROM setting WHERE key = 'letterhead'`);
  return own === undefined ? null : (JSON.parse(own) as Letterhead);
}

/** The firm's own letterhead; null where there is none. */
export function letterhead(db: ReadableDb): Uint8Array | null {
  const own = storedLetterhead(db);
  return own === null ? null : Buffer.from(own.base64, 'base64');
}

export function letterForms(db: ReadableDb): LetterForms {
  const { title, edition, locale } = letterTexts(db);
  const isOwn = value<string>(db, `SELECT value FROM setting WHERE key = 'letter-texts'`) !== undefined;
  return { texts: { title, edition, locale, isOwn }, letterhead: storedLetterhead(db)?.name ?? null };
}

/** What a file of texts would change against the built-in ones. Failure `invalid-input` with the place of the fault. */
export function compareLetterTexts(file: string): TextsComparison {
  const texts = readLetterTexts(file);
  return { title: texts.title, edition: texts.edition, changes: compareTexts(builtInTexts(), texts) };
}

export function adoptLetterTexts(db: WritableDb, file: string): LetterForms {
  put(db, 'letter-texts', JSON.stringify(readLetterTexts(file)));
  return letterForms(db);
}

/** Puts a checked letterhead in place. Failure `invalid-input`. */
export function adoptLetterhead(db: WritableDb, name: string, bytes: Uint8Array): LetterForms {
  checkLetterhead(bytes);
  put(db, 'letterhead', JSON.stringify({ name, base64: Buffer.from(bytes).toString('base64') }));
  return letterForms(db);
}

/** Back to what comes with the app. */
export function resetLetterForm(db: WritableDb, form: 'texts' | 'letterhead'): LetterForms {
  write(db, 'DELETE FROM setting WHERE key = ?', form === 'texts' ? 'letter-texts' : 'letterhead');
  return letterForms(db);
}

function put(db: WritableDb, key: string, text: string): void {
  write(
    db,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    key,
    text,
  );
}

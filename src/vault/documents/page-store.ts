import type { Extraction } from '../../ipc/views.ts';
import { inTransaction, row, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { documentRow, forgetClocksOn } from '../document-store.ts';
import { forgetRecognition } from '../recognition/recognition-store.ts';
import { apartFrom } from '../search-letters.ts';
import type { PageText } from './extract-shapes.ts';

/** The text of a page; empty where it was not read. Failure `document-unknown`. */
export function pageText(db: ReadableDb, sha256: string, page: number): string {
  const { id } = documentRow(db, sha256);
  return value<string>(db, 'SELECT text FROM page WHERE document = ? AND number = ?', id, page) ?? '';
}

/** Characters of pages' text above which no further page is given at once. */
const ENOUGH_TEXT = 100_000;

/**
 * The texts of up to `count` pages from `first` on, fewer where they are long, one at least; empty where a page was not
 * read. Failure `document-unknown`.
 */
export function pageTextsFrom(db: ReadableDb, sha256: string, first: number, count: number): string[] {
  const texts: string[] = [];
  for (let length = 0; texts.length < count && length < ENOUGH_TEXT;) {
    const text = pageText(db, sha256, first + texts.length);
    texts.push(text);
    length += text.length;
  }
  return texts;
}

/** The text of every page, the first page first. Failure `document-unknown`. */
export function pageTexts(db: ReadableDb, sha256: string): string[] {
  const sql = 'SELECT text FROM page WHERE document = ? ORDER BY number';
  return rows<{ text: string }>(db, sql, documentRow(db, sha256).id).map(({ text }) => text);
}

export function clearPages(db: WritableDb, sha256: string): void {
  const { id } = documentRow(db, sha256);
  write(db, 'DELETE FROM page WHERE document = ?', id);
  forgetRecognition(db, id);
}

/** Stores pages with their words, all or none. */
export function storePages(db: WritableDb, sha256: string, pages: readonly PageText[]): void {
  const { id } = documentRow(db, sha256);
  inTransaction(db, () => {
    for (const page of pages) {
      write(
        db,
        `INSERT INTO page (document, number, width, height, rotation, image_only, pictures, problem, text, apart)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        page.page,
        page.width,
        page.height,
        page.rotation,
        page.imageOnly ? 1 : 0,
        page.pictures ? 1 : 0,
        page.problem,
        page.text,
        apartFrom(page.text),
      );
    }
  });
}

/** How far the reading of a document had come when it was last written down. Failure `document-unknown`. */
export function storedReading(db: ReadableDb, sha256: string): Extraction {
  const { id } = documentRow(db, sha256);
  const found = row<{ reading: string }>(db, 'SELECT reading FROM document WHERE id = ?', id);
  return JSON.parse(found?.reading ?? '{"state":"waiting"}') as Extraction;
}

export function storeReading(db: WritableDb, sha256: string, extraction: Extraction): void {
  const sql = 'UPDATE document SET reading_state = ?, reading = ? WHERE sha256 = ?';
  write(db, sql, extraction.state, JSON.stringify(extraction), sha256);
  forgetClocksOn(db, sha256);
}

/** A document that waits to be read; undefined when none does. */
export function nextWaiting(db: ReadableDb): string | undefined {
  return value<string>(db, `SELECT sha256 FROM document WHERE reading_state = 'waiting' ORDER BY id LIMIT 1`);
}

/** The password that opened a document; null where it needs none or none is known. Failure `document-unknown`. */
export function documentPassword(db: ReadableDb, sha256: string): string | null {
  const { id } = documentRow(db, sha256);
  return value<string | null>(db, 'SELECT password FROM document WHERE id = ?', id) ?? null;
}

export function storePassword(db: WritableDb, sha256: string, password: string | null): void {
  write(db, 'UPDATE document SET password = ? WHERE sha256 = ?', password, sha256);
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const PAGE_BYTES = 65_536;

/**
 * Bytes of heap that one worker's PDFium may take. Two workers may read one document, so that with their
 * own memory on top a document stays under 768 MB. The number is written into the module's own memory
 * limit: the WebAssembly engine refuses any growth beyond it, whoever asks.
 */
export const HEAP_LIMIT = 320 * 1024 * 1024;

const TABLE_SECTION = 4;
const MEMORY_SECTION = 5;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * PDFium, compiled once a process from the package's own pdfium.wasm. Every worker gets the same
 * module (only code is shared, never memory), so starting one costs no second compilation.
 */
export function pdfWasmModule(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
  return WebAssembly.compile(limitWasm(new Uint8Array(await readFile(path))));
}

/**
 * Changes two numbers of a WebAssembly binary, in place: the largest memory becomes `HEAP_LIMIT`, and
 * the function table gets one more slot, empty, at its end. PDFium needs that slot for our callback
 * that reads the file; the package is built with a full table that may not grow.
 * Layout: WebAssembly core specification, "Binary format", table section and memory section.
 * Throws when the binary has another shape than one table and one memory, both with a maximum.
 */
export function limitWasm(wasm: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const cursor = { bytes: wasm, at: 8 };
  let limited = 0;
  while (cursor.at < wasm.length) {
    const section = wasm[cursor.at++];
    const length = readNumber(cursor);
    const end = cursor.at + length;
    if (section === TABLE_SECTION) {
      expectOneWithMaximum(cursor, 1);
      rewriteNumber(cursor, (slots) => slots + 1);
      rewriteNumber(cursor, (slots) => slots + 1);
      limited++;
    }
    if (section === MEMORY_SECTION) {
      expectOneWithMaximum(cursor, 0);
      readNumber(cursor);
      rewriteNumber(cursor, (pages) => Math.min(pages, HEAP_LIMIT / PAGE_BYTES));
      limited++;
    }
    cursor.at = end;
  }
  if (limited !== 2) throw new Error('pdfium.wasm has no table or no memory of its own');
  return wasm;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function expectOneWithMaximum(cursor: Cursor, typeBytes: number): void {
  const count = readNumber(cursor);
  cursor.at += typeBytes;
  const flags = cursor.bytes[cursor.at++];
  if (count !== 1 || flags !== 1) throw new Error('pdfium.wasm has another shape than expected');
}

function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new Error('pdfium.wasm has a number that is too long');
}

function rewriteNumber(cursor: Cursor, change: (value: number) => number): void {
  const start = cursor.at;
  const value = change(readNumber(cursor));
  const bytes = cursor.at - start;
  if (value >= 2 ** (7 * bytes)) throw new Error('pdfium.wasm has no room for the changed limit');
  for (let index = 0; index < bytes; index++) {
    const more = index < bytes - 1 ? 0x80 : 0;
    cursor.bytes[start + index] = (Math.floor(value / 2 ** (7 * index)) & 0x7f) | more;
  }
}

const PAGE_BYTES = 65_536;

const TABLE_SECTION = 4;
const MEMORY_SECTION = 5;

/**
 * Writes a limit into a WebAssembly binary's own memory, in place: the engine refuses any growth beyond it, whoever
 * asks. Layout: WebAssembly core specification, "Binary format", memory section. Throws when the binary has
 * another shape than one memory with a maximum.
 */
export function limitMemory(wasm: Uint8Array<ArrayBuffer>, bytes: number): Uint8Array<ArrayBuffer> {
  const memory = findSection(wasm, MEMORY_SECTION);
  expectOneWithMaximum(memory, 0);
  readNumber(memory);
  rewriteNumber(memory, (pages) => Math.min(pages, bytes / PAGE_BYTES));
  return wasm;
}

/**
 * Gives a WebAssembly binary's function table one more slot, empty, at its end, in place. Throws when the binary has
 * another shape than one table with a maximum.
 */
export function widenTable(wasm: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const table = findSection(wasm, TABLE_SECTION);
  expectOneWithMaximum(table, 1);
  rewriteNumber(table, (slots) => slots + 1);
  rewriteNumber(table, (slots) => slots + 1);
  return wasm;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function findSection(bytes: Uint8Array, wanted: number): Cursor {
  const cursor = { bytes, at: 8 };
  while (cursor.at < bytes.length) {
    const section = bytes[cursor.at++];
    const length = readNumber(cursor);
    if (section === wanted) return cursor;
    cursor.at += length;
  }
  throw new Error('The WebAssembly binary has no table or no memory of its own');
}

function expectOneWithMaximum(cursor: Cursor, typeBytes: number): void {
  const count = readNumber(cursor);
  cursor.at += typeBytes;
  const flags = cursor.bytes[cursor.at++];
  if (count !== 1 || flags !== 1) throw new Error('The WebAssembly binary has another shape than expected');
}

function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new Error('The WebAssembly binary has a number that is too long');
}

function rewriteNumber(cursor: Cursor, change: (value: number) => number): void {
  const start = cursor.at;
  const value = change(readNumber(cursor));
  const bytes = cursor.at - start;
  if (value >= 2 ** (7 * bytes)) throw new Error('The WebAssembly binary has no room for the changed limit');
  for (let index = 0; index < bytes; index++) {
    const more = index < bytes - 1 ? 0x80 : 0;
    cursor.bytes[start + index] = (Math.floor(value / 2 ** (7 * index)) & 0x7f) | more;
  }
}

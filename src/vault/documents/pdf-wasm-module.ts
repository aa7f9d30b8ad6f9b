import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { limitMemory, widenTable } from './wasm-limits.ts';

/**
 * Bytes of heap that one worker's PDFium may take. Two workers may read one document, so that with their
 * own memory on top a document stays under 768 MB.
 */
export const HEAP_LIMIT = 320 * 1024 * 1024;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * PDFium, compiled once a process from the package's own pdfium.wasm. Every worker gets the same
 * module (only code is shared, never memory), so starting one costs no second compilation.
 */
export function pdfWasmModule(): Promise<WebAssembly.Module> {
  compiled ??= compile();
  return compiled;
}

// PDFium needs one more slot in its table for our callback that reads the file; the package's is full and may not grow.
async function compile(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
  const wasm = new Uint8Array(await readFile(path));
  return WebAssembly.compile(widenTable(limitMemory(wasm, HEAP_LIMIT)));
}

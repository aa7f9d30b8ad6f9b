import { expect, test } from 'vitest';
import { startPdfEngine } from '../../../src/vault/documents/pdf-engine.ts';
import { HEAP_LIMIT, pdfWasmModule } from '../../../src/vault/documents/pdf-wasm-module.ts';
import { limitMemory, widenTable } from '../../../src/vault/documents/wasm-limits.ts';

test('the engine itself refuses a heap beyond the limit', async () => {
  const engine = startPdfEngine(await pdfWasmModule(), () => false);
  const present = engine.memory.buffer.byteLength / 65_536;
  const allowed = HEAP_LIMIT / 65_536 - present;
  expect(() => engine.memory.grow(allowed + 1)).toThrow(RangeError);
  engine.memory.grow(allowed);
  expect(engine.memory.buffer.byteLength).toBe(HEAP_LIMIT);
});

test('PDFium asking for too much is refused and noticed', async () => {
  const engine = startPdfEngine(await pdfWasmModule(), () => false);
  expect(engine.memoryRefused()).toBe(false);
  expect(engine.call('malloc', HEAP_LIMIT)).toBe(0);
  expect(engine.memoryRefused()).toBe(true);
});

test('another module than the expected one is refused', () => {
  const noTableNoMemory = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]);
  expect(() => limitMemory(noTableNoMemory, HEAP_LIMIT)).toThrow('no table or no memory');
  expect(() => widenTable(noTableNoMemory)).toThrow('no table or no memory');
});

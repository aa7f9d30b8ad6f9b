import type { RefusedOpening } from './extract-messages.ts';

/** Reads `into.length` bytes of the file from `offset`; false when they cannot be had. */
export type ReadBlock = (offset: number, into: Uint8Array) => boolean;

type WasmFunction = (...numbers: number[]) => number;

/** PDFium in a WebAssembly instance of its own: the C functions by name, and its memory. */
export interface PdfEngine {
  call(name: string, ...numbers: number[]): number;
  memory: WebAssembly.Memory;
  /** Opens a file that is read by range. Returns PDFium's document handle, 0 when it does not open. */
  openDocument(size: number, password: string | undefined): number;
  /** True once PDFium asked for more memory than it may have. */
  memoryRefused(): boolean;
  /** Throws when PDFium's stack ran over its end, so that nothing after it can be trusted. */
  checkStack(): void;
}

/**
 * Starts PDFium from the module of `pdfWasmModule`. What it can reach of the outside is listed here and
 * nowhere else: the clock, its own memory's growth up to the module's limit, and `readBlock`. Files,
 * environment, standard output and all other system calls answer "not supported".
 */
export function startPdfEngine(module: WebAssembly.Module, readBlock: ReadBlock): PdfEngine {
  let refused = false;
  const outside = systemImports(module, {
    exports: () => exports,
    grow: (bytes) => {
      const grown = growMemory(exportedMemory(exports), bytes);
      refused ||= !grown;
      return grown;
    },
  });
  const { exports } = new WebAssembly.Instance(module, outside);
  const memory = exportedMemory(exports);
  const call = (name: string, ...numbers: number[]): number => exportedFunction(exports, name)(...numbers);
  call('emscripten_stack_init');
  const checkStack = guardStack(memory, call('emscripten_stack_get_end'));
  call('__wasm_call_ctors');
  call('FPDF_InitLibrary');
  const callback = placeCallback(exports, memory, readBlock);
  return {
    call,
    memory,
    memoryRefused: () => refused,
    checkStack,
    openDocument(size, password) {
      const access = call('malloc', 12);
      new Uint32Array(memory.buffer, access, 3).set([size, callback, 0]);
      return call(
        'FPDF_LoadCustomDocument',
        access,
        password === undefined ? 0 : copyString(call, memory, password),
      );
    },
  };
}

const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;

/** Why the last opening gave no document. */
export function whyNotOpen(engine: PdfEngine): RefusedOpening {
  const error = engine.call('FPDF_GetLastError');
  if (error === PASSWORD_ERROR) return 'password';
  return error === SECURITY_ERROR ? 'encryption' : 'structure';
}

function exportedFunction(exports: WebAssembly.Exports, name: string): WasmFunction {
  const value = exports[name];
  if (typeof value !== 'function') throw new Error(`pdfium.wasm has no function ${name}`);
  return value as WasmFunction;
}

function exportedMemory(exports: WebAssembly.Exports): WebAssembly.Memory {
  const value = exports['memory'];
  if (!(value instanceof WebAssembly.Memory)) throw new Error('pdfium.wasm exports no memory');
  return value;
}

function exportedTable(exports: WebAssembly.Exports): WebAssembly.Table {
  const value = exports['__indirect_function_table'];
  if (!(value instanceof WebAssembly.Table)) throw new Error('pdfium.wasm exports no function table');
  return value;
}

const LONG_JUMP = Symbol('longjmp');
const NOT_SUPPORTED = -52;

interface System {
  exports(): WebAssembly.Exports;
  grow(bytes: number): boolean;
}

function systemImports(module: WebAssembly.Module, system: System): WebAssembly.Imports {
  const known: Record<string, (...numbers: number[]) => number> = {
    emscripten_resize_heap: (bytes = 0) => (system.grow(bytes >>> 0) ? 1 : 0),
    emscripten_date_now: () => Date.now(),
    environ_sizes_get: (count = 0, bytes = 0) => {
      const view = new DataView(exportedMemory(system.exports()).buffer);
      view.setUint32(count, 0, true);
      view.setUint32(bytes, 0, true);
      return 0;
    },
    environ_get: () => 0,
    _abort_js: () => {
      throw new Error('PDFium gave up');
    },
    _emscripten_throw_longjmp: () => {
      throw LONG_JUMP;
    },
  };
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: space, name } of WebAssembly.Module.imports(module)) {
    const answer = name.startsWith('invoke_') ? invoke(system) : (known[name] ?? (() => NOT_SUPPORTED));
    (imports[space] ??= {})[name] = answer;
  }
  return imports;
}

// Emscripten's setjmp: a call through the table that a longjmp below it ends.
function invoke(system: System): (index: number, ...numbers: number[]) => number {
  return (index, ...numbers) => {
    const exports = system.exports();
    const stack = exportedFunction(exports, 'emscripten_stack_get_current')();
    try {
      return (exportedTable(exports).get(index) as WasmFunction)(...numbers);
    } catch (error) {
      if (error !== LONG_JUMP) throw error;
      exportedFunction(exports, '_emscripten_stack_restore')(stack);
      exportedFunction(exports, 'setThrew')(1, 0);
      return 0;
    }
  };
}

// Grows by a fifth more than asked where that fits, so that PDFium does not ask for every few pages.
function growMemory(memory: WebAssembly.Memory, bytes: number): boolean {
  const present = memory.buffer.byteLength;
  for (const wanted of [Math.max(bytes, present * 1.2), bytes]) {
    try {
      memory.grow(Math.ceil((wanted - present) / 65_536));
      return true;
    } catch {
      continue;
    }
  }
  return false;
}

// (module (import "e" "f" (func (param i32 i32 i32 i32) (result i32))) (export "f" (func 0)))
const CALLBACK_WASM = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 9, 1, 96, 4, 127, 127, 127, 127, 1, 127, 2, 7, 1, 1, 101, 1, 102, 0, 0, 7,
  5, 1, 1, 102, 0, 0,
]);

// A table takes WebAssembly functions only, so the callback passes through a module that does nothing else.
function placeCallback(
  exports: WebAssembly.Exports,
  memory: WebAssembly.Memory,
  readBlock: ReadBlock,
): number {
  let view = new Uint8Array(memory.buffer);
  const getBlock = (_parameter: number, position: number, buffer: number, size: number): number => {
    if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    const start = buffer >>> 0;
    return readBlock(position >>> 0, view.subarray(start, start + (size >>> 0))) ? 1 : 0;
  };
  const shim = new WebAssembly.Instance(new WebAssembly.Module(CALLBACK_WASM), { e: { f: getBlock } });
  const table = exportedTable(exports);
  const slot = table.length - 1;
  if (table.get(slot) !== null) throw new Error('pdfium.wasm has no free slot for the callback');
  table.set(slot, shim.exports['f']);
  return slot;
}

const STACK_MARK = 0x5ca1ab1e;

function guardStack(memory: WebAssembly.Memory, end: number): () => void {
  const at = Math.max(end, 4);
  new DataView(memory.buffer).setUint32(at, STACK_MARK);
  return () => {
    if (new DataView(memory.buffer).getUint32(at) !== STACK_MARK) throw new Error('PDFium overran its stack');
  };
}

function copyString(call: PdfEngine['call'], memory: WebAssembly.Memory, text: string): number {
  const bytes = new TextEncoder().encode(text);
  const at = call('malloc', bytes.length + 1);
  const target = new Uint8Array(memory.buffer, at, bytes.length + 1);
  target.set(bytes);
  target[bytes.length] = 0;
  return at;
}

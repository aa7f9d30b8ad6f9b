import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { limitMemory } from '../documents/wasm-limits.ts';

/** Bytes of heap that Tesseract may take: an A3 page at 300 dpi took 330 MB. */
const HEAP_LIMIT = 600 * 1024 * 1024;

/** Tesseract's LSTM engine (OEM_LSTM_ONLY of publictypes.h), the only one in this build. */
const LSTM_ONLY = 1;

/** What is used of the package tesseract.js-core, which comes without types: Tesseract 5's C++ API by name. */
interface TesseractModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => TesseractApi;
}
interface TesseractApi {
  /** 0 when it worked. */
  Init(folder: null, languages: string, engine: number): number;
  /** Reads the file `/input`; 0 when it worked. */
  SetImageFile(exifOrientation: number, radians: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
}
type StartModule = (options: { readonly wasmBinary: Uint8Array }) => Promise<TesseractModule>;

/** A language that Tesseract is to know: its code, such as `eng`, and its unpacked `.traineddata`. */
export interface LanguageData {
  readonly code: string;
  readonly data: Uint8Array;
}

export interface Tesseract {
  /** Recognises a picture (PGM). Gives Tesseract's own table, as `readTable` reads it. */
  recognise(picture: Uint8Array): string;
}

/** Starts Tesseract with these languages, the first one first. Throws where they are no language data of its. */
export async function startTesseract(languages: readonly LanguageData[]): Promise<Tesseract> {
  const require = createRequire(import.meta.url);
  const start = require('tesseract.js-core/tesseract-core-simd-lstm') as StartModule;
  const wasm = readFileSync(require.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm'));
  const module = await start({ wasmBinary: limitMemory(new Uint8Array(wasm), HEAP_LIMIT) });
  for (const { code, data } of languages) module.FS.writeFile(`${code}.traineddata`, data);
  const api = new module.TessBaseAPI();
  if (api.Init(null, languages.map(({ code }) => code).join('+'), LSTM_ONLY) !== 0) {
    throw new Error('Tesseract does not take the language data');
  }
  return {
    recognise(picture) {
      module.FS.writeFile('/input', picture);
      if (api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract does not take the picture');
      api.Recognize(null);
      return api.GetTSVText(0);
    },
  };
}

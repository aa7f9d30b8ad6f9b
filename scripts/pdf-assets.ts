import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const folders = ['cmaps', 'iccs', 'standard_fonts', 'wasm'];
/** Runs JavaScript inside PDFs: never part of the app. */
const leftOut = /^quickjs/;

/** Puts the files that pdf.js loads at run time (see src/renderer/pdf/engine.ts) beside the window, in `pdfjs/`. */
export function pdfAssets(): Plugin {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'redrope:pdf-assets',
    apply: 'build',
    generateBundle() {
      for (const folder of folders) {
        for (const name of readdirSync(join(root, folder)).filter((file) => !leftOut.test(file))) {
          const source = readFileSync(join(root, folder, name));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
  };
}

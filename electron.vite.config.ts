import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfAssets } from './scripts/pdf-assets.ts';

/**
 * What runs inside Electron: the main process and the preload as CommonJS, and the window. The targets are those of
 * the oldest runtime that starts this app (Electron 25: Node 18, Chromium 114); see docs/architecture.md.
 * The vault process and the command line are built by vault.vite.config.ts.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node18',
      rolldownOptions: {
        input: 'src/main/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      rolldownOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), pdfAssets()],
    // The PDF workers are modules, as the page is.
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      minify: true,
      chunkSizeWarningLimit: 3000,
      // A data: URL is refused by the window's content security policy; every asset stays a file.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});

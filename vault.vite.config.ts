import { defineConfig } from 'vite';
import { sourceUrls } from './scripts/source-urls.ts';

/**
 * What runs in plain Node (24, or Electron's own): the vault process with its workers, and the command line, side by
 * side in out/node as ES modules. Packages named in package.json's dependencies stay outside, as installed.
 */
export default defineConfig({
  plugins: [sourceUrls()],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/node',
    minify: false,
    rolldownOptions: {
      input: { process: 'src/vault/process.ts', redrope: 'src/cli/redrope.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { projectRoot } from './project.ts';

const SOURCE_URL = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1,\s*import\.meta\.url,?\s*\)/g;
const OUTPUT_FOLDER = resolve(projectRoot, 'out/node');

/**
 * Keeps `new URL('./x', import.meta.url)` true after bundling into the flat folder out/node: a `.ts` file (a worker,
 * a process) becomes an entry of its own and the URL names its built file; any other file stays where it is in the
 * checkout and the URL leads there.
 */
export function sourceUrls(): Plugin {
  return {
    name: 'redrope:source-urls',
    apply: 'build',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
      return code.replace(SOURCE_URL, (_whole, _quote, path: string) => {
        const file = resolve(dirname(id), path);
        if (!path.endsWith('.ts')) {
          return `new URL(${JSON.stringify(relative(OUTPUT_FOLDER, file))}, import.meta.url)`;
        }
        const reference = this.emitFile({ type: 'chunk', id: file, preserveSignature: false });
        // Vite renders the reference as "/name.js", from the root of the output.
        return `new URL("." + import.meta.ROLLUP_FILE_URL_${reference}, import.meta.url)`;
      });
    },
  };
}

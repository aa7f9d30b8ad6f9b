import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { pdfAssets } from '../../../../scripts/pdf-assets.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};
/** The policy that the app's own window has (src/main/app-protocol.ts). */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self' data: blob:; connect-src 'self'; worker-src 'self'";

/** Builds the page with the viewer alone, as the app's window is built. */
export async function buildHarness(outDir: string): Promise<void> {
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [react(), pdfAssets()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome114', assetsInlineLimit: 0, minify: true },
  });
}

/** Serves the built page, and under /file/ any file given by its path, by range. */
export async function serveHarness(outDir: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const file = path.startsWith('/file/')
      ? path.slice(5)
      : join(outDir, normalize(path === '/' ? '/index.html' : path));
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', policy);
    if (range === null) return void createReadStream(file).pipe(response);
    const end = Math.min(Number(range[2]), statSync(file).size - 1);
    response.writeHead(206);
    if (end < Number(range[1])) return void response.end();
    createReadStream(file, { start: Number(range[1]), end }).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

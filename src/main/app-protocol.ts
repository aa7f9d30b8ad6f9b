import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';

const SCHEME = 'redrope';
const ORIGIN = `${SCHEME}://app`;

/** The address of the app's one page. */
export const APP_URL = `${ORIGIN}/index.html`;

/** What any page of the app may do. Styles that React sets go through the CSSOM, so none need to be inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Whether an address is one of the app's own. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`);
}

/**
 * Serves the built window and nothing else: a request is looked up in a list of the folder's files made at start, so
 * no address can lead outside of it.
 */
export function serveApp(session: Session, folder: string): void {
  const files = new Map(filesBelow(folder).map((path) => [`/${path}`, join(folder, path)]));
  session.protocol.handle(SCHEME, async (request) => {
    const file = isAppUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
    if (file === undefined || request.method !== 'GET')
      return new Response(null, { status: 404, headers: headersFor('') });
    return new Response(new Uint8Array(await readFile(file)), { headers: headersFor(file) });
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
      : [entry.name],
  );
}

function headersFor(file: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

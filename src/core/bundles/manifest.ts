import { Failure } from '../failure.ts';

/** One line of a BagIt manifest (RFC 8493, 2.1.3). */
export interface ManifestLine {
  readonly sha256: string;
  readonly path: string;
}

/** Lines sorted by path, each `CHECKSUM  path`, as `sha256sum` writes and checks them. */
export function writeManifest(lines: Iterable<ManifestLine>): string {
  return [...lines]
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('');
}

const linePattern = /^([0-9a-f]{64}) {2}([^\s%](?:[^\r\n%]*[^\s%])?)$/;

/** Reads a manifest in the one form that `writeManifest` gives; `name` is named in the Failure `bundle-altered`. */
export function readManifest(text: string, name: string): ReadonlyMap<string, string> {
  const fault = (what: string) => new Failure('bundle-altered', `${name} ${what}.`);
  if (text !== '' && !text.endsWith('\n')) throw fault('is cut short');
  const found = new Map<string, string>();
  let before = '';
  for (const line of text.split('\n').slice(0, -1)) {
    const match = linePattern.exec(line);
    if (match?.[1] === undefined || match[2] === undefined)
      throw fault('has a line that is not a checksum and a name');
    if (match[2] <= before) throw fault('is not sorted, or lists a file twice');
    before = match[2];
    found.set(match[2], match[1]);
  }
  return found;
}

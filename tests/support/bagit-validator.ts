import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Problems of a bag in a folder, by RFC 8493 alone: it knows nothing of Redrope. None means complete and valid. */
export function bagProblems(folder: string): string[] {
  const problems: string[] = [];
  const tags = (name: string) =>
    new Map(
      readText(folder, name)
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
        }),
    );
  const declaration = readText(folder, 'bagit.txt');
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(declaration))
    problems.push('bagit.txt');
  const all = filesUnder(folder, '');
  const payload = all.filter((name) => name.startsWith('data/'));
  const manifest = checksums(folder, 'manifest-sha256.txt', problems);
  const tagManifest = checksums(folder, 'tagmanifest-sha256.txt', problems);
  for (const name of payload) if (!manifest.has(name)) problems.push(`${name} is not in the manifest`);
  for (const name of manifest.keys()) if (!name.startsWith('data/')) problems.push(`${name} is no payload`);
  for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']) {
    if (!tagManifest.has(name)) problems.push(`${name} is not in the tag manifest`);
  }
  for (const name of tagManifest.keys())
    if (/^(data\/|tagmanifest-)/.test(name)) problems.push(`${name} is no tag file`);
  const bytes = payload.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  if (tags('bag-info.txt').get('Payload-Oxum') !== `${bytes}.${payload.length}`)
    problems.push('Payload-Oxum');
  if (!/^\d{4}-\d\d-\d\d$/.test(tags('bag-info.txt').get('Bagging-Date') ?? ''))
    problems.push('Bagging-Date');
  return problems;
}

function readText(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function filesUnder(folder: string, under: string): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() ? filesUnder(folder, `${under}${item.name}/`) : [`${under}${item.name}`],
  );
}

function checksums(folder: string, name: string, problems: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of readText(folder, name).split(/\r?\n/).filter(Boolean)) {
    const match = /^([0-9a-fA-F]{64})[ \t]+(.+)$/.exec(line);
    const path = (match?.[2] ?? '').replaceAll(/%0A|%0D|%25/gi, (code) => decodeURIComponent(code));
    if (match === null || found.has(path)) problems.push(`${name}: ${line}`);
    found.set(path, match?.[1] ?? '');
    const actual = createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
    if (actual !== match?.[1]?.toLowerCase()) problems.push(`${path} is not what ${name} says`);
  }
  return found;
}

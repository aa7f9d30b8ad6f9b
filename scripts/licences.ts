import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './project.ts';

const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Zlib',
]);
/** Data that building reads and nothing shipped contains. */
const ACCEPTED_FOR_BUILDING = new Set(['CC-BY-4.0']);
/** Packages whose licence field is no SPDX name; a person has read the licence of this very version. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf@2.37.3':
    'Bitstream Vera licence, changes in the public domain: free to embed and pass on',
};

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** Every package of the lock file, however deep, whose licence we may not pass on: one sentence each. */
export function licenceProblems(): string[] {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, locked]) => problemOf(path.slice(path.lastIndexOf('node_modules/') + 13), locked));
}

function problemOf(name: string, locked: LockedPackage): string[] {
  const known = `${name}@${locked.version}`;
  const licence = locked.license ?? 'none';
  const isAccepted = (one: string): boolean =>
    ACCEPTED.has(one) || (locked.dev === true && ACCEPTED_FOR_BUILDING.has(one));
  if (known in READ_BY_HAND || permits(licence, isAccepted)) return [];
  return [`${known} has the licence "${licence}", which is not on the list.`];
}

/** Reads `A`, `A OR B`, `A AND B`, in brackets or not; anything deeper is not accepted. */
function permits(expression: string, isAccepted: (licence: string) => boolean): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAccepted);
  return bare.split(' OR ').some(isAccepted);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = licenceProblems();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

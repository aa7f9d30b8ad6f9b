import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pinnedNode, projectRoot } from '../../scripts/project.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

/** The entry as it lies in out/node, beside what it loads; `main` tells which Node runs it and what it was given. */
function builtEntry(folder: string): string {
  const out = join(folder, 'out', 'node');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  for (const name of ['redrope', 'own-node']) {
    const source = readFileSync(join(projectRoot, 'src', 'cli', `${name}.ts`), 'utf8');
    const script = stripTypeScriptTypes(source).replaceAll(/'(\.\/[a-z-]+)\.ts'/g, `'$1.js'`);
    writeFileSync(join(out, `${name}.js`), script);
  }
  writeFileSync(
    join(out, 'main.js'),
    'export const main = (args) => (console.log(process.versions.node, JSON.stringify(args)), 7);',
  );
  return join(out, 'redrope.js');
}

/** A Node that takes itself for an old one, as long as `--import` is on its command line. */
function agedNode(folder: string): readonly string[] {
  const file = join(folder, 'aged.mjs');
  const versions = `{ ...process.versions, node: '20.20.2' }`;
  writeFileSync(file, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
  return [pinnedNode, '--import', file];
}

function oldNodes(folder: string): readonly (readonly string[])[] {
  const { stdout } = spawnSync('/usr/bin/node', ['-p', 'process.versions.node'], { encoding: 'utf8' });
  const installed = Number.parseInt(stdout ?? '', 10);
  return installed < 24 ? [agedNode(folder), ['/usr/bin/node']] : [agedNode(folder)];
}

it('says on an older Node what is needed, without a stack trace', () => {
  const folder = temporaryFolder();
  const entry = builtEntry(folder);
  for (const [node = '', ...args] of oldNodes(folder)) {
    const { status, stdout, stderr } = spawnSync(node, [...args, entry, 'list'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^redrope needs Node 24 or newer; this is Node \d.*npm run -s redrope.*\n$/);
  }
});

it("goes on, on an older Node, with the project's own where that is installed", () => {
  const folder = temporaryFolder();
  const entry = builtEntry(folder);
  mkdirSync(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
  symlinkSync(pinnedNode, join(folder, 'node_modules', 'node', 'bin', 'node'));
  const own = spawnSync(pinnedNode, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
  for (const [node = '', ...args] of oldNodes(folder)) {
    const given = [...args, entry, 'search', 'a b', '--', '-x'];
    const { status, stdout, stderr } = spawnSync(node, given, { cwd: '/', encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
    expect(stdout).toBe(`${own} ["search","a b","--","-x"]\n`);
  }
});

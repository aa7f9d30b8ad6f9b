import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEntryLine } from '../../../src/core/ledger/entry.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';

const page = readFileSync(new URL('../../../docs/formats/ledger.md', import.meta.url), 'utf8');
const vectors = readFileSync(new URL('../../vectors/ledger/must-accept.jsonl', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'redrope-ledger-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The content of the page's one code block in this language. */
function block(language: string): string {
  const [, content] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page) ?? [];
  if (content === undefined) throw new Error(`the page has no block of ${language}`);
  return content;
}

describe('the page on the ledger', () => {
  it('shows a real line, checked with stock tools as it says', () => {
    const line = block('json');
    const [, number] = /line (\d+) of/.exec(page) ?? [];
    expect(vectors.split('\n')[Number(number) - 1]).toBe(line.trimEnd());
    readEntryLine(line.trimEnd(), ledgerCrypto);
    writeFileSync(join(folder, 'line.json'), line);
    const printed = execFileSync('bash', ['-euc', block('sh')], { cwd: folder, encoding: 'utf8' });
    expect(printed).toBe(block('text'));
  });

  it('names every event and every member that a valid line may have', () => {
    const names = new Set(Array.from(vectors.matchAll(/"(\w+)":/g), ([, name = '']) => name));
    const types = new Set(Array.from(vectors.matchAll(/"type":"([a-z-]+)"/g), ([, type = '']) => type));
    expect(types.size).toBe(48);
    for (const name of [...names, ...types]) expect(page).toMatch(new RegExp(`[\`"]${name}[\`"]`));
  });
});

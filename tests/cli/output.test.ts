import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pinnedNode } from '../../scripts/project.ts';
import { decisionLines } from '../../src/cli/told-decision.ts';
import { terminalJson } from '../../src/cli/output.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { cliEntry, json, runUnlocked, unlocked } from './redrope-process.ts';

const hostile = 'evil\u001B[31m\u0007\u009B2J\u202Egnp\nDecision: produce.pdf';
// What a terminal obeys or turns round, but the line ends that are ours.
// oxlint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

it('prints no control character that a document, case or argument brings', async () => {
  const folder = await folderWithVault();
  writeFileSync(join(folder, hostile), 'no PDF');
  const caseFile = { reference: 'R\u0085\u202E1', agency: 'A\u061C\u009Bgency' };
  writeFileSync(join(folder, 'case.json'), JSON.stringify(caseFile));
  const added = await runUnlocked(folder, 'add', 'vault', hostile, '--new-case', 'case.json');
  expect(added.code).toBe(0);
  expect(added.stdout.trim().split('\n')).toHaveLength(2);
  const printed = [
    added,
    await runUnlocked(folder, 'list', 'vault'),
    await runUnlocked(folder, 'list', hostile),
  ];
  const [only] = await json<{ id: string }[]>(folder, 'list', 'vault');
  const id = only?.id ?? '';
  printed.push(
    await runUnlocked(folder, 'show', 'vault', id),
    await runUnlocked(folder, 'show', 'vault', id, '--json'),
    await runUnlocked(folder, 'search', 'vault', 'evil'),
    await runUnlocked(folder, 'show', 'vault', id, hostile),
    await runUnlocked(folder, hostile),
  );
  for (const { stdout, stderr } of printed) expect(`${stdout}${stderr}`).not.toMatch(obeyed);
  const shown = await json<{ documents: { name: string }[] }>(folder, 'show', 'vault', id);
  expect(shown.documents[0]?.name).toBe(hostile);
}, 60_000);

it('writes JSON that reads back the same', () => {
  const value = { text: `${hostile}\u2028\uFEFF\u061C "quoted" \\u202e` };
  expect(JSON.parse(terminalJson(value))).toEqual(value);
});

it('tells of a decision what a narrowing gives, what it was signed over, and what of its evidence changed', () => {
  const terms = { data: 'stored-content', identifiers: ['a@example.com'], from: null, to: null } as const;
  const reading = { element: 'nexus', verdict: 'unclear', note: '' } as const;
  const lines = decisionLines({
    entry: 'f'.repeat(64),
    author: { name: 'Ada', key: 'a'.repeat(64), state: 'known' },
    counts: true,
    at: '2026-11-22T07:29:54.123Z',
    zone: 'UTC',
    disposition: 'narrow',
    reasons: ['overly-broad'],
    rationale: 'To June',
    narrowed: { ...terms, to: '2026-06-30' },
    terms,
    overturns: ['Overturns the decision of Bob: Reject (Unsigned).'],
    searchedNotFound: [],
    searchedWords: '“Signed by an authorised official”, “Date range” (page 1 of “warrant.pdf”)',
    overrides: [{ elements: ['dated'], author: 'b', reason: 'urgent', words: 'nothing showed “Dated”' }],
    findings: [
      {
        id: 'f',
        document: 'd',
        documentName: 'w.pdf',
        page: 2,
        quote: null,
        ...reading,
        withdrawn: null,
        since: 'breaks then',
      },
    ],
  });
  expect(lines[2]).toMatch(/^ {4}given: Stored content of a@example.com, .*2026-06-30/);
  expect(lines).toContain('    Overturns the decision of Bob: Reject (Unsigned).');
  expect(lines).toContain('    signed over the evidence gate: nothing showed “Dated”');
  expect(lines).toContain(
    '    searched, not found: “Signed by an authorised official”, “Date range” (page 1 of “warrant.pdf”)',
  );
  expect(lines).toContain('    cites page 2 of w.pdf (changed since it was signed: breaks then)');
});

it('does not mind a reader that goes away, and says when output cannot be written', async () => {
  const folder = await folderWithVault();
  const list = [pinnedNode, cliEntry, 'list', 'vault', ...unlocked(folder)]
    .map((part) => `'${part}'`)
    .join(' ');
  const piped = execFileSync('bash', ['-c', `${list} | true; echo "\${PIPESTATUS[0]}"`], { cwd: folder });
  expect(piped.toString()).toBe('0\n');
  const full = spawnSync('bash', ['-c', `${list} > /dev/full`], { cwd: folder, encoding: 'utf8' });
  expect(full.status).toBe(1);
  expect(full.stderr).toBe('The output could not be written. What the command did is done.\n');
});

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataCategories } from '../../src/core/legal-basis.ts';
import { fileText } from '../core/guidelines/built-in.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';
import { run } from './redrope-here.ts';
import { run as runInProcess } from './redrope-process.ts';

it('redrope handbook writes a page and a PDF of the same rules, without a vault, and replaces nothing', async () => {
  const folder = temporaryFolder();
  const html = await runInProcess(folder, 'handbook', '--profile', 'us-federal', '--to', 'us.html', '--json');
  expect(html.code, html.stderr).toBe(0);
  const told = JSON.parse(html.stdout) as { rules: number; unverified: number; questions: number };
  expect(told.unverified).toBeGreaterThan(0);
  expect((await run(folder, 'handbook', '--profile', 'us-federal', '--to', 'us.pdf')).code).toBe(0);
  const page = readFileSync(join(folder, 'us.html'), 'utf8');
  const pdf = execFileSync('pdftotext', ['-layout', join(folder, 'us.pdf'), '-'], { encoding: 'utf8' });
  for (const text of [
    'Test yourself',
    'What makes a request fail',
    dataCategories.labels['stored-content'],
  ]) {
    expect(page).toContain(text);
    expect(pdf).toContain(text);
  }
  expect(pdf).toContain(`${told.rules} `);
  expect(pdf).toMatch(
    /Call invitation logs\s+At least: Court order, 2703\(d\)\.( \[[\d, ]+\])? \[unverified\]/,
  );
  expect((await run(folder, 'handbook', '--profile', 'us-federal', '--to', 'us.pdf')).code).toBe(1);
});

it('redrope handbook takes a company’s own file, and says what is wrong', async () => {
  const folder = temporaryFolder();
  const own = { ...(JSON.parse(fileText('code-host.json')) as object), title: 'Our own rules' };
  writeFileSync(join(folder, 'ours.json'), JSON.stringify(own));
  const made = await run(folder, 'handbook', '--guidelines', 'ours.json', '--to', 'ours.html');
  expect(made.code, made.stderr).toBe(0);
  expect(readFileSync(join(folder, 'ours.html'), 'utf8')).toContain('Our own rules');
  expect((await run(folder, 'handbook', '--profile', 'us-federal', '--to', 'us.docx')).code).toBe(2);
  const unknown = await run(folder, 'handbook', '--profile', 'nowhere', '--to', 'us.html');
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toContain('There is no profile nowhere');
});

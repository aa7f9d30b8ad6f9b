import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sampleFiles } from '../scripts/make-sample-case.ts';
import { readSampleCase } from '../scripts/sample-case/review-shape.ts';
import { readCaseFile } from '../src/core/cases/case-file.ts';
import { lackingIn } from '../src/core/decisions/commands.ts';
import { checklist } from '../src/core/guidelines/checklist.ts';
import { law, requestOf, today } from './core/guidelines/built-in.ts';

const folder = new URL('../resources/sample-case/', import.meta.url);
const path = (file: string) => fileURLToPath(new URL(file, folder));
const script = readSampleCase(readFileSync(path('sample-case.json'), 'utf8'));
const cases = script.cases.map((entry) => ({
  ...entry,
  ...readCaseFile(readFileSync(path(entry.caseFile), 'utf8')),
}));

const fold = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
function pageText(file: string, page: number): string {
  const range = ['-f', `${page}`, '-l', `${page}`];
  return fold(execFileSync('pdftotext', [...range, '-enc', 'UTF-8', path(file), '-'], { encoding: 'utf8' }));
}
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
function pageCount(file: string): number {
  return Number(/^Pages:\s+(\d+)/m.exec(execFileSync('pdfinfo', [path(file)], { encoding: 'utf8' }))?.[1]);
}

test('made again, every file has the bytes that are committed', async () => {
  const made = await sampleFiles();
  expect(readdirSync(folder).toSorted()).toEqual([...made.keys()].toSorted());
  for (const [name, bytes] of made) {
    expect(Buffer.compare(bytes, readFileSync(path(name))), name).toBe(0);
  }
});

test('all of it stays under a megabyte', () => {
  const total = readdirSync(folder).reduce((sum, name) => sum + readFileSync(path(name)).length, 0);
  expect(total).toBeLessThan(1_000_000);
});

test('the case files are read, and say what the script says', () => {
  for (const entry of cases) {
    expect(entry.request.reference).toBe(entry.reference);
    expect(entry.request.received?.zone).toBe('-05:00');
    expect(entry.demands.length).toBeGreaterThan(1);
  }
  expect(cases.map(({ request }) => request.process)).toEqual([
    'search-warrant',
    'trial-subpoena',
    'emergency',
  ]);
});

test('every quote of the script stands on its page, and every page number exists', () => {
  for (const { findings, documents } of cases) {
    const files = documents.map(({ file }) => file);
    for (const { document, page, quote, boxes } of findings) {
      expect(files).toContain(document);
      expect(page).toBeLessThanOrEqual(pageCount(document));
      if (quote === null) expect(boxes.length, document).toBeGreaterThan(0);
      else expect(pageText(document, page), `${document} page ${page}`).toContain(quote);
    }
  }
});

test('every quote stands once on its page, so that it needs no context to be found', () => {
  for (const { document, page, quote } of cases.flatMap(({ findings }) => findings)) {
    if (quote !== null) expect(pageText(document, page).split(quote).length, quote).toBe(2);
  }
});

test('every decision could be signed: on a demand of its case, with findings of its case', () => {
  for (const { decisions, demands, findings } of cases) {
    expect(decisions.map(({ demand }) => demand)).toEqual(demands.map((_, index) => index));
    for (const decision of decisions) {
      for (const finding of decision.findings) expect(findings[finding]).toBeDefined();
      const position = { ...decision, demand: uuid(decision.demand), findings: decision.findings.map(uuid) };
      const terms = demands[decision.demand];
      const ground = findings.map(({ element, verdict, note }, index) => ({
        id: uuid(index),
        reading: { element, verdict, note },
      }));
      expect(terms && lackingIn(position, { terms, findings: ground })).toBeNull();
    }
  }
});

test('the warrant’s review leaves no element of its process unread', () => {
  const [warrant] = cases;
  const read = new Set(warrant?.findings.map(({ element }) => element));
  const nondisclosure = { authority: 'An order', until: null };
  const asked = requestOf('US', 'search-warrant', { requester: 'government', nondisclosure });
  const required = checklist(law, asked, [], today).filter((item) => item.required);
  expect(required.length).toBeGreaterThan(5);
  for (const { element } of required) expect(read).toContain(element);
});

test('the scan is a picture: no text, one image of about 150 dots an inch', () => {
  const file = 'EM-0092-emergency-request.pdf';
  expect(pageText(file, 2)).toBe('');
  expect(pageText(file, 1)).toContain('EMERGENCY DISCLOSURE REQUEST');
  const images = execFileSync('pdfimages', ['-list', '-f', '2', '-l', '2', path(file)], { encoding: 'utf8' });
  const rows = images.trim().split('\n').slice(2);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/image\s+1275\s+1650\s.*\sjpeg\s.*\s150\s+150\s/);
});

test('signs outside ASCII come out as they are', () => {
  expect(pageText('24-SW-0417-letter.pdf', 1)).toContain('(the “Provider”)');
  expect(pageText('24-SW-0417-search-warrant.pdf', 1)).toContain('18 U.S.C. § 1030');
  expect(pageText('EM-0092-emergency-request.pdf', 1)).toContain('28 °F');
});

test('addresses and telephone numbers are of the ranges kept for examples', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  for (const file of files) {
    const text = Array.from({ length: pageCount(file) }, (_, index) => pageText(file, index + 1)).join(' ');
    for (const [address] of text.matchAll(/\S+@\S+/g)) expect(address).toMatch(/@(\w+\.)?example\.(com|org)/);
    for (const [number] of text.matchAll(/\d{3}-\d{4}\b/g)) expect(number).toMatch(/^555-01\d\d$/);
  }
});

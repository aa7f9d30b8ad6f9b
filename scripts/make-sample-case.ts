import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { caseFiles } from './sample-case/case-files.ts';
import { papers } from './sample-case/papers.ts';
import { review } from './sample-case/review.ts';
import { samplePdf } from './sample-case/sample-pdf.ts';
import { scanSwornStatement } from './sample-case/scan.ts';

const folder = new URL('../resources/sample-case/', import.meta.url);
const scanFile = new URL('./sample-case/sworn-statement.jpg', import.meta.url);

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

/** Every file of the sample case by name, the same bytes each time: PDFs first, then the case files and the review. */
export async function sampleFiles(): Promise<Map<string, Uint8Array>> {
  const scan = readFileSync(scanFile);
  const files = new Map<string, Uint8Array>();
  for (const { file, about, fill } of papers) {
    files.set(file, await samplePdf(about, (doc, fonts) => fill(doc, fonts, scan)));
  }
  for (const [name, value] of Object.entries(caseFiles)) files.set(name, json(value));
  files.set('sample-case.json', json(review));
  return files;
}

if (import.meta.main) {
  if (process.argv.includes('--scan')) writeFileSync(scanFile, await scanSwornStatement());
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of await sampleFiles()) writeFileSync(new URL(name, folder), bytes);
}

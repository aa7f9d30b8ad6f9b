import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareWindow } from '../tests/bench/window.ts';
import { corpusFiles, openInTurn, type CorpusOutcome } from '../tests/support/corpus.ts';
import { projectRoot } from './project.ts';

// `npm run corpus`: opens every PDF of the corpus beside the checkout in the real window, and writes the outcomes into
// docs/corpus.md. `--most N` opens N that were not opened yet and goes on next time (0 only writes the page); `--anew`
// begins again.

const { values } = parseArgs({ options: { most: { type: 'string' }, anew: { type: 'boolean' } } });
const kept = join(projectRoot, '.cache', 'corpus.json');
const page = join(projectRoot, 'docs', 'corpus.md');
/** Files that one start of the app is given; outcomes are kept after each. */
const AT_ONCE = 24;

const files = corpusFiles();
if (files.length === 0)
  console.log('The corpus of foreign PDFs is not here (../shared/corpus/pdfjs). Nothing was opened.');
else await run();

async function run(): Promise<void> {
  const outcomes = new Map(
    (values.anew === true ? [] : await readKept()).map((outcome) => [outcome.file, outcome]),
  );
  const left = files.filter((file) => !outcomes.has(file)).slice(0, Number(values.most ?? files.length));
  const display = await prepareWindow();
  for (let at = 0; at < left.length; at += AT_ONCE) {
    for (const outcome of await openInTurn(left.slice(at, at + AT_ONCE))) outcomes.set(outcome.file, outcome);
    await mkdir(join(projectRoot, '.cache'), { recursive: true });
    await writeFile(kept, JSON.stringify([...outcomes.values()]));
    console.log(`${String(outcomes.size)} of ${String(files.length)}`);
  }
  await display.stop();
  await writeFile(page, inMarkdown([...outcomes.values()]));
}

async function readKept(): Promise<CorpusOutcome[]> {
  return existsSync(kept) ? (JSON.parse(await readFile(kept, 'utf8')) as CorpusOutcome[]) : [];
}

function inMarkdown(outcomes: readonly CorpusOutcome[]): string {
  const sorted = outcomes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { outcome } of sorted) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const summary = [...counts].toSorted((a, b) => b[1] - a[1]);
  return [
    '# Foreign PDFs in the window',
    '',
    `What came of opening ${String(sorted.length)} of the ${String(files.length)} files that the corpus has of mozilla/pdf.js's own tests, damaged, encrypted,`,
    'scripted and ordinary ones, in the real window, one after another: none took the window or the app down. `npm run corpus` opens them all and',
    'writes this page; where the corpus is not there it says so and leaves the page as it is.',
    '',
    '| outcome | files |',
    '|---|---:|',
    ...summary.map(([outcome, count]) => `| ${outcome} | ${String(count)} |`),
    '',
    '| file | outcome | pages |',
    '|---|---|---:|',
    ...sorted.map(
      ({ file, outcome, pages }) => `| \`${file}\` | ${outcome} | ${pages === null ? '' : String(pages)} |`,
    ),
    '',
  ].join('\n');
}

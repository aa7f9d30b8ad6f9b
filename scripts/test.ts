import { build } from './build.ts';
import { runCommand } from './command.ts';
import { licenceProblems } from './licences.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { addCounts, oneCheck, type TestCounts } from './test-counts.ts';
import { runVitest } from './vitest-run.ts';

let isBuilt = false;
const failures: string[] = [];

/** `npm test`: every check and test there is. The very last line is `N passed, N failed, N skipped` over all of them. */
const steps: readonly (readonly [name: string, run: () => Promise<TestCounts>])[] = [
  ['system packages', async () => oneCheck(await ensureSystemPackages(['window', 'stock-tools']))],
  ['types', () => npmScript('typecheck')],
  ['lint and format', () => npmScript('lint')],
  ['licences', async () => oneCheck(printAll(licenceProblems()))],
  ['unit tests', () => vitestProject('unit')],
  ['build', async () => oneCheck((isBuilt = await build()))],
  ['window tests', windowTests],
];

const results: (readonly [name: string, counts: TestCounts])[] = [];
for (const [name, run] of steps) {
  console.log(`\n== ${name}`);
  results.push([name, await run().catch(failed)]);
}

console.log('\n== summary');
for (const failure of failures) console.log(`failed: ${failure}`);
for (const [name, counts] of results) console.log(`${name}: ${inWords(counts)}`);
const total = results.map(([, counts]) => counts).reduce(addCounts);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(inWords(total));

async function vitestProject(name: string): Promise<TestCounts> {
  const outcome = await runVitest(name);
  failures.push(...outcome.failures);
  return outcome.counts;
}

async function npmScript(name: string): Promise<TestCounts> {
  return oneCheck((await runCommand('npm', ['run', '--silent', name])).code === 0);
}

/** An older build would say nothing about this source, so without a new one these count as failed. */
async function windowTests(): Promise<TestCounts> {
  if (isBuilt) return vitestProject('e2e');
  console.error('Not run, since the build failed.');
  return oneCheck(false);
}

function printAll(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

function failed(error: unknown): TestCounts {
  console.error(error instanceof Error ? error.message : error);
  return oneCheck(false);
}

function inWords({ passed, failed: bad, skipped }: TestCounts): string {
  return `${passed} passed, ${bad} failed, ${skipped} skipped`;
}

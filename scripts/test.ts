import { build } from './build.ts';
import { runCommand, type CommandOptions } from './command.ts';
import { licenceProblems } from './licences.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { addCounts, checkOutcome, type TestCounts, type TestOutcome } from './test-counts.ts';
import { runVitest } from './vitest-run.ts';

const steps: (readonly [name: string, outcome: TestOutcome])[] = [];
let isBuilt = false;

/** `npm test`: every check and test there is. The very last line is `N passed, N failed, N skipped` over all of them. */
await step('system packages', async () =>
  checkOutcome(await ensureSystemPackages(['window', 'stock-tools'])),
);
await step('licences', async () => checkOutcome(printAll(licenceProblems())));
await step('unit tests', () => runVitest('unit'));
await step('build', async () => checkOutcome((isBuilt = await build())));
// The window tests mostly wait: what no clock is part of goes on beside them, and gives way.
const beside = { quiet: true, givesWay: true };
const others = [
  ['unhurried unit tests', runVitest('unhurried', beside)],
  ['types', npmScript('typecheck', beside)],
  ['lint and format', npmScript('lint', beside)],
] as const;
await step('window tests', windowTests);
for (const [name, outcome] of others) await step(name, () => outcome);

console.log('\n== summary');
for (const failure of steps.flatMap(([, { failures }]) => failures)) console.log(`failed: ${failure}`);
for (const [name, { counts }] of steps) console.log(`${name}: ${inWords(counts)}`);
const total = steps.map(([, { counts }]) => counts).reduce(addCounts);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(inWords(total));

async function step(name: string, run: () => Promise<TestOutcome>): Promise<void> {
  console.log(`\n== ${name}`);
  const outcome = await run().catch(failed);
  process.stdout.write(outcome.output);
  steps.push([name, outcome]);
}

async function npmScript(name: string, options: CommandOptions): Promise<TestOutcome> {
  const { code, output } = await runCommand('npm', ['run', '--silent', name], options);
  return checkOutcome(code === 0, output);
}

/** An older build would say nothing about this source, so without a new one these count as failed. */
async function windowTests(): Promise<TestOutcome> {
  return isBuilt ? runVitest('e2e') : checkOutcome(false, 'Not run, since the build failed.\n');
}

function printAll(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

function failed(error: unknown): TestOutcome {
  return checkOutcome(false, `${error instanceof Error ? error.message : String(error)}\n`);
}

function inWords({ passed, failed: bad, skipped }: TestCounts): string {
  return `${passed} passed, ${bad} failed, ${skipped} skipped`;
}

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runCommand, type CommandOptions } from './command.ts';
import { cacheFolder, projectRoot } from './project.ts';
import { countReport, failedTests, type TestOutcome, type VitestReport } from './test-counts.ts';

/**
 * Runs one project of vitest.config.ts to its end and reads what its report says. The hundreds of processes that the
 * tests start share what Node has compiled.
 */
export async function runVitest(project: string, options: CommandOptions = {}): Promise<TestOutcome> {
  const file = join(cacheFolder, `vitest-${randomUUID()}.json`);
  mkdirSync(cacheFolder, { recursive: true });
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await runCommand(
    process.execPath,
    [vitest, 'run', '--project', project, ...reporters],
    { ...options, env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') } },
  );
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
  rmSync(file, { force: true });
  return { counts: countReport(report, code), failures: failedTests(report), output };
}

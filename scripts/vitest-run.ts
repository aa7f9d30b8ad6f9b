import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { cacheFolder, projectRoot } from './project.ts';
import { countReport, failedTests, type TestCounts, type VitestReport } from './test-counts.ts';

/** What one project of vitest.config.ts came to. */
export interface VitestOutcome {
  readonly counts: TestCounts;
  /** What failed, a line each. */
  readonly failures: readonly string[];
}

/**
 * Runs one project of vitest.config.ts to its end and reads what its report says. The hundreds of processes that the
 * tests start share what Node has compiled.
 */
export async function runVitest(project: string): Promise<VitestOutcome> {
  const file = join(cacheFolder, `vitest-${project}-${process.pid}.json`);
  mkdirSync(cacheFolder, { recursive: true });
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runCommand(process.execPath, [vitest, 'run', '--project', project, ...reporters], {
    env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') },
  });
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
  rmSync(file, { force: true });
  return { counts: countReport(report, code), failures: failedTests(report) };
}

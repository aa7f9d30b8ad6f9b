import { stripVTControlCharacters } from 'node:util';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a step of `npm test` came to. */
export interface TestOutcome {
  readonly counts: TestCounts;
  /** Which tests failed, a line each. */
  readonly failures: readonly string[];
  /** What it printed that was not shown yet. */
  readonly output: string;
}

export function checkOutcome(isGood: boolean, output = ''): TestOutcome {
  return { counts: oneCheck(isGood), failures: [], output };
}

/** A check that is not made of tests counts as one. */
export function oneCheck(isGood: boolean): TestCounts {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The parts of vitest's JSON report that are counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file could not be run. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** What failed in a report, a line each: the file, the test where it was one, and why, as far as it is told before the stack. */
export function failedTests(report: VitestReport | undefined): readonly string[] {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed');
      if (tests.length === 0) return [failureLine(name, message)];
      return tests.map(({ fullName, failureMessages }) =>
        failureLine(`${name}: ${fullName}`, failureMessages?.[0]),
      );
    });
}

function failureLine(name: string, why = ''): string {
  const [told = ''] = stripVTControlCharacters(why).split(/\n\s+at /);
  const line = told.trim().replaceAll(/\s+/g, ' ');
  return line === '' ? name : `${name} (${line.slice(0, 400)})`;
}

/**
 * Counts a report. A file that failed without a failed test of its own (it could not be loaded, a hook threw) counts
 * as one failure; so does a run that ended badly with nothing else to show for it, or that left no report.
 */
export function countReport(report: VitestReport | undefined, exitCode: number): TestCounts {
  if (report === undefined) return oneCheck(false);
  const statuses = report.testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((result) => result.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const count = (...wanted: readonly string[]): number =>
    statuses.filter((status) => wanted.includes(status)).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const skipped = statuses.length - passed - failed;
  return { passed, skipped, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

import { expect, test } from 'vitest';
import { licenceProblems } from '../../scripts/licences.ts';
import { addCounts, countReport, failedTests, oneCheck } from '../../scripts/test-counts.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one, index) => ({ status: one, fullName: `test ${index}` })),
});

test('tests are counted over files', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')] };
  expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test('a file that could not be loaded is a failure', () => {
  expect(countReport({ testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a runner without a report, or that ended badly, is a failure', () => {
  expect(countReport(undefined, 0)).toEqual(oneCheck(false));
  const report = { testResults: [file('passed', 'passed')] };
  expect(countReport(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('what failed is named: each test, or the file that could not be loaded', () => {
  const report = {
    testResults: [file('passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')],
  };
  expect(failedTests(report)).toEqual(['a.test.ts: test 1', 'a.test.ts']);
});

test('why it failed stands beside it', () => {
  const report = {
    testResults: [
      { ...file('failed'), message: 'no display' },
      {
        ...file('failed'),
        assertionResults: [
          {
            status: 'failed',
            fullName: 'test 0',
            failureMessages: ['\u001b[31mTimeout\u001b[0m\nCall log:\n  - waiting for it\n    at line 3'],
          },
        ],
      },
    ],
  };
  expect(failedTests(report)).toEqual([
    'a.test.ts (no display)',
    'a.test.ts: test 0 (Timeout Call log: - waiting for it)',
  ]);
});

test('counts add up', () => {
  expect([oneCheck(true), oneCheck(false)].reduce(addCounts)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('every package of the lock file has a licence that we may pass on', () => {
  expect(licenceProblems()).toEqual([]);
});

import { expect, test } from 'vitest';
import { licenceProblems } from '../../scripts/licences.ts';
import { addCounts, countReport, oneCheck } from '../../scripts/test-counts.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
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

test('counts add up', () => {
  expect([oneCheck(true), oneCheck(false)].reduce(addCounts)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('every package of the lock file has a licence that we may pass on', () => {
  expect(licenceProblems()).toEqual([]);
});

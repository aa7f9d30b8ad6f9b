import type { PublishedCheck, PublishedProblem } from '../../core/reports/check-published.ts';
import type { Outcome } from '../command.ts';

/** What is wrong with a published table, a line each. */
export function problemLines({ errors, warnings }: Pick<PublishedCheck, 'errors' | 'warnings'>): string[] {
  return [
    ...errors.map((one) => problemLine('Error', one)),
    ...warnings.map((one) => problemLine('Warning', one)),
  ];
}

function problemLine(kind: string, { row, region, message }: PublishedProblem): string {
  const place = [row === null ? '' : `row ${row}`, region].filter((part) => part !== '');
  return `${[kind, ...place].join(', ')}: ${message}`;
}

/** The outcome of looking at a table: exit code 1, and `message`, where it has errors. */
export function withFault(outcome: Outcome, { errors }: Pick<PublishedCheck, 'errors'>, message: string) {
  if (errors.length === 0) return outcome;
  const fault = { code: 'invalid-input' as const, message };
  return { ...outcome, json: { ...outcome.json, failure: fault }, fault };
}

import { Failure } from '../failure.ts';
import { day } from '../primitives.ts';

/** A span of days, both included, and the name under which it is published. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Reads `2013 H1`, `2013 H2`, `2013`, or any two days: `2013-01-01..2013-06-30`. Failure `invalid-input`.
 */
export function readPeriod(written: string): Period {
  const text = written.trim();
  const half = /^(\d{4})\s*-?\s*H([12])$/i.exec(text);
  if (half !== null) {
    const [, year = '', part] = half;
    return part === '1'
      ? { name: `${year} H1`, from: `${year}-01-01`, to: `${year}-06-30` }
      : { name: `${year} H2`, from: `${year}-07-01`, to: `${year}-12-31` };
  }
  if (/^\d{4}$/.test(text)) return { name: text, from: `${text}-01-01`, to: `${text}-12-31` };
  const span = /^(\d{4}-\d\d-\d\d)\s*(?:\.\.|to|\/)\s*(\d{4}-\d\d-\d\d)$/.exec(text);
  if (span === null) {
    throw new Failure(
      'invalid-input',
      'A period is a half-year such as 2013 H1, a year such as 2013, or two days such as 2013-01-01..2013-06-30.',
    );
  }
  const [, first, last] = span;
  const [from, to] = [day(first, 'The first day'), day(last, 'The last day')];
  if (to < from) throw new Failure('invalid-input', 'The period ends before it begins. Check the two days.');
  return { name: `${from} to ${to}`, from, to };
}

/** Whether two periods have a day in common. */
export function shareDays(one: Pick<Period, 'from' | 'to'>, other: Pick<Period, 'from' | 'to'>): boolean {
  return one.from <= other.to && other.from <= one.to;
}

const dayMs = 86_400_000;

/** The day so many days after another; days are of the Gregorian calendar, without a zone. */
export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days a period has. */
export function daysIn({ from, to }: Period): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs + 1;
}

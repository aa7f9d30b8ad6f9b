/** Which of two numbers in a day written with slashes is the day. */
export type DayOrder = 'day-first' | 'month-first';

/** Stands for a day that only the file's order would tell. */
export const ambiguous = Symbol('ambiguous');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const serial = /^\d{5}(\.\d+)?$/;
const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?$/;

/** What a cell shows of the order that its file uses: in `13/01/2013` it can only be the day that comes first. */
export function orderShownBy(text: string): DayOrder | null {
  const [, first = '', , second = ''] = slashed.exec(text.trim()) ?? [];
  if (Number(first) > 12) return 'day-first';
  return Number(second) > 12 ? 'month-first' : null;
}

/**
 * A day as spreadsheets write it, as `2013-01-05`: ISO 8601 with or without a time, `2013/1/5`, `5.1.2013`,
 * `5-Jan-13`, `January 5, 2013`, the serial number of Excel (days since 1899-12-30), and `5/1/2013` in the file's
 * order. Null for no day, `ambiguous` where only the order would tell.
 */
export function readDocketDay(written: string, order: DayOrder | null): string | typeof ambiguous | null {
  const text = written.trim();
  const iso = /^(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[ T]\d\d?:\d\d.*)?$/.exec(text);
  if (iso !== null && (iso[2] !== '' || text.length === 8)) return existing(iso[1], iso[3], iso[4]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (dotted !== null) return existing(dotted[3], dotted[2], dotted[1]);
  const parts = slashed.exec(text);
  if (parts !== null) return inOrder(parts, order);
  if (serial.test(text)) return fromSerial(Math.floor(Number(text)));
  return namedMonth(text);
}

/** Whether a cell has the serial number of a day, as spreadsheets leave it where the cell is not formatted as one. */
export function isSerialDay(written: string): boolean {
  return serial.test(written.trim());
}

/** `1 day stands as a serial number of a spreadsheet: 41700 is read as 2014-03-02. See that it was meant so.` */
export function serialDaysWords({ rows, given, day }: SerialDays): string {
  const days = rows === 1 ? '1 day stands as a serial number' : `${rows} days stand as serial numbers`;
  return `${days} of a spreadsheet${rows === 1 ? '' : ', the first'}: ${given} is read as ${day}. See that it was meant so.`;
}

/** Days that were read from serial numbers: how many, and the first. */
export interface SerialDays {
  readonly rows: number;
  readonly given: string;
  readonly day: string;
}

function inOrder(parts: RegExpExecArray, order: DayOrder | null): string | typeof ambiguous | null {
  const [, first, , second, year] = parts;
  const known = orderShownBy(parts[0]) ?? order;
  if (known !== null) {
    return known === 'day-first' ? existing(year, second, first) : existing(year, first, second);
  }
  return Number(first) === Number(second) ? existing(year, first, second) : ambiguous;
}

function namedMonth(text: string): string | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-\s./]+([A-Za-z]{3,9})\.?,?[-\s./]+(\d{4}|\d{2})$/.exec(text);
  if (dayFirst !== null) return existing(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  return monthFirst === null ? null : existing(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
}

function monthNumber(name = ''): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function fromSerial(days: number): string | null {
  // 1954-10-03 to 2119: what is outside is likelier to be another number.
  if (days < 20_000 || days > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day, if there is one of that name; a year of two digits is one from 1950 to 2049, as spreadsheets have it. */
function existing(year = '', month = '', day = ''): string | null {
  const fullYear = year.length === 2 ? `${Number(year) < 50 ? 20 : 19}${year}` : year;
  const written = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written) return null;
  return written >= '1900-01-01' ? written : null;
}

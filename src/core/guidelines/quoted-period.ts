/** First and last day, both within. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthName = `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;
const written = new RegExp(
  [
    String.raw`\b(?<isoYear>\d{4})-(?<isoMonth>\d\d)-(?<isoDay>\d\d)\b`,
    String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>${monthName})(?:,?\s+(?<year>\d{4}))?\b`,
    String.raw`\b(?<usMonth>${monthName})\s+(?<usDay>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<usYear>\d{4}))?\b`,
  ].join('|'),
  'gi',
);

/** What stands between the first and the last day of a period, and nothing else. */
const joining =
  /^[\s,]*(?:(?:up\s+)?to|through|thru|until|till|and|\/|\p{Pd})(?:\s+(?:and\s+)?including)?[\s,]*$/iu;

/**
 * The period that a quotation names: two days, written as `2026-06-01`, `1 June 2026` or `June 1, 2026`. The first may
 * leave out its year (`1 June to 31 August 2026`). Null where it is not plainly two days, the earlier one first, with
 * nothing between them but what makes them a period; figures such as 06/01/2026 are never guessed at.
 */
export function quotedPeriod(quote: string): Period | null {
  const days = [...quote.matchAll(written)].map(({ 0: words, index, groups = {} }) => ({
    begins: index,
    ends: index + words.length,
    year: groups['isoYear'] ?? groups['year'] ?? groups['usYear'] ?? null,
    month: groups['isoMonth'] ?? monthNumber(groups['month'] ?? groups['usMonth'] ?? ''),
    day: (groups['isoDay'] ?? groups['day'] ?? groups['usDay'] ?? '').padStart(2, '0'),
  }));
  const [first, second, ...others] = days;
  if (first === undefined || second?.year === undefined || second.year === null || others.length > 0)
    return null;
  if (!joining.test(quote.slice(first.ends, second.begins))) return null;
  const from = existing(`${first.year ?? second.year}-${first.month}-${first.day}`);
  const to = existing(`${second.year}-${second.month}-${second.day}`);
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function monthNumber(name: string): string {
  const start = name.slice(0, 3).toLowerCase();
  return String(months.findIndex((month) => month.startsWith(start)) + 1).padStart(2, '0');
}

function existing(day: string): string | null {
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/**
 * One CSV file of RFC 4180: every cell quoted, CRLF at each end. Cells are neutralised, so that no spreadsheet takes
 * a text for a formula.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  return quoted(neutralise(text));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A cell that is safe already, quoted where any reader of CSV could take it for more than one, or trim it. */
export function quotedWhereNeeded(safe: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? quoted(safe) : safe;
}

// What a spreadsheet may take for the beginning of a formula: = + - @ and their full-width forms, behind any white
// space or control character; or a beginning that it drops: tab and line ends.
/* oxlint-disable no-control-regex -- control characters are what is looked for */
const dangerous =
  /^(?:[\s\u0000-\u001F\u00A0\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[=+\-@＝＋－＠﹢﹣﹦﹫]|\t)/u;

/** Puts `'` before every line of a cell that could be taken for a formula; line ends become LF. */
export function neutralise(text: string): string {
  const lines = text.split(/\r\n|[\r\n\u000B\u000C\u0085\u2028\u2029]/);
  const safe = lines.map((line) => (dangerous.test(line) ? `'${line}` : line)).join('\n');
  return lines.length > 1 && lines[0] === '' ? `'${safe}` : safe;
}

import { visibleText } from '../core/visible-text.ts';
import type { Outcome } from './command.ts';

/** Prints what a command gives: one line of JSON, or its lines. */
export function print({ json, lines, content, notes = [] }: Outcome, asJson: boolean): void {
  for (const note of notes) say(note);
  if (asJson) process.stdout.write(`${terminalJson(json)}\n`);
  else if (content !== undefined) process.stdout.write(content);
  else printLines(lines);
}

/** Prints lines on stdout. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${visibleText(line)}\n`).join(''));
}

/** Says one line on stderr. */
export function say(line: string): void {
  process.stderr.write(`${visibleText(line)}\n`);
}

// What JSON may hold as it is although a terminal obeys it or turns it round: C1 controls, line separators, bidi.
// oxlint-disable-next-line no-control-regex
const obeyed = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** JSON of one line that shows no control character as it is, whatever the texts in it; it reads back the same. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    obeyed,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same value with the members of each object sorted by name: what was put together in another order prints alike. */
export function inMemberOrder(value: object): object {
  return JSON.parse(JSON.stringify(value, sorted)) as object;
}

function sorted(_name: string, member: unknown): unknown {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A reader that went away (`redrope list | head`) is no fault; output that cannot be written is one: exit code 1. */
export function survivesClosedPipes(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'EPIPE') return;
    say('The output could not be written. What the command did is done.');
    process.once('exit', () => {
      process.exitCode = 1;
    });
  });
}

/** The first place at which a text is no JSON, or names a member twice; line and column count from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

const token =
  /[ \t\n\r]*(?:(?<mark>[[\]{},:])|(?<text>"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<other>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y; // oxlint-disable-line no-control-regex

type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Where JSON text goes wrong, since engines say so in words of their own, or not at all. A member that is named twice is
 * a fault too: which of the two holds is anybody's guess. Null where there is no fault.
 */
export function jsonFault(json: string): JsonFault | null {
  const open: (Set<string> | 'list')[] = [];
  let wanted: Wanted = 'value';
  token.lastIndex = 0;
  let end = 0;
  for (;;) {
    const match: RegExpExecArray | null = token.exec(json);
    if (match === null) {
      const rest = /[^ \t\n\r]/.exec(json.slice(end));
      if (rest === null && wanted === 'nothing') return null;
      return placed(json, rest === null ? json.length : end + rest.index, expected[wanted]);
    }
    const { mark, text } = match.groups ?? {};
    const at = token.lastIndex - match[0].trimStart().length;
    end = token.lastIndex;
    const inside = open.at(-1);
    if (mark === '{' || mark === '[') {
      if (wanted !== 'value' && wanted !== 'value-or-end') return placed(json, at, expected[wanted]);
      open.push(mark === '{' ? new Set() : 'list');
      wanted = mark === '{' ? 'key-or-end' : 'value-or-end';
    } else if (mark === '}' || mark === ']') {
      const ends = mark === ']' ? inside === 'list' : inside !== undefined && inside !== 'list';
      if (!ends || !wanted.endsWith('-or-end')) return placed(json, at, expected[wanted]);
      open.pop();
      wanted = open.length === 0 ? 'nothing' : 'comma-or-end';
    } else if (mark === ',') {
      if (wanted !== 'comma-or-end') return placed(json, at, expected[wanted]);
      wanted = inside === 'list' ? 'value' : 'key';
    } else if (mark === ':') {
      if (wanted !== 'colon') return placed(json, at, expected[wanted]);
      wanted = 'value';
    } else if (wanted === 'key' || wanted === 'key-or-end') {
      if (text === undefined || typeof inside !== 'object') return placed(json, at, expected[wanted]);
      const key = String(JSON.parse(text));
      if (inside.has(key)) return placed(json, at, 'a member that is not there yet');
      inside.add(key);
      wanted = 'colon';
    } else if (wanted === 'value' || wanted === 'value-or-end') {
      wanted = open.length === 0 ? 'nothing' : 'comma-or-end';
    } else return placed(json, at, expected[wanted]);
  }
}

const expected: Readonly<Record<Wanted, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the list or object',
  nothing: 'nothing more',
};

function placed(json: string, index: number, what: string): JsonFault {
  const before = json.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, what };
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../src/core/guidelines/json-fault.ts';

const faults: readonly (readonly [string, number, number, string])[] = [
  ['', 1, 1, 'a value'],
  [' \n ', 2, 2, 'a value'],
  ['{', 1, 2, 'a name in double quotes or }'],
  ['{"a":1,}', 1, 8, 'a name in double quotes'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ["{'a': 1}", 1, 2, 'a name in double quotes or }'],
  ['[1 2]', 1, 4, 'a comma or the end of the list or object'],
  ['[1,\n 2,]', 2, 4, 'a value'],
  ['[01]', 1, 3, 'a comma or the end of the list or object'],
  ['{"a":[1}', 1, 8, 'a comma or the end of the list or object'],
  ['{} {}', 1, 4, 'nothing more'],
  ['{"a":1,\n "a":2}', 2, 2, 'a member that is not there yet'],
  ['{"a":1,"\\u0061":2}', 1, 8, 'a member that is not there yet'],
  ['"a\nb"', 1, 1, 'a value'],
  ['[NaN]', 1, 2, 'a value or ]'],
  ['1\u00A0', 1, 2, 'nothing more'],
];

describe('where JSON goes wrong', () => {
  it.each(faults)('%j', (json, line, column, what) => {
    expect(jsonFault(json)).toEqual({ line, column, what });
  });

  it('is nowhere in JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        expect(jsonFault(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it('is somewhere exactly where the engine refuses, for texts without a member named twice', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      'null',
      ' ',
      '\n',
      '0',
      '.5',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const json = pieces.join('');
        const fault = jsonFault(json);
        const parses = (() => {
          try {
            JSON.parse(json);
            return true;
          } catch {
            return false;
          }
        })();
        if (fault?.what !== 'a member that is not there yet') expect(fault === null).toBe(parses);
      }),
      { numRuns: 3000 },
    );
  });

  it('ends on a hundred thousand brackets', () => {
    expect(jsonFault('['.repeat(100_000))?.column).toBe(100_001);
  });
});

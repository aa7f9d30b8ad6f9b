import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialledDigits, writtenInText } from '../../../src/core/emergencies/phone-number.ts';

function found(typed: string, text: string): string | null {
  const dialled = dialledDigits(typed);
  if (dialled === null) throw new Error(`${typed} is no number`);
  return writtenInText(dialled, text);
}

describe('the same telephone number', () => {
  it.each([
    ['(202) 555-0147', 'Call me back at 202.555.0147 at any hour.'],
    ['+1 202 555 0147', 'Tel. (202) 555-0147, fax (202) 555-0199'],
    ['202 555 0147', 'tel +1‑202‑555‑0147'],
    ['0012025550147', 'Telephone: 1 (202) 555–0147'],
    ['011 49 30 12345678', 'Rufnummer 030/123 456 78'],
    ['+49 (0)30 12345678', 'Tel +49 30 12345678'],
    ['030 12345678', 'Tel +49 (0) 30 - 12345678'],
    ['+49 30 12345678 ext. 12', 'Tel 030 12345678-99'],
    ['202-555-0147 x 4471', 'direct line 2025550147'],
    ['+1 202 555 0147', 'or locally 555-0147.'],
    ['+1 202 555 0147', 'or locally\n555\n0147'],
    ['+1 202 555 0147', '２０２－５５５－０１４７'],
    ['+1 202 555 0147', '٢٠٢ ٥٥٥ ٠١٤٧'],
    ['+1 202 555 0147', '2\u200b0\u200b2 555\u00ad0147'],
    ['555-0147', 'Tel. (202) 555-0147'],
    ['11833', 'or dial 11833'],
    ['202 555 0111', '202-555-\n   0111'],
    ['202 555 0111', '202 555      0111'],
    ['202 555 0111', '202|555|0111'],
    ['202 555 0111', '202*555*0111, 202~555'],
    ['202 555 0111', '202~555~0111'],
    ['202 555 0111', '202‧555‧0111'],
    ['202 555 0111', '202 // 555 // 0111'],
    ['202 555 0111', '202-555-O111'],
    ['202 555 0111', '2o2-555-O1l1'],
    ['030 123456', 'in town 123456'],
    ['+1 202 555 0147', 'Badge 4471 (202) 555-0147 2026-11-22'],
  ])('%s is in “%s”', (typed, text) => {
    expect(found(typed, text)).not.toBeNull();
  });

  it.each([
    ['+1 202 555 0147', 'Tel. (202) 555-0148, case 2026-0147, page 555'],
    ['+1 202 555 0147', 'Badge 0147'],
    ['+1 202 555 0147', ''],
    ['11833', 'Tel. 030 1183311833'],
    ['+49 30 12345678', 'Tel +49 30 12345679'],
  ])('%s is not in “%s”', (typed, text) => {
    expect(found(typed, text)).toBeNull();
  });

  it.each(['', '1234', 'the desk', '1-800-CALL-NOW', '1'.repeat(21), '+-()'])(
    '“%s” is no number',
    (typed) => {
      expect(dialledDigits(typed)).toBeNull();
    },
  );

  it('says how the document writes it', () => {
    expect(found('+1 202 555 0147', 'Tel.:\n(202)\n555-0147 now')).toBe('(202) 555-0147');
  });

  it('is found in whatever way its digits are parted and prefixed, and told from any other', () => {
    const digits = fc
      .tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 11 }),
      )
      .map(([first, rest]) => [first, ...rest].join(''));
    const part = fc.constantFrom(
      '',
      ' ',
      '-',
      '.',
      ' - ',
      ') ',
      '\u2011',
      '/',
      '\u00a0',
      '*',
      '|',
      ' ~ ',
      '\n      ',
    );
    const prefix = fc.constantFrom('', '0', '+49 ', '+49', '0049', '011 49 ', '+49 (0)');
    const before = fc.constantFrom('', 'Tel. ', 'call: ', 'Rückruf unter ', '电话');
    fc.assert(
      fc.property(
        digits,
        digits,
        fc.array(part, { minLength: 12, maxLength: 12 }),
        prefix,
        prefix,
        before,
        (national, other, parts, typedPrefix, writtenPrefix, words) => {
          const spread = (text: string) =>
            Array.from(text, (digit, index) => digit + (parts[index] ?? '')).join('');
          expect(
            found(typedPrefix + national, `${words}${writtenPrefix}${spread(national)} thank you`),
          ).not.toBeNull();
          fc.pre(!national.endsWith(other.slice(-6)));
          expect(found(national, `${words}${other}.`)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });
});

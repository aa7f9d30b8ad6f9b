import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import {
  boolean,
  bytes,
  integer,
  list,
  literal,
  nullable,
  number,
  object,
  oneOf,
  optional,
  parse,
  pattern,
  tagged,
  text,
  type Shape,
} from '../../src/core/shape.ts';

/** The message with which `shape` refuses `value`; null where it accepts. */
function refusal(shape: Shape<unknown>, value: unknown): string | null {
  try {
    parse(shape, value);
    return null;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'invalid-input') return thrown.message;
    throw thrown;
  }
}

const person = object({ name: text(5), age: optional(integer(0, 150)), mail: nullable(text(20)) });
const animal = tagged({
  cat: object({ type: literal('cat'), lives: integer(0, 9) }),
  dog: object({ type: literal('dog') }),
});
const sparse: unknown[] = [1];
sparse.length = 3;

describe('what each shape accepts, and gives back as it is', () => {
  it.each<[string, Shape<unknown>, unknown]>([
    ['an empty text', text(0), ''],
    ['a text at its limit', text(3, 3), 'abc'],
    ['a surrogate pair', text(2), '😀'],
    ['a pattern', pattern(/^a+$/, 'letters a'), 'aaa'],
    ['the least integer', integer(-1, 1), -1],
    ['zero', integer(0, 1), 0],
    ['a safe integer', integer(0, Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER],
    ['a number', number(-1, 1), 0.25],
    ['false', boolean, false],
    ['bytes', bytes, new Uint8Array([1])],
    ['a Buffer', bytes, Buffer.from('a')],
    ['a literal', literal('a'), 'a'],
    ['one of a list', oneOf(['a', 'b']), 'b'],
    ['null', nullable(boolean), null],
    ['not null', nullable(boolean), true],
    ['a list', list(boolean, 2), [true, false]],
    ['an object', person, { name: 'Ada', age: 36, mail: null }],
    ['an object without what is optional', person, { name: 'Ada', mail: 'a@b' }],
    ['a variant', animal, { type: 'cat', lives: 9 }],
  ])('%s', (_, shape, value) => {
    expect(parse(shape, value)).toEqual(value);
  });
});

describe('what each shape refuses, and how it says where', () => {
  it.each<[string, Shape<unknown>, unknown, string]>([
    ['a number as text', text(5), 1, 'The value must be a text.'],
    ['a String object', text(5), new String('a'), 'a text'],
    ['a text that is too long', text(2), 'abc', '0 to 2 characters'],
    ['a text that is too short', text(2, 1), '', '1 to 2 characters'],
    ['a lone surrogate', text(2), '\ud800', 'well-formed Unicode'],
    ['a text off its pattern', pattern(/^a$/, 'the letter a'), 'a\n', 'the letter a'],
    ['a list whose text would match', pattern(/^a$/, 'the letter a'), ['a'], 'the letter a'],
    ['a fraction', integer(0, 9), 1.5, 'a whole number from 0 to 9'],
    ['minus zero as integer', integer(-1, 1), -0, 'whole number'],
    ['minus zero as number', number(-1, 1), -0, 'a number'],
    ['NaN', number(-1, 1), Number.NaN, 'a number'],
    ['NaN as integer', integer(-1, 1), Number.NaN, 'whole number'],
    ['infinity', number(-1, Infinity), -Infinity, 'a number'],
    ['a big integer', integer(0, 9), 1n, 'whole number'],
    ['an unsafe integer', integer(0, Infinity), 2 ** 53, 'whole number'],
    ['an integer as text', integer(0, 9), '1', 'whole number'],
    ['1 for true', boolean, 1, 'true or false'],
    ['an ArrayBuffer', bytes, new ArrayBuffer(1), 'bytes'],
    ['another literal', literal('a'), 'b', '"a"'],
    ['none of a list', oneOf(['a', 'b']), 'c', 'one of: a, b'],
    ['a name that every object has', oneOf(['a']), 'toString', 'one of: a'],
    ['undefined for null', nullable(boolean), undefined, 'true or false'],
    ['an object as list', list(boolean, 2), { length: 1, 0: true }, 'a list'],
    ['a list that is too long', list(boolean, 1), [true, true], 'a list of 0 to 1'],
    ['a list that is too short', list(boolean, 1, 1), [], 'a list of 1 to 1'],
    ['a bad item', list(boolean, 3), [true, 2], '[1] must be true or false'],
    ['a sparse list', list(integer(0, 9), 9), sparse, '[1] must be a whole number'],
    ['null as object', person, null, 'an object'],
    ['a list as object', person, [], 'an object'],
    ['a missing field', person, { name: 'Ada' }, 'mail must be present'],
    ['a field that is undefined', person, { name: undefined, mail: null }, 'name must be present'],
    ['an unknown field', person, { name: 'Ada', mail: null, x: 1 }, 'x must be absent'],
    ['an inherited field', person, Object.create({ name: 'Ada', mail: null }), 'name must be present'],
    [
      'a __proto__ field',
      person,
      JSON.parse('{"__proto__":{},"name":"Ada","mail":null}'),
      '__proto__ must be absent',
    ],
    [
      'null for what is optional',
      person,
      { name: 'Ada', age: null, mail: null },
      'age must be a whole number',
    ],
    [
      'a place deep inside',
      object({ a: list(person, 9) }),
      { a: [{ name: 'Ada', mail: 1 }] },
      'a[0].mail must be a text',
    ],
    ['no type', animal, {}, 'type must be one of: cat, dog'],
    ['an unknown type', animal, { type: 'cow' }, 'type must be one of'],
    ['a type that every object has', animal, { type: 'hasOwnProperty' }, 'type must be one of'],
    ['a type that is inherited', animal, Object.create({ type: 'dog' }), 'type must be one of'],
    ['null as variant', animal, null, 'type must be one of'],
    ['a field of another variant', animal, { type: 'dog', lives: 9 }, 'lives must be absent'],
    ['a variant inside', list(animal, 2), [{ type: 'cow' }], '[0].type must be one of'],
  ])('%s', (_, shape, value, message) => {
    expect(refusal(shape, value)).toContain(message);
  });

  it('a foreign key does not fill the message', () => {
    const message = refusal(person, { [`${'k'.repeat(59)}😀${'k'.repeat(100_000)}`]: 1 });
    expect(message?.length).toBeLessThan(200);
    expect(message?.isWellFormed()).toBe(true);
  });

  it('a deep nesting is refused at the first level that is not known', () => {
    const deep: unknown = JSON.parse('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000));
    expect(refusal(person, deep)).toBe('a must be absent: it is not a known field.');
    expect(refusal(object({ a: person }), deep)).toBe('a.a must be absent: it is not a known field.');
  });
});

describe('parsing', () => {
  it('gives a fresh value that shares no object with what it read', () => {
    const given = { a: [{ name: 'Ada', mail: null }] };
    const read = parse(object({ a: list(person, 9) }), given);
    given.a.length = 0;
    expect(read).toEqual({ a: [{ name: 'Ada', mail: null }] });
  });

  it('never changes any prototype', () => {
    refusal(person, JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('either gives a value or fails as invalid-input, whatever it reads', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const shape = object({ a: optional(list(person, 9)), type: optional(animal), n: optional(number(0, 1)) });
    const near = fc.record({ a: fc.array(anything), type: anything, n: anything }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(anything, near), (value) => {
        const message = refusal(shape, value);
        expect(message === null || message.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

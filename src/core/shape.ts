import { Failure } from './failure.ts';

/**
 * A shape reads a value that nobody vouches for (a call from the window, a line of a bundle) and gives it back typed,
 * or throws a Failure `invalid-input` that names the place. Objects are strict: an unknown key is a fault.
 */
export type Shape<T> = (value: unknown, path: string) => T;
export type Of<S> = S extends Shape<infer T> ? T : never;

const optionalMark = Symbol('optional');
type OptionalShape<T> = Shape<T> & { [optionalMark]: true };

type Fields = Record<string, Shape<unknown>>;
type OptionalKeys<F> = { [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never }[keyof F];
type ObjectOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Of<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Of<F[K]>;
};

function fault(path: string, expected: string): never {
  throw new Failure('invalid-input', `${path === '' ? 'The value' : path} must be ${expected}.`);
}

/** A foreign key as it may stand in a message. */
function shortened(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…`.toWellFormed() : key.toWellFormed();
}

function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** A string of at most `max` UTF-16 units, well formed (no lone surrogates). */
export function text(max: number, min = 0): Shape<string> {
  return (value, path) => {
    if (typeof value !== 'string') fault(path, 'a text');
    if (value.length > max || value.length < min) fault(path, `a text of ${min} to ${max} characters`);
    if (!value.isWellFormed()) fault(path, 'well-formed Unicode');
    return value;
  };
}

export function pattern(expression: RegExp, description: string): Shape<string> {
  return (value, path) =>
    typeof value === 'string' && expression.test(value) ? value : fault(path, description);
}

export function integer(min: number, max: number): Shape<number> {
  return (value, path) =>
    typeof value === 'number' &&
    Number.isSafeInteger(value) &&
    value >= min &&
    value <= max &&
    !Object.is(value, -0)
      ? value
      : fault(path, `a whole number from ${min} to ${max}`);
}

export function number(min: number, max: number): Shape<number> {
  return (value, path) =>
    typeof value === 'number' && value >= min && value <= max && !Object.is(value, -0)
      ? value
      : fault(path, `a number from ${min} to ${max}`);
}

export const boolean: Shape<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fault(path, 'true or false');

export const bytes: Shape<Uint8Array> = (value, path) =>
  value instanceof Uint8Array ? value : fault(path, 'bytes');

export function literal<const T extends string | number>(expected: T): Shape<T> {
  return (value, path) => (value === expected ? expected : fault(path, JSON.stringify(expected)));
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  const known = new Set<unknown>(values);
  return (value, path) => (known.has(value) ? (value as T) : fault(path, `one of: ${values.join(', ')}`));
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null ? null : shape(value, path));
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  const wrapped: Shape<T> = (value, path) => shape(value, path);
  return Object.assign(wrapped, { [optionalMark]: true as const });
}

export function list<T>(shape: Shape<T>, max: number, min = 0): Shape<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) fault(path, 'a list');
    if (value.length > max || value.length < min) fault(path, `a list of ${min} to ${max}`);
    // Array.from, since `map` leaves the holes of a sparse list unread.
    return Array.from(value as unknown[], (item, index) => shape(item, `${path}[${index}]`));
  };
}

export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const shapes = Object.entries(fields);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fault(path, 'an object');
    const prefix = path === '' ? '' : `${path}.`;
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) fault(prefix + shortened(key), 'absent: it is not a known field');
    }
    const result: Record<string, unknown> = {};
    for (const [key, shape] of shapes) {
      const item = own(value, key);
      if (item !== undefined) result[key] = shape(item, prefix + key);
      else if (!(optionalMark in shape)) fault(prefix + key, 'present');
    }
    return result as ObjectOf<F>;
  };
}

type Tagged = Shape<{ readonly type: string }>;

/** A closed union of objects told apart by their `type`. */
export function tagged<const V extends Record<string, Tagged>>(variants: V): Shape<Of<V[keyof V]>> {
  return (value, path) => {
    const type = typeof value === 'object' && value !== null ? own(value, 'type') : undefined;
    const shape = typeof type === 'string' && Object.hasOwn(variants, type) ? variants[type] : undefined;
    if (shape === undefined)
      fault(path === '' ? 'type' : `${path}.type`, `one of: ${Object.keys(variants).join(', ')}`);
    return shape(value, path) as Of<V[keyof V]>;
  };
}

export function parse<T>(shape: Shape<T>, value: unknown): T {
  return shape(value, '');
}

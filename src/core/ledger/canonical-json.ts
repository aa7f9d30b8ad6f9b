/** A value that JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The JSON Canonicalization Scheme (RFC 8785): keys sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them, no white space. An absent (`undefined`) member is left out. Throws a TypeError on what JSON cannot
 * hold: non-finite numbers, lone surrogates, and (where types were evaded) anything that is no JSON value at all.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('JSON holds finite numbers only');
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('JSON holds well-formed text only');
  if (value === null || typeof value !== 'object') return canonicalScalar(value);
  // Array.from, since `map` leaves out the holes of a sparse list.
  if (isList(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`;
  let members = '';
  // Array.prototype.sort without a comparator orders by UTF-16 code units, as the RFC asks.
  for (const key of Object.keys(value).toSorted()) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${canonicalJson(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

function canonicalScalar(value: string | number | boolean | null): string {
  const written: string | undefined = JSON.stringify(value);
  if (written === undefined) throw new TypeError('JSON holds no such value');
  return written;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The bytes that are hashed and signed. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return utf8(canonicalJson(value));
}

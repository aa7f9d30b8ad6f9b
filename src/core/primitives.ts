import { list, object, pattern, text, type Of } from './shape.ts';

/** A SHA-256 in lower-case hexadecimal. */
export const sha256 = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 lower-case hexadecimal digits');
/** An Ed25519 public key (32 bytes) in lower-case hexadecimal: who signed. */
export const publicKey = pattern(/^[0-9a-f]{64}$/, 'a public key in 64 lower-case hexadecimal digits');
/** A UUID in lower case, made by whoever records the thing that it names. */
export const id = pattern(
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'a UUID in lower-case hexadecimal',
);

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** UTC, milliseconds, as in ECMAScript's `toISOString`: `2026-11-22T07:29:54.123Z`. */
export const utc = (value: unknown, path: string): string => {
  const well = pattern(instantPattern, 'a UTC time such as 2026-11-22T07:29:54.123Z')(value, path);
  const date = new Date(well);
  return !Number.isNaN(date.getTime()) && date.toISOString() === well
    ? well
    : pattern(/^$/, 'a time that exists')(value, path);
};

/** A calendar day without a zone: `2026-11-22`. */
export const day = (value: unknown, path: string): string => {
  const well = pattern(/^\d{4}-\d\d-\d\d$/, 'a day such as 2026-11-22')(value, path);
  utc(`${well}T00:00:00.000Z`, path);
  return well;
};

/** An IANA zone name (`Europe/Berlin`) or an offset (`+02:00`): where the clock stood that a person read. */
export const zone = pattern(
  /^([A-Za-z][A-Za-z0-9_+/-]{0,63}|[+-]\d\d:\d\d)$/,
  'a time zone such as Europe/Berlin or +02:00',
);

/** A moment as stored: UTC, and the zone in which it was meant. */
export const moment = object({ at: utc, zone });
export type Moment = Of<typeof moment>;

/** ISO 3166-1 alpha-2. */
export const country = pattern(/^[A-Z]{2}$/, 'a country code of ISO 3166-1 such as US or DE');

export const line = text(500);
export const paragraph = text(20_000);
export const ids = list(id, 1000);

import { counted } from '../cases/summary.ts';
import { list, object, optional, parse, pattern, text, type Of } from '../shape.ts';

const alpha2 = pattern(/^[A-Z]{2}$/, 'two capital letters');

/** The form of resources/reports/regions.json. */
const regionList = object({
  about: text(1000),
  /** Names of parts of countries, which are reported as they are given, and what each is a part of. */
  parts: list(object({ of: alpha2, names: list(text(200, 1), 100) }), 200),
  /** Names by which several countries are called. */
  shared: list(object({ of: list(alpha2, 10, 2), names: list(text(200, 1), 50) }), 200),
  regions: list(
    object({
      code: alpha2,
      alpha3: optional(pattern(/^[A-Z]{3}$/, 'three capital letters')),
      name: text(200, 1),
      also: optional(list(text(200, 1), 50)),
    }),
    1000,
    1,
  ),
});

/** The form of resources/reports/country-names.json: what other languages call countries, by code. */
const countryNames = object({
  about: text(1000),
  countries: list(object({ code: alpha2, names: list(text(200, 1), 100) }), 1000),
});

/** Where a request came from: the code of a country or region, or the name as given where it has none. */
export type Region =
  | { readonly code: string; readonly name: null }
  | { readonly code: null; readonly name: string }
  | { readonly code: null; readonly name: null };

export interface Regions {
  /**
   * What a docket's cell names: a code of ISO 3166-1, also by what another language calls the country, a name as given,
   * or nothing where it is blank or stands for that (`-`, `N/A`). Undefined for what looks like a code and is none.
   */
  readonly find: (given: string) => Region | undefined;
  /** The name that a report prints. */
  readonly nameOf: (region: Region) => string | null;
  /** What somebody should know of how a cell is read; null where that is plain: a code, a name of one country, or blank. */
  readonly doubtOf: (given: string) => RegionDoubt | null;
}

/** A name that is read by what another language calls a country, that may mean another one too, is kept as given, or stands for none. */
export interface RegionDoubt {
  readonly given: string;
  /** The country as which it was read; null where it is kept as given. */
  readonly readAs: string | null;
  /** The country that it is a part of, where that is known. */
  readonly partOf: string | null;
  /** Other countries that are called so. */
  readonly mayBe: readonly string[];
  /** Whether it stands for a country that nobody recorded. */
  readonly notRecorded: boolean;
}

/** `“Deutschland” (12 rows) is read as Germany (DE).` */
export function regionDoubtWords(
  { given, readAs, partOf, mayBe, notRecorded, rows }: RegionDoubt & { readonly rows: number },
  { nameOf }: Pick<Regions, 'nameOf'>,
): string {
  const named = (code: string) => `${nameOf({ code, name: null }) ?? code} (${code})`;
  const name = `“${given}” (${counted(rows, 'row')})`;
  if (notRecorded) return `${name} names no country: it is read as blank, not recorded.`;
  if (readAs !== null) {
    const others = [
      ...mayBe.map((code) => ` ${named(code)} is called so too: write ${code} where that is meant.`),
      ...(partOf === null
        ? []
        : [` A part of ${named(partOf)} is called so too: write ${partOf} where that is meant.`]),
    ];
    return `${name} is read as ${named(readAs)}.${others.join('')}`;
  }
  const kept = `${name} is kept as given, as a row of its own`;
  if (mayBe.length > 0)
    return `${kept}: it may be ${mayBe.map(named).join(' or ')}. Write ${mayBe.join(' or ')} to count it there.`;
  return partOf === null
    ? `${kept}: no country of ISO 3166-1 is known by that name.`
    : `${kept}: it is a part of ${named(partOf)}. Write ${partOf} to count it there.`;
}

/**
 * Reads the list of regions that a publisher uses, and what other languages call countries. Both are data, never the
 * runtime's: a docket is read alike everywhere, and the second time as the first. Failure `invalid-input`.
 */
export function readRegions(value: unknown, otherNames: unknown): Regions {
  const { regions, parts, shared } = parse(regionList, value);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const codes = new Map(
    regions.flatMap((region) => namesOf(region).map((name) => [folded(name), region.code])),
  );
  const partOf = new Map(parts.flatMap(({ of, names: own }) => own.map((name) => [folded(name), of])));
  const bearers = bearersOf(parse(countryNames, otherNames).countries);
  for (const { of, names: own } of shared) for (const name of own) bearers.set(folded(name), of);
  const localCode = (name: string): string | undefined => {
    if (partOf.has(folded(name))) return undefined;
    const [code, ...others] = bearers.get(folded(name)) ?? [];
    return others.length > 0 ? undefined : code;
  };
  const sharers = (name: string): readonly string[] => {
    const of = bearers.get(folded(name)) ?? [];
    return of.length > 1 ? of : [];
  };
  return {
    find: (given) => {
      const name = spacedOnce(given);
      if (name === '') return { code: null, name: null };
      const code = codes.get(folded(name));
      if (code !== undefined) return { code, name: null };
      if (standsForNone(name)) return { code: null, name: null };
      if (/^[A-Za-z]{2}$/.test(name)) return undefined;
      const read = localCode(name);
      return read === undefined ? { code: null, name } : { code: read, name: null };
    },
    doubtOf: (given) => {
      const name = spacedOnce(given);
      const listed = codes.get(folded(name));
      if (name === '' || (listed === undefined && /^[A-Za-z]{2}$/.test(name))) return null;
      const doubt = { given: name, readAs: null, partOf: null, mayBe: [], notRecorded: false };
      if (listed === undefined && standsForNone(name)) return { ...doubt, notRecorded: true };
      const readAs = listed ?? localCode(name) ?? null;
      const part = partOf.get(folded(name)) ?? null;
      const mayBe = sharers(name).filter((code) => code !== readAs);
      if (listed !== undefined && part === null && mayBe.length === 0) return null;
      return { ...doubt, readAs, partOf: part, mayBe };
    },
    nameOf: ({ code, name }) => (code === null ? name : (names.get(code) ?? code)),
  };
}

/** The countries that bear each name. */
function bearersOf(countries: Of<typeof countryNames>['countries']): Map<string, readonly string[]> {
  const bearers = new Map<string, readonly string[]>();
  for (const { code, names } of countries) {
    for (const name of new Set(names.map(folded))) bearers.set(name, [...(bearers.get(name) ?? []), code]);
  }
  return bearers;
}

/** What people write where they have no country to name. */
const noCountry = new Set([
  'blank',
  'n a',
  'nil',
  'none',
  'not applicable',
  'not available',
  'not known',
  'not provided',
  'not recorded',
  'not specified',
  'not stated',
  'null',
  'tbd',
  'unknown',
  'unknown country',
  'unspecified',
]);

function standsForNone(name: string): boolean {
  return /^[\p{Pd}\u2212?./_]+$/u.test(name) || noCountry.has(folded(name));
}

function spacedOnce(given: string): string {
  return given.trim().replaceAll(/\s+/g, ' ');
}

function namesOf({ code, alpha3, name, also = [] }: Of<typeof regionList>['regions'][number]): string[] {
  return [code, name, ...also, ...(alpha3 === undefined ? [] : [alpha3])];
}

/** Whether two names are of the same row: one may be spelt otherwise, as by `foldedName`. */
export function isSameName(a: string, b: string): boolean {
  return a === b || foldedName(a) === foldedName(b);
}

/** Names that differ in case, accents, punctuation or `&` only are the same; a name of punctuation alone is itself. */
export function foldedName(name: string): string {
  return folded(name) || name;
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const collator = new Intl.Collator('en', { usage: 'sort' });

/** The order of rows in a table: by name as English sorts, and where that sees no difference by code units. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

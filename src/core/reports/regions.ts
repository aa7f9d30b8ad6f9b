import { counted } from '../cases/summary.ts';
import { localNames } from './local-names.ts';
import { list, object, optional, parse, pattern, text, type Of } from '../shape.ts';

/** The form of resources/reports/regions.json. */
const regionList = object({
  about: text(1000),
  /** Names of parts of countries, which are reported as they are given, and what each is a part of. */
  parts: list(
    object({ of: pattern(/^[A-Z]{2}$/, 'two capital letters'), names: list(text(200, 1), 50) }),
    200,
  ),
  regions: list(
    object({
      code: pattern(/^[A-Z]{2}$/, 'two capital letters'),
      alpha3: optional(pattern(/^[A-Z]{3}$/, 'three capital letters')),
      name: text(200, 1),
      also: optional(list(text(200, 1), 50)),
    }),
    1000,
    1,
  ),
});

/** Where a request came from: the code of a country or region, or the name as given where it has none. */
export type Region =
  | { readonly code: string; readonly name: null }
  | { readonly code: null; readonly name: string }
  | { readonly code: null; readonly name: null };

export interface Regions {
  /**
   * What a docket's cell names: a code of ISO 3166-1, also by what another language calls the country, or a name as given. Undefined for what looks like a code and is
   * none.
   */
  readonly find: (given: string) => Region | undefined;
  /** The name that a report prints. */
  readonly nameOf: (region: Region) => string | null;
  /** What somebody should know of how a cell is read; null where it is a code or a name that the list has, or blank. */
  readonly doubtOf: (given: string) => RegionDoubt | null;
}

/** A name that is none of the list's: read by what another language calls a country, or kept as given. */
export interface RegionDoubt {
  readonly given: string;
  /** The country as which it was read; null where it is kept as given. */
  readonly readAs: string | null;
  /** The country that it is a part of, where that is known. */
  readonly partOf: string | null;
}

/** `“Deutschland” (12 rows) is read as Germany (DE).` */
export function regionDoubtWords(
  { given, readAs, partOf, rows }: RegionDoubt & { readonly rows: number },
  { nameOf }: Pick<Regions, 'nameOf'>,
): string {
  const named = (code: string) => `${nameOf({ code, name: null }) ?? code} (${code})`;
  const name = `“${given}” (${counted(rows, 'row')})`;
  if (readAs !== null) return `${name} is read as ${named(readAs)}.`;
  const kept = `${name} is kept as given, as a row of its own`;
  return partOf === null
    ? `${kept}: no country of ISO 3166-1 is known by that name.`
    : `${kept}: it is a part of ${named(partOf)}. Write ${partOf} to count it there.`;
}

/** Reads the list of regions that a publisher uses. Failure `invalid-input`. */
export function readRegions(value: unknown): Regions {
  const { regions, parts } = parse(regionList, value);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const codes = new Map(
    regions.flatMap((region) => namesOf(region).map((name) => [folded(name), region.code])),
  );
  const partOf = new Map(parts.flatMap(({ of, names: own }) => own.map((name) => [folded(name), of])));
  let local: ReadonlyMap<string, string> | null = null;
  const localCode = (name: string): string | undefined => {
    if (partOf.has(folded(name))) return undefined;
    local ??= localNames([...names.keys()], folded);
    return local.get(folded(name));
  };
  return {
    find: (given) => {
      const name = spacedOnce(given);
      if (name === '') return { code: null, name: null };
      const code = codes.get(folded(name));
      if (code !== undefined) return { code, name: null };
      if (/^[A-Za-z]{2}$/.test(name)) return undefined;
      const read = localCode(name);
      return read === undefined ? { code: null, name } : { code: read, name: null };
    },
    doubtOf: (given) => {
      const name = spacedOnce(given);
      if (name === '' || codes.has(folded(name)) || /^[A-Za-z]{2}$/.test(name)) return null;
      return { given: name, readAs: localCode(name) ?? null, partOf: partOf.get(folded(name)) ?? null };
    },
    nameOf: ({ code, name }) => (code === null ? name : (names.get(code) ?? code)),
  };
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

import { list, object, optional, parse, pattern, text, type Of } from '../shape.ts';

/** The form of resources/reports/regions.json. */
const regionList = object({
  about: text(1000),
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
   * What a docket's cell names: a code of ISO 3166-1, or a name as given. Undefined for what looks like a code and is
   * none.
   */
  readonly find: (given: string) => Region | undefined;
  /** The name that a report prints. */
  readonly nameOf: (region: Region) => string | null;
}

/** Reads the list of regions that a publisher uses. Failure `invalid-input`. */
export function readRegions(value: unknown): Regions {
  const { regions } = parse(regionList, value);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const codes = new Map(
    regions.flatMap((region) => namesOf(region).map((name) => [folded(name), region.code])),
  );
  return {
    find: (given) => {
      const name = given.trim().replaceAll(/\s+/g, ' ');
      if (name === '') return { code: null, name: null };
      const code = codes.get(folded(name));
      if (code !== undefined) return { code, name: null };
      return /^[A-Za-z]{2}$/.test(name) ? undefined : { code: null, name };
    },
    nameOf: ({ code, name }) => (code === null ? name : (names.get(code) ?? code)),
  };
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

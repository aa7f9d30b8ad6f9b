import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { foldedName } from '../src/core/reports/regions.ts';
import { demonstrationRuntime } from './demonstration-runtime.ts';
import { pinnedNode } from './project.ts';

// Makes resources/reports/country-names.json: what Unicode CLDR calls countries in other languages, so that a docket is
// read alike everywhere, whatever names a runtime has. From the pinned Node's CLDR and, for names that it has no more,
// from the older one of the demonstration runtime. A name that has been read must stay: take none out.

/** The languages in which a docket may name countries, beside those of the list of regions. */
const languages =
  'bg ca cs da de el en es et eu fi fr ga gl hr hu is it lt lv mt nb nl nn pl pt pt-PT ro ru sk sl sq sr sv tr uk';

interface RegionList {
  readonly regions: readonly {
    readonly code: string;
    readonly name: string;
    readonly also?: readonly string[];
  }[];
}

const regionFile = new URL('../resources/reports/regions.json', import.meta.url);
const nameFile = new URL('../resources/reports/country-names.json', import.meta.url);
const { regions } = JSON.parse(readFileSync(regionFile, 'utf8')) as RegionList;

/** A program that an old runtime understands too. */
function namesFrom(runtime: string): { readonly cldr: string; readonly names: readonly [string, string][] } {
  const program = `const [languages, codes] = process.argv.slice(1).map((list) => list.split(' '));
    const names = Intl.DisplayNames.supportedLocalesOf(languages).flatMap((language) =>
      ['long', 'short'].flatMap((style) => {
        const named = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
        return codes.map((code) => [code, named.of(code)]).filter(([, name]) => name !== undefined);
      }));
    console.log(JSON.stringify({ cldr: process.versions.cldr, names }));`;
  const codes = regions.map(({ code }) => code).join(' ');
  const said = execFileSync(runtime, ['-e', program, '--', languages, codes], {
    encoding: 'utf8',
    env: { ELECTRON_RUN_AS_NODE: '1' },
    maxBuffer: 16 * 1_048_576,
  });
  return JSON.parse(said) as ReturnType<typeof namesFrom>;
}

const sources = [namesFrom(pinnedNode), namesFrom(await demonstrationRuntime())];
const found = new Map(
  regions.map(({ code, name, also = [] }) => [code, new Set([code, name, ...also].map(foldedName))]),
);
const names = Object.fromEntries(regions.map(({ code }): [string, string[]] => [code, []]));
for (const [code, name] of sources.flatMap((source) => source.names)) {
  const known = found.get(code);
  if (known === undefined || known.has(foldedName(name))) continue;
  known.add(foldedName(name));
  names[code]?.push(name);
}
const about = `What Unicode CLDR ${sources.map(({ cldr }) => cldr).join(' and ')} (Unicode License v3) calls countries in ${languages}, by ISO 3166-1 alpha-2, where resources/reports/regions.json does not have the name. Made by scripts/make-country-names.ts.`;
const lines = Object.entries(names).map(
  ([code, own]) => `  {"code":${JSON.stringify(code)},"names":${JSON.stringify(own.toSorted())}}`,
);
writeFileSync(
  nameFile,
  `{\n "about": ${JSON.stringify(about)},\n "countries": [\n${lines.join(',\n')}\n ]\n}\n`,
);

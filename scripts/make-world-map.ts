import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { readRegions } from '../src/core/reports/regions.ts';

// Makes resources/reports/world-map.json: the outlines of countries in an equal-area projection, by their codes of ISO
// 3166-1. From Natural Earth (public domain) as the package world-atlas has it. Countries too small for it are points.

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const require = createRequire(import.meta.url);
const regionList = new URL('../resources/reports/regions.json', import.meta.url);
const nameList = new URL('../resources/reports/country-names.json', import.meta.url);
const mapFile = new URL('../resources/reports/world-map.json', import.meta.url);
const width = 960;

/** Where the atlas has a name that the list of regions does not. ISO 3166-1 has no code for the last two themselves. */
const otherNames: Readonly<Record<string, string>> = {
  'Marshall Is.': 'MH',
  'N. Mariana Is.': 'MP',
  'U.S. Virgin Is.': 'VI',
  'S. Geo. and the Is.': 'GS',
  'Br. Indian Ocean Ter.': 'IO',
  'Pitcairn Is.': 'PN',
  'Falkland Is.': 'FK',
  'Cayman Is.': 'KY',
  'British Virgin Is.': 'VG',
  'S. Sudan': 'SS',
  'Solomon Is.': 'SB',
  'St. Vin. and Gren.': 'VC',
  'Cook Is.': 'CK',
  'W. Sahara': 'EH',
  'Wallis and Futuna Is.': 'WF',
  'Fr. Polynesia': 'PF',
  'Fr. S. Antarctic Lands': 'TF',
  Åland: 'AX',
  'Eq. Guinea': 'GQ',
  'Dominican Rep.': 'DO',
  'Faeroe Is.': 'FO',
  'Dem. Rep. Congo': 'CD',
  'Central African Rep.': 'CF',
  'Bosnia and Herz.': 'BA',
  'Heard I. and McDonald Is.': 'HM',
  'Antigua and Barb.': 'AG',
  'N. Cyprus': 'CY',
  Somaliland: 'SO',
};
const leftOut = new Set(['Antarctica', 'Siachen Glacier', 'Indian Ocean Ter.', 'Ashmore and Cartier Is.']);

function countriesOf(detail: '50m' | '110m') {
  const file = require.resolve(`world-atlas/countries-${detail}.json`);
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  return feature(atlas, atlas.objects.countries).features.filter(
    ({ properties }) => !leftOut.has(properties.name),
  );
}

const [regionsRead, namesRead] = [regionList, nameList].map((file): unknown =>
  JSON.parse(readFileSync(file, 'utf8')),
);
const regions = readRegions(regionsRead, namesRead);

function codeOf(name: string): string {
  const code = otherNames[name] ?? regions.find(name)?.code;
  if (code === undefined || code === null) throw new Error(`The list of regions has no ${name}`);
  return code;
}

const outlines = countriesOf('110m');
const projection = geoEqualEarth().fitWidth(width, { type: 'FeatureCollection', features: outlines });
const path = geoPath(projection).digits(1);
const height = Math.ceil(path.bounds({ type: 'FeatureCollection', features: outlines })[1][1]);

const areas: Record<string, string> = {};
for (const country of outlines) {
  const code = codeOf(country.properties.name);
  areas[code] = `${areas[code] ?? ''}${path(country) ?? ''}`;
}
const points: Record<string, readonly [number, number]> = {};
for (const country of countriesOf('50m')) {
  const code = codeOf(country.properties.name);
  const [x, y] = path.centroid(country).map((at) => Math.round(at * 10) / 10);
  if (areas[code] === undefined && x !== undefined && y !== undefined) points[code] = [x, y];
}
const about =
  'Countries in the Equal Earth projection, by ISO 3166-1 alpha-2 (XK is user-assigned). Made by scripts/make-world-map.ts from Natural Earth, which is in the public domain. Boundaries as Natural Earth draws them.';
writeFileSync(mapFile, `${JSON.stringify({ about, width, height, areas, points })}\n`);

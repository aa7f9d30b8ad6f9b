import { describe, expect, it } from 'vitest';
import {
  countScale,
  mapChart,
  notOnMap,
  percentScale,
  shadeOf,
  shadesInWords,
} from '../../../src/core/charts/map-chart.ts';
import { svgText } from '../../../src/core/charts/svg.ts';
import regionList from '../../../resources/reports/regions.json' with { type: 'json' };
import map from '../../../resources/reports/world-map.json' with { type: 'json' };

const figures = [
  { code: 'DE', name: 'Germany', value: 2156 },
  { code: 'SG', name: 'Singapore', value: 30 },
  { code: 'FR', name: 'France', value: null },
  { code: 'GI', name: 'Gibraltar', value: 1 },
  { code: null, name: 'Ruritania', value: 4 },
];
const drawn = svgText(mapChart(map, { label: 'Requests', figures, scale: countScale, write: String }));

describe('a map of figures by country', () => {
  it('the map knows only regions that reports know, and has each once', () => {
    const codes = new Set(regionList.regions.map(({ code }) => code));
    const onMap = [...Object.keys(map.areas), ...Object.keys(map.points)];
    expect(onMap.filter((code) => !codes.has(code))).toEqual([]);
    expect(new Set(onMap).size).toBe(onMap.length);
    expect(onMap.length).toBeGreaterThan(230);
  });

  it('what is shaded is what has a figure, by its size', () => {
    expect(drawn).toMatch(/<path class="chart-area chart-shade-4" d="[^"]+"><title>Germany: 2156<\/title>/);
    expect(drawn).toMatch(/<circle class="chart-area chart-shade-2"[^>]+><title>Singapore: 30<\/title>/);
    expect(drawn).toMatch(/chart-shade-0" d="[^"]+"><title>France: not published<\/title>/);
    expect(drawn.match(/<title>/g)).toHaveLength(3);
  });

  it('what is on no map is named', () => {
    expect(notOnMap(map, figures).map(({ name }) => name)).toEqual(['Gibraltar', 'Ruritania']);
  });

  it('shades have bounds that say what they are', () => {
    expect([0, 1, 9, 10, 99_999].map((value) => shadeOf(value, countScale))).toEqual([0, 1, 1, 2, 5]);
    expect([0, 19, 20, 100].map((value) => shadeOf(value, percentScale))).toEqual([1, 1, 2, 5]);
    expect(shadesInWords(countScale, String)).toEqual([
      '1 to 9',
      '10 to 99',
      '100 to 999',
      '1000 to 9999',
      '10000 and more',
    ]);
  });
});

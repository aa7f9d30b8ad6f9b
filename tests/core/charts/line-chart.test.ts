import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChart, mostLines } from '../../../src/core/charts/line-chart.ts';
import { svgText, type SvgNode } from '../../../src/core/charts/svg.ts';
import { axisTicks, powerTicks } from '../../../src/core/charts/ticks.ts';

function all(node: SvgNode, wanted: (node: SvgNode) => boolean): SvgNode[] {
  const inside = node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, wanted)));
  return wanted(node) ? [node, ...inside] : inside;
}

const withClass = (name: string) => (node: SvgNode) => node.attributes['class'] === name;
const chartOf = (values: readonly (readonly (number | null)[])[]): SvgNode =>
  lineChart({
    label: 'Requests',
    periods: values[0]?.map((_, index) => `${2013 + index} H1`) ?? [],
    series: values.map((one, index) => ({ name: `Region ${index}`, values: one })),
    write: String,
  });

describe('lines over time', () => {
  it('an axis begins at 0, ends at or above the most, and has few marks of even distance', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), (most) => {
        const ticks = axisTicks(most);
        const [zero, step = 0] = ticks;
        expect(zero).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.every((tick, index) => tick === index * step)).toBe(true);
      }),
    );
  });

  it('an axis of powers of ten ends at or above the most', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), (most) => {
        expect(powerTicks(most).at(-1)).toBeGreaterThanOrEqual(most);
        expect(powerTicks(most).length).toBeLessThanOrEqual(12);
      }),
    );
    expect(powerTicks(0)).toEqual([0, 1, 10]);
    expect(powerTicks(1000)).toEqual([0, 1, 10, 100, 1000]);
  });

  it('a figure that is not there leaves a gap, and has no mark', () => {
    const chart = chartOf([[1, 2, null, 4, 5]]);
    const [line] = all(chart, withClass('chart-line'));
    expect(line?.attributes['d']).toMatch(/^M[\d. ]+L[\d. ]+M[\d. ]+L[\d. ]+$/);
    const told = all(chart, ({ tag }) => tag === 'title').flatMap(({ children }) =>
      children.filter((child) => typeof child === 'string'),
    );
    expect(told).toContain('Region 0, 2013 H1: 1');
    expect(told.some((title) => title.includes('2015'))).toBe(false);
  });

  it('a larger figure stands higher, and nothing leaves the drawing', () => {
    const values = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, (one) => {
        const [line] = all(chartOf([one]), withClass('chart-line'));
        const heights = [...String(line?.attributes['d']).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(heightOf);
        for (const [index, height] of heights.entries()) {
          expect(height).toBeGreaterThanOrEqual(14);
          expect(height).toBeLessThanOrEqual(262);
          const before = heights[index - 1];
          if (before !== undefined && (one[index] ?? 0) > (one[index - 1] ?? 0))
            expect(height).toBeLessThanOrEqual(before);
        }
      }),
    );
  });

  it('the names at the ends of lines never cover one another', () => {
    const series = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: mostLines });
    fc.assert(
      fc.property(series, (values) => {
        const heights = all(chartOf(values), withClass('chart-label')).map(({ attributes }) =>
          Number(attributes['y']),
        );
        expect(heights).toHaveLength(values.length);
        for (const [index, height] of heights.entries())
          if (index > 0) expect(height - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(15.9);
      }),
    );
  });

  it('names are text and never markup', () => {
    const name = `<script>"&'`;
    const text = svgText(
      lineChart({ label: name, periods: ['2013'], series: [{ name, values: [1] }], write: String }),
    );
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;&quot;&amp;');
  });
});

function heightOf([, , height]: RegExpExecArray): number {
  return Number(height);
}

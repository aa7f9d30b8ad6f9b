import { svg, type SvgNode } from './svg.ts';

/** Outlines of countries and, for those too small for one, their places, by ISO 3166-1 alpha-2. */
export interface WorldMap {
  readonly width: number;
  readonly height: number;
  readonly areas: Readonly<Record<string, string>>;
  readonly points: Readonly<Record<string, readonly number[]>>;
}

export interface MapFigure {
  /** ISO 3166-1 alpha-2; null for a region that has none. */
  readonly code: string | null;
  readonly name: string;
  /** Null where no figure is published. */
  readonly value: number | null;
  /** What was published in place of a figure, such as a band. */
  readonly words?: string;
}

export interface MapChart {
  /** Read aloud in place of the drawing. */
  readonly label: string;
  readonly figures: readonly MapFigure[];
  readonly scale: MapScale;
  readonly write: (value: number) => string;
}

/** Where each shade begins, upwards: `chart-shade-1` for the first, and so on. What is below the first has none. */
export type MapScale = readonly number[];

/** Counts run over powers of ten: a country of 3,000 requests would leave one of 30 white on an even scale. */
export const countScale: MapScale = [1, 10, 100, 1000, 10_000];
export const percentScale: MapScale = [0, 20, 40, 60, 80];

/** The shade of a figure, from 1; 0 for none. */
export function shadeOf(value: number, scale: MapScale): number {
  return scale.filter((from) => value >= from).length;
}

/** What each shade of a scale stands for, as `10 to 99`. */
export function shadesInWords(scale: MapScale, write: (value: number) => string): readonly string[] {
  return scale.map((from, index) => {
    const next = scale[index + 1];
    return next === undefined ? `${write(from)} and more` : `${write(from)} to ${write(next - 1)}`;
  });
}

/** Regions that have a figure and are on no map. */
export function notOnMap(map: WorldMap, figures: readonly MapFigure[]): readonly MapFigure[] {
  return figures.filter(
    ({ code, value }) =>
      value !== null && (code === null || (map.areas[code] === undefined && map.points[code] === undefined)),
  );
}

/** Figures by country as shades of a map. Colours come from the page, by the classes. */
export function mapChart(map: WorldMap, { label, figures, scale, write }: MapChart): SvgNode {
  const byCode = new Map(figures.flatMap((figure) => (figure.code === null ? [] : [[figure.code, figure]])));
  const shaded = (code: string): { readonly class: string } => {
    const value = byCode.get(code)?.value ?? null;
    return { class: `chart-area chart-shade-${value === null ? 0 : shadeOf(value, scale)}` };
  };
  const titled = (code: string): SvgNode[] => {
    const figure = byCode.get(code);
    if (figure === undefined) return [];
    const words = figure.value === null ? (figure.words ?? 'not published') : write(figure.value);
    return [svg('title', {}, `${figure.name}: ${words}`)];
  };
  return svg(
    'svg',
    { class: 'chart chart-map', viewBox: `0 0 ${map.width} ${map.height}`, role: 'img', 'aria-label': label },
    ...Object.entries(map.areas).map(([code, d]) => svg('path', { ...shaded(code), d }, ...titled(code))),
    ...Object.entries(map.points)
      .filter(([code]) => byCode.has(code))
      .map(([code, [cx = 0, cy = 0]]) => svg('circle', { ...shaded(code), cx, cy, r: 4 }, ...titled(code))),
  );
}

import { at, svg, type SvgNode } from './svg.ts';
import { axisTicks, powerTicks } from './ticks.ts';

export interface LineSeries {
  readonly name: string;
  /** One for each period; null where there is no figure: the line has a gap there. */
  readonly values: readonly (number | null)[];
}

export interface LineChart {
  /** Read aloud in place of the drawing. */
  readonly label: string;
  /** In their order, evenly spaced. */
  readonly periods: readonly string[];
  /** At most `mostLines`: each has a colour, a kind of stroke and a mark of its own (`chart-series-1` and so on). */
  readonly series: readonly LineSeries[];
  readonly write: (value: number) => string;
  /** The top of the axis, as 100 for percentages; else it follows from the values. */
  readonly top?: number;
  /** Whether powers of ten are as far apart as one another, so that small lines show beside a large one. */
  readonly logarithmic?: boolean;
}

export const mostLines = 6;

const size = { width: 760, height: 300 };
const plot = { left: 62, right: 560, top: 14, bottom: 262 };
const labelHeight = 16;

/** Figures over time as lines, each named at its end. Colours come from the page, by the classes. */
export function lineChart({ label, periods, series, write, top, logarithmic = false }: LineChart): SvgNode {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const most = top ?? Math.max(0, ...values);
  const ticks = logarithmic ? powerTicks(most) : axisTicks(most);
  const grown = (value: number): number => (logarithmic ? Math.log10(1 + value) : value);
  const highest = ticks.at(-1) ?? 1;
  const x = (index: number): number =>
    periods.length < 2
      ? (plot.left + plot.right) / 2
      : plot.left + ((plot.right - plot.left) * index) / (periods.length - 1);
  const y = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * grown(value)) / grown(highest);
  const drawn = series.slice(0, mostLines).map((one) => placed(one, x, y));
  return svg(
    'svg',
    {
      class: 'chart chart-lines',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-label': label,
    },
    ...ticks.map((tick) => gridLine(tick, y(tick), write)),
    ...periodMarks(periods, x),
    ...drawn.map((line, index) => lineOf(line, index, periods, write)),
    ...endLabels(drawn),
  );
}

interface Place {
  readonly index: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

interface PlacedLine {
  readonly name: string;
  readonly places: readonly Place[];
}

function placed(
  { name, values }: LineSeries,
  x: (index: number) => number,
  y: (value: number) => number,
): PlacedLine {
  return {
    name,
    places: values.flatMap((value, index) =>
      value === null ? [] : [{ index, value, x: at(x(index)), y: at(y(value)) }],
    ),
  };
}

function gridLine(tick: number, y: number, write: (value: number) => string): SvgNode {
  return svg(
    'g',
    {},
    svg('path', { class: 'chart-grid', d: `M${plot.left} ${at(y)}H${plot.right}` }),
    svg('text', { class: 'chart-axis', x: plot.left - 8, y: at(y + 4), 'text-anchor': 'end' }, write(tick)),
  );
}

/** As many period names as there is room for, the last one among them. */
function periodMarks(periods: readonly string[], x: (index: number) => number): SvgNode[] {
  const every = Math.max(1, Math.ceil(periods.length / 9));
  return periods.flatMap((period, index) =>
    (periods.length - 1 - index) % every === 0
      ? [
          svg(
            'text',
            { class: 'chart-axis', x: at(x(index)), y: plot.bottom + 22, 'text-anchor': 'middle' },
            period,
          ),
        ]
      : [],
  );
}

function lineOf(
  { name, places }: PlacedLine,
  index: number,
  periods: readonly string[],
  write: (value: number) => string,
): SvgNode {
  const d = places
    .map((place, number) => {
      const goesOn = places[number - 1]?.index === place.index - 1;
      return `${goesOn ? 'L' : 'M'}${place.x} ${place.y}`;
    })
    .join('');
  return svg(
    'g',
    { class: `chart-series-${index + 1}` },
    svg('path', { class: 'chart-line', d }),
    ...places.map((place) =>
      svg(
        'path',
        { class: 'chart-mark', d: markAt(place, index) },
        svg('title', {}, `${name}, ${periods[place.index] ?? ''}: ${write(place.value)}`),
      ),
    ),
  );
}

/** Circle, square, diamond, triangle, the same upside down, and a cross: they differ without any colour. */
function markAt({ x, y }: Place, series: number): string {
  switch (series % mostLines) {
    case 0:
      return `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`;
    case 1:
      return `M${x - 3.6} ${y - 3.6}h7.2v7.2h-7.2Z`;
    case 2:
      return `M${x} ${y - 5.2}l5.2 5.2l-5.2 5.2l-5.2 -5.2Z`;
    case 3:
      return `M${x} ${y - 5}l4.8 8.4h-9.6Z`;
    case 4:
      return `M${x} ${y + 5}l4.8 -8.4h-9.6Z`;
    default:
      return `M${x - 1.4} ${y - 4.6}h2.8v3.2h3.2v2.8h-3.2v3.2h-2.8v-3.2h-3.2v-2.8h3.2Z`;
  }
}

/** Each line's name at its last figure, moved so that none covers another. */
function endLabels(lines: readonly PlacedLine[]): SvgNode[] {
  const ends = lines
    .map(({ name, places }, index) => ({ name, index, last: places.at(-1) }))
    .flatMap(({ name, index, last }) => (last === undefined ? [] : [{ name, index, y: last.y }]))
    .toSorted((a, b) => a.y - b.y);
  const heights = spread(
    ends.map(({ y }) => y),
    { least: plot.top, most: plot.bottom, apart: labelHeight },
  );
  return ends.map(({ name, index }, number) =>
    svg(
      'g',
      { class: `chart-series-${index + 1}` },
      svg('path', { class: 'chart-mark', d: markAt(keyPlace(heights[number] ?? 0), index) }),
      svg(
        'text',
        { class: 'chart-label', x: plot.right + 26, y: at((heights[number] ?? 0) + 4) },
        name.length > 25 ? `${name.slice(0, 24).trimEnd().toWellFormed()}…` : name,
        svg('title', {}, name),
      ),
    ),
  );
}

function keyPlace(y: number): Place {
  return { index: 0, value: 0, x: plot.right + 16, y: at(y) };
}

/** Heights in order, moved as little as is needed to be so far apart, from `least` to `most` where there is room. */
function spread(
  heights: readonly number[],
  { least, most, apart }: { readonly least: number; readonly most: number; readonly apart: number },
): readonly number[] {
  const down: number[] = [];
  for (const height of heights) down.push(Math.max(height, (down.at(-1) ?? least - apart) + apart));
  const up: number[] = [];
  for (const height of down.toReversed()) up.unshift(Math.min(height, (up[0] ?? most + apart) - apart));
  return up;
}

import { svg, type SvgNode } from './svg.ts';

export interface ChartBar {
  readonly name: string;
  /** Above 0. */
  readonly value: number;
  /** How much of the value is drawn dark; null where that is not known. */
  readonly part: number | null;
  /** What stands at the end of the bar. */
  readonly label: string;
}

/** In em: a name, its bar below, and the space up to the next one. */
const step = 2.75;
/** In percent of the width: the longest bar, so that its label has room. */
const longest = 84;

/**
 * Bars, the first on top, without a size of its own in width: it fits a narrow page, a large text and paper.
 * `alternative` says what it shows; the figures themselves are for a table beside it. Its classes `all`, `part` and
 * `label` are for the page to colour.
 */
export function barChart(bars: readonly ChartBar[], alternative: string): SvgNode {
  const greatest = Math.max(...bars.map(({ value }) => value));
  return svg(
    'svg',
    { class: 'chart', role: 'img', 'aria-label': alternative, width: '100%', height: em(bars.length * step) },
    ...bars.flatMap((bar, index) => drawnBar(bar, index * step, greatest)),
  );
}

function drawnBar({ name, value, part, label }: ChartBar, top: number, greatest: number): SvgNode[] {
  const place = { x: '0', y: em(top + 1.4), height: em(0.85) };
  const width = percent((value * longest) / greatest);
  return [
    svg('text', { x: '0', y: em(top + 1.05) }, name),
    svg('rect', { class: 'all', ...place, width }),
    ...(part === null || part === 0
      ? []
      : [svg('rect', { class: 'part', ...place, width: percent((part * longest) / greatest) })]),
    svg('text', { class: 'label', x: width, dx: '0.5em', y: em(top + 2.15) }, label),
  ];
}

function em(value: number): string {
  return `${Number(value.toFixed(2))}em`;
}

function percent(value: number): string {
  return `${Number(Math.max(value, 0.3).toFixed(2))}%`;
}

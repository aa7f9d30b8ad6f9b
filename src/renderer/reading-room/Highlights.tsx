import type { ReactNode } from 'react';
import { elements, verdicts } from '../../core/legal-basis.ts';
import { boxToRect, rectInPercent, type PageView, type Rect } from './page-geometry.ts';
import { union } from './highlight-rects.ts';
import { stackLevels, type PlacedFinding } from './place-findings.ts';

interface HighlightsProps {
  readonly placed: readonly PlacedFinding[];
  readonly view: PageView;
  readonly selected: string | null;
  /** Flashes once, because somebody asked to see it. */
  readonly flashing: string | null;
  /** The id of a finding's highlight, by which the text under it is described. */
  readonly idOf: (finding: string) => string;
  readonly onSelect: (finding: string) => void;
}

/** The findings of a page where they lie. The mouse reaches them through the page, which knows what was clicked. */
export function Highlights({ placed, view, selected, flashing, idOf, onSelect }: HighlightsProps): ReactNode {
  const shown = placed.filter(({ boxes }) => boxes.length > 0);
  const levels = stackLevels(shown);
  const marks = shown.map((item, index) => (
    <MarginMark key={`margin ${item.finding.id}`} item={item} view={view} level={levels[index] ?? 0} />
  ));
  const highlights = shown.map((item, index) => (
    <Highlight
      key={item.finding.id}
      item={item}
      view={view}
      level={levels[index] ?? 0}
      selected={item.finding.id === selected}
      flashing={item.finding.id === flashing}
      id={idOf(item.finding.id)}
      onSelect={() => onSelect(item.finding.id)}
    />
  ));
  return [...marks, ...highlights];
}

/** Stands in the page's margin at the height of a finding, so that it is seen from afar and under other marks. */
function MarginMark({ item, view, level }: Pick<HighlightProps, 'item' | 'view' | 'level'>): ReactNode {
  const frame = item.boxes.map((box) => boxToRect(view, box)).reduce(union);
  const { top, height } = percentStyle(rectInPercent(view, frame));
  return (
    <span
      className={`margin-mark highlight-${item.finding.reading.verdict}`}
      data-level={Math.min(level, 3)}
      style={{ top, height }}
    />
  );
}

interface HighlightProps {
  readonly item: PlacedFinding;
  readonly view: PageView;
  readonly level: number;
  readonly selected: boolean;
  readonly flashing: boolean;
  readonly id: string;
  readonly onSelect: () => void;
}

function Highlight({ item, view, level, selected, flashing, id, onSelect }: HighlightProps): ReactNode {
  const { reading } = item.finding;
  const rects = item.boxes.map((box) => boxToRect(view, box));
  const frame = rects.reduce(union);
  const classes = ['highlight', `highlight-${reading.verdict}`];
  if (item.how === 'boxes') classes.push('highlight-box');
  if (flashing) classes.push('flashing');
  return (
    <button
      id={id}
      type="button"
      className={classes.join(' ')}
      data-finding={item.finding.id}
      data-level={Math.min(level, 3)}
      aria-label={findingLabel(item.finding)}
      aria-pressed={selected}
      style={percentStyle(rectInPercent(view, frame))}
      onClick={onSelect}
    >
      {rects.map((rect, index) => (
        <span key={index} className="highlight-line" style={percentStyle(partOf(frame, rect))} />
      ))}
    </button>
  );
}

/** A finding in a few words: `Supports: Probable cause found`. */
export function findingLabel({ reading }: PlacedFinding['finding']): string {
  return `${verdicts.labels[reading.verdict]}: ${elements.labels[reading.element]}`;
}

function part(value: number, whole: number): number {
  return whole === 0 ? 0 : (value / whole) * 100;
}

function partOf(frame: Rect, rect: Rect): Rect {
  return {
    left: part(rect.left - frame.left, frame.width),
    top: part(rect.top - frame.top, frame.height),
    width: part(rect.width, frame.width),
    height: part(rect.height, frame.height),
  };
}

export function percentStyle(rect: Rect): Record<'left' | 'top' | 'width' | 'height', string> {
  return {
    left: `${rect.left}%`,
    top: `${rect.top}%`,
    width: `${rect.width}%`,
    height: `${rect.height}%`,
  };
}

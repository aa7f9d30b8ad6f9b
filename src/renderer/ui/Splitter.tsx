import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

interface SplitterProps {
  readonly label: string;
  /** Width in px of the column that it resizes. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** On which side of the splitter that column lies. */
  readonly column: 'before' | 'after';
  readonly onResize: (width: number) => void;
}

const step = 24;

/** A bar between two columns, moved by mouse, pen or the arrow keys. */
export function Splitter({ label, width, min, max, column, onResize }: SplitterProps): ReactNode {
  const sign = column === 'before' ? 1 : -1;
  const resize = (next: number): void => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(width + sign * event.movementX);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = keyWidth(event.key, width, sign, min, max);
    if (next === null) return;
    event.preventDefault();
    resize(next);
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}

function keyWidth(key: string, width: number, sign: number, min: number, max: number): number | null {
  if (key === 'ArrowLeft') return width - sign * step;
  if (key === 'ArrowRight') return width + sign * step;
  if (key === 'Home') return min;
  return key === 'End' ? max : null;
}

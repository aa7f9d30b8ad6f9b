import type { Difference, Measure } from '../../core/reports/history.ts';

const whole = new Intl.NumberFormat('en');

/** A measure as it is read on the screen; a band as it was published; what was not published is a dash. */
export function measureText(measure: Measure, value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return measure === 'share' ? `${value} %` : whole.format(value);
}

/** `+12 (+8 %)`; for shares the difference in percentage points. */
export function changeText(measure: Measure, { change, percent }: Difference): string {
  if (change === null) return '–';
  const signed = `${change > 0 ? '+' : change < 0 ? '−' : ''}${whole.format(Math.abs(change))}`;
  if (measure === 'share') return `${signed} points`;
  if (percent === null) return signed;
  return `${signed} (${percent > 0 ? '+' : percent < 0 ? '−' : ''}${whole.format(Math.abs(percent))} %)`;
}

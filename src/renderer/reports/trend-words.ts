import type { Difference, Measure } from '../../core/reports/history.ts';

const whole = new Intl.NumberFormat('en');

/** A measure as it is read on the screen; what was not published is a dash. */
export function measureText(measure: Measure, value: number | null): string {
  if (value === null) return '–';
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

/** Round whole numbers from 0 for the marks of an axis, the last at or above `most`; about four of them. */
export function axisTicks(most: number): readonly number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** 0 and the powers of ten, the last at or above `most`. */
export function powerTicks(most: number): readonly number[] {
  const powers = Math.max(1, Math.ceil(Math.log10(Math.max(1, most))));
  return [0, ...Array.from({ length: powers + 1 }, (_, power) => 10 ** power)];
}

/**
 * `part` of `whole` in whole percent, ties rounded up (the rule of published reports; half-even and truncation differ
 * from it). Both are whole numbers, `whole` above 0, up to the greatest safe integer; no floating point is used.
 */
export function wholePercent(part: number, whole: number): number {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole) || part < 0 || whole <= 0)
    throw new RangeError('A percentage is of whole numbers, of more than none');
  return Number((BigInt(part) * 200n + BigInt(whole)) / (BigInt(whole) * 2n));
}

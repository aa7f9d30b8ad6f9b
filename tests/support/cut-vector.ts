/**
 * Bytes told by what they share with others: the parts, one after the other, are `[offset, length]` of the vector `from`,
 * or bytes in base64. Most vectors that must be refused differ from one that is accepted in a few places alone.
 */
export interface CutVector {
  readonly from: string;
  readonly parts: readonly (readonly [offset: number, length: number] | string)[];
}

const windowSize = 16;

/** The shortest way to tell `bytes` by one of `bases`. */
export function cutVector(bytes: Buffer, bases: ReadonlyMap<string, Buffer>): CutVector {
  const all = [...bases].map(([from, base]) => ({ from, parts: cut(bytes, base) }));
  const [shortest] = all.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  if (shortest === undefined) throw new Error('There is nothing to cut from');
  return shortest;
}

/** The bytes that a cut vector tells. */
export function pastedVector({ from, parts }: CutVector, base: (name: string) => Buffer): Buffer {
  const whole = base(from);
  return Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'base64') : whole.subarray(part[0], part[0] + part[1]),
    ),
  );
}

function cut(bytes: Buffer, base: Buffer): CutVector['parts'] {
  const windows = windowsOf(base);
  const parts: CutVector['parts'][number][] = [];
  let own = 0;
  let shift = 0;
  const tell = (end: number) => {
    if (end > own) parts.push(bytes.toString('base64', own, end));
  };
  for (let at = 0; at < bytes.length;) {
    const found = [at + shift, windows.get(bytes.toString('latin1', at, at + windowSize)) ?? -1];
    const [offset, length] = found
      .map((from): [number, number] => [from, alike(bytes, at, base, from)])
      .reduce((a, b) => (b[1] > a[1] ? b : a));
    if (length < windowSize) {
      at += 1;
      continue;
    }
    tell(at);
    parts.push([offset, length]);
    shift = offset - at;
    at += length;
    own = at;
  }
  tell(bytes.length);
  return parts;
}

/** Where each run of `windowSize` bytes is first. */
function windowsOf(base: Buffer): ReadonlyMap<string, number> {
  const windows = new Map<string, number>();
  for (let at = base.length - windowSize; at >= 0; at--) {
    windows.set(base.toString('latin1', at, at + windowSize), at);
  }
  return windows;
}

function alike(a: Buffer, atA: number, b: Buffer, atB: number): number {
  if (atB < 0) return 0;
  let length = 0;
  while (atA + length < a.length && atB + length < b.length && a[atA + length] === b[atB + length]) length++;
  return length;
}

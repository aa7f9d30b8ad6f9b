/** One measurement of one side: does the work once and gives what was measured, in the figure's unit. */
export type Run = () => Promise<number> | number;

export interface Figure {
  readonly name: string;
  /** What the peer is called in the line. */
  readonly peer: string;
  readonly rounds: number;
  /** What is measured; milliseconds where it is left out. */
  readonly unit?: 'ms' | 'MiB' | 'frames';
  readonly ours: Run;
  readonly theirs: Run;
  /** What else is worth saying once it was measured. */
  readonly note?: () => Promise<string>;
  /** Ends what both sides kept running between rounds. */
  readonly close?: () => Promise<void>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Runs both sides in turn, after one round of each that is not counted, and gives the line that says how they compare. */
export async function measure(figure: Figure): Promise<string> {
  try {
    const line = await runInTurn(figure);
    return figure.note === undefined ? line : `${line}\n  ${await figure.note()}`;
  } finally {
    await figure.close?.();
  }
}

async function runInTurn({ name, peer, rounds, unit = 'ms', ours, theirs }: Figure): Promise<string> {
  await ours();
  await theirs();
  const mine: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours());
    other.push(await theirs());
  }
  const [own, others] = [median(mine), median(other)];
  // None against none is as good.
  const ratio = own === others ? 1 : own / others;
  return `${name}: ratio ${ratio.toFixed(2)} (ours ${written(own, unit)}, ${peer} ${written(others, unit)})`;
}

function written(value: number, unit: NonNullable<Figure['unit']>): string {
  if (unit === 'ms') return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`;
  return `${value.toFixed(0)} ${unit}`;
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

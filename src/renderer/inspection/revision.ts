/** An earlier state of a file: its first `bytes` bytes. `number` counts from 1, of `of` with the file as it is. */
export interface Revision {
  readonly number: number;
  readonly of: number;
  readonly bytes: number;
}

export function revisionsOf(earlier: readonly number[]): Revision[] {
  return earlier.map((bytes, index) => ({ number: index + 1, of: earlier.length + 1, bytes }));
}

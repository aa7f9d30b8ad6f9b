export interface DrawnPage<T> {
  readonly page: number;
  /** Null for a page that could not be drawn. */
  readonly picture: T | null;
}

/** Draws pages one after the other until `signal` stops it. Throws what `draw` threw last where it drew none at all. */
export async function drawPages<T>(
  from: number,
  to: number,
  draw: (page: number) => Promise<T>,
  signal: AbortSignal,
): Promise<readonly DrawnPage<T>[]> {
  const drawn: DrawnPage<T>[] = [];
  for (let page = from; page <= to && !signal.aborted; page++) {
    try {
      drawn.push({ page, picture: await draw(page) });
    } catch (thrown) {
      drawn.push({ page, picture: null });
      if (page === to && drawn.every(({ picture }) => picture === null)) throw thrown;
    }
  }
  return drawn;
}

/**
 * Shows on a terminal how far work has come, on one line of stderr that is gone in the end. Where stderr is no
 * terminal, nothing is written.
 */
export async function showingProgress<T>(
  doing: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  let shown = -1;
  try {
    return await work((done, total) => {
      const percent = Math.floor((done * 100) / Math.max(1, total));
      if (percent === shown) return;
      shown = percent;
      process.stderr.write(`\r${doing}: ${percent} %. Ctrl+C stops it.`);
    });
  } finally {
    if (shown >= 0) process.stderr.write('\r\u001B[K');
  }
}

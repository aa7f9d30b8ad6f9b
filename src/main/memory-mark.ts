/** Megabytes of the window's process from which on a document is taken to be at fault. */
export const MOST_MEGABYTES = 768;

/** What must be added before it is told again while it has not fallen below the mark. */
const STEP = 256;

/**
 * Says of each measure (megabytes) what is to be told: `high` once on passing the mark, and again for every further
 * step, so that memory that is slow to come back does not end the work that comes next; `low` on falling below it.
 */
export function createMemoryMark(): (megabytes: number) => 'high' | 'low' | null {
  let lowest: number | null = null;
  return (megabytes) => {
    if (megabytes < MOST_MEGABYTES) {
      const wasHigh = lowest !== null;
      lowest = null;
      return wasHigh ? 'low' : null;
    }
    const isNews = lowest === null || megabytes >= lowest + STEP;
    lowest = isNews || lowest === null ? megabytes : Math.min(lowest, megabytes);
    return isNews ? 'high' : null;
  };
}

/** Megabytes of the window's process from which on a document is taken to be at fault. */
export const MOST_MEGABYTES = 768;

/** What must be added before it is told again while it has not fallen below the mark. */
const STEP = 256;

/**
 * Says of each measure (megabytes) whether it is to be told: once on passing the mark, and again for every further
 * step, so that memory that is slow to come back does not end the work that comes next.
 */
export function createMemoryMark(): (megabytes: number) => boolean {
  let lowest: number | null = null;
  return (megabytes) => {
    if (megabytes < MOST_MEGABYTES) {
      lowest = null;
      return false;
    }
    const isNews = lowest === null || megabytes >= lowest + STEP;
    lowest = isNews || lowest === null ? megabytes : Math.min(lowest, megabytes);
    return isNews;
  };
}

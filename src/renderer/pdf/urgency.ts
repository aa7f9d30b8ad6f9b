/** How urgent a job is: lower runs sooner. Within a kind the distance from the page being read decides. */
export const urgency = {
  wanted: -1,
  visible: 0,
  near: 1000,
  thumbnail: 3_000_000,
  background: 6_000_000,
} as const;

/** Whether a job that runs makes way: for a page that is gone to always, else where it is for nothing that is read now. */
export function makesWay(running: number, coming: number): boolean {
  return coming < urgency.visible || (running >= urgency.thumbnail && coming < urgency.thumbnail);
}

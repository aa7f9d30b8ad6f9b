/** How urgent a job is: lower runs sooner. Within a kind the distance from the page being read decides. */
export const urgency = {
  wanted: -1,
  visible: 0,
  near: 1000,
  thumbnail: 3_000_000,
  background: 6_000_000,
} as const;

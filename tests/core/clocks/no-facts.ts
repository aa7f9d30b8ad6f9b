import type { ClockFacts } from '../../../src/core/clocks/clocks-of.ts';

/** A case of which a clock can learn nothing but its request. */
export const noFacts: ClockFacts = {
  demands: [],
  undemanded: true,
  moments: {},
  renewals: [],
  preservations: [],
  raised: [],
  undecided: false,
};

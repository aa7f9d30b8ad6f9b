import { clockFacts, type ClockFact } from '../guidelines/guideline.ts';
import { line, moment } from '../primitives.ts';
import { literal, nullable, object, oneOf } from '../shape.ts';

/** A moment of the case from which a clock can run and that a person has to record. */
export type RecordedFact = Exclude<ClockFact, KnownFact>;
/** Facts that follow from the request and from what was released. */
type KnownFact = (typeof knownFacts)[number];
const knownFacts = ['received', 'due', 'emergency-released'] as const;
export const recordedFacts = clockFacts.filter(
  (fact): fact is RecordedFact => !knownFacts.some((known) => known === fact),
);

export const clockEvents = {
  /** In place of what was recorded before; null: it was recorded in error. */
  'moment-recorded': object({
    type: literal('moment-recorded'),
    fact: oneOf(recordedFacts),
    moment: nullable(moment),
  }),
  /** A renewed request or an extension came at this moment. */
  'renewal-recorded': object({ type: literal('renewal-recorded'), moment }),
  /** A renewal that was recorded in error. */
  'renewal-withdrawn': object({ type: literal('renewal-withdrawn'), moment, reason: line }),
};

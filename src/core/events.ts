import { caseEvents } from './cases/events.ts';
import { clockEvents } from './clocks/events.ts';
import { decisionEvents } from './decisions/events.ts';
import { documentEvents } from './documents/events.ts';
import { emergencyEvents } from './emergencies/events.ts';
import { evidenceEvents } from './evidence/events.ts';
import { exportEvents } from './exports/events.ts';
import { findingEvents } from './findings/events.ts';
import { letterEvents } from './letters/events.ts';
import { noteEvents } from './notes/events.ts';
import { reviewerIntroduced } from './people/events.ts';
import { reportEvents } from './reports/events.ts';
import { requestEvents } from './requests/events.ts';
import { secondReviewEvents } from './second-review/events.ts';
import { tagged, type Of } from './shape.ts';

/** Every event that can be recorded, by its type: the vocabulary of the ledger. */
const shapes = {
  'reviewer-introduced': reviewerIntroduced,
  ...requestEvents,
  ...documentEvents,
  ...findingEvents,
  ...exportEvents,
  ...evidenceEvents,
  ...emergencyEvents,
  ...clockEvents,
  ...caseEvents,
  ...decisionEvents,
  ...secondReviewEvents,
  ...reportEvents,
  ...letterEvents,
  ...noteEvents,
};

export const caseEvent = tagged(shapes);
export type CaseEvent = Of<typeof caseEvent>;
export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** Whether a value has the form of an event's type that this version does not know. */
export function isUnknownType(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value) && !Object.hasOwn(shapes, value);
}

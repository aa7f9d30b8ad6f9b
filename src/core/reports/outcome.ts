import { boolean, integer, nullable, object, oneOf, optional, type Of } from '../shape.ts';

/** Whether a request was objected to. */
export const challengeIds = ['no', 'part', 'full'] as const;
/** The most that was given; `yes`: data of which nobody recorded whether it was content. */
export const dataProvidedIds = ['none', 'non-content', 'content', 'yes', 'unknown'] as const;
export const actionIds = ['none', 'restricted', 'deleted'] as const;
export const emergencyOutcomeIds = ['rejected', 'no-data', 'data', 'unknown'] as const;

/** The greatest number that one request can bring into a report. */
export const mostPerRequest = 1_000_000_000;
const count = nullable(integer(0, mostPerRequest));

/** How a request ended, as far as a report asks. `null` means that nobody recorded it, which is not 0 and not "none". */
export const outcome = object({
  identifiers: count,
  challenged: nullable(oneOf(challengeIds)),
  dataProvided: nullable(oneOf(dataProvidedIds)),
  accountsPreserved: count,
  action: nullable(oneOf(actionIds)),
  appsRemoved: count,
  appealsReceived: count,
  appealsGranted: count,
  appsReinstated: count,
  emergencyOutcome: nullable(oneOf(emergencyOutcomeIds)),
  /** Whether the users concerned were told of the request; absent where nobody recorded it. */
  notified: optional(boolean),
});
export type Outcome = Of<typeof outcome>;

export const blankOutcome: Outcome = {
  identifiers: null,
  challenged: null,
  dataProvided: null,
  accountsPreserved: null,
  action: null,
  appsRemoved: null,
  appealsReceived: null,
  appealsGranted: null,
  appsReinstated: null,
  emergencyOutcome: null,
};

/** `first` where it says something, else `second`, field by field. */
export function outcomeOver(first: Outcome, second: Outcome): Outcome {
  const notified = first.notified ?? second.notified;
  return {
    ...(notified === undefined ? {} : { notified }),
    identifiers: first.identifiers ?? second.identifiers,
    challenged: first.challenged ?? second.challenged,
    dataProvided: first.dataProvided ?? second.dataProvided,
    accountsPreserved: first.accountsPreserved ?? second.accountsPreserved,
    action: first.action ?? second.action,
    appsRemoved: first.appsRemoved ?? second.appsRemoved,
    appealsReceived: first.appealsReceived ?? second.appealsReceived,
    appealsGranted: first.appealsGranted ?? second.appealsGranted,
    appsReinstated: first.appsReinstated ?? second.appsReinstated,
    emergencyOutcome: first.emergencyOutcome ?? second.emergencyOutcome,
  };
}

import type { RequestRecord } from '../requests/events.ts';
import { boolean, integer, nullable, object, oneOf, optional, type Of } from '../shape.ts';

/** Whether a request was objected to. */
export const challengeIds = ['no', 'part', 'full'] as const;
/** The most that was given; `yes`: data of which nobody recorded whether it was content. */
export const dataProvidedIds = ['none', 'non-content', 'content', 'yes', 'unknown'] as const;
export const actionIds = ['none', 'restricted', 'deleted'] as const;
/** FISA orders as the structures of 50 USC 1874 tell them apart; (i) to (iii): the authority of an order for non-content. */
export const fisaOrderIds = ['content', 'non-content-i', 'non-content-ii', 'non-content-iii'] as const;
export type FisaOrder = (typeof fisaOrderIds)[number];
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
  /** Which order under FISA it was; absent where it was none, or nobody recorded it. */
  fisaOrder: optional(oneOf(fisaOrderIds)),
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
  const fisaOrder = first.fisaOrder ?? second.fisaOrder;
  return {
    ...(notified === undefined ? {} : { notified }),
    ...(fisaOrder === undefined ? {} : { fisaOrder }),
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

/** Whether a FISA order is recorded of a request: also after its category changed, so that it can be taken back. */
export function takesFisaOrder(
  { category, process }: Pick<RequestRecord, 'category' | 'process'>,
  { fisaOrder }: Outcome,
): boolean {
  return fisaOrder !== undefined || (category === 'national-security' && process !== 'nsl');
}

/** As a docket's process says it: `FISA content`, `FISA non-content (ii)`. */
export function fisaProcess(order: FisaOrder): string {
  return `FISA ${order.replace(/-(i+)$/, ' ($1)')}`;
}

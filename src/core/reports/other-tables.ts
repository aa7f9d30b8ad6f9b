import { objections, processes, type ReasonId } from '../legal-basis.ts';
import type { Column } from './columns.ts';
import { isDisclosed } from './columns.ts';
import { isNationalSecurity } from './countability.ts';
import { tableBy, type ReportTable } from './table.ts';
import type { Tally } from './tally.ts';

const received: Column = {
  id: 'received',
  heading: 'Requests Received',
  definition: 'Requests received in the period.',
  figure: { kind: 'requests' },
};

export const processColumns: readonly Column[] = [
  received,
  {
    id: 'disclosed',
    heading: 'Requests where Data Provided',
    definition: 'Requests in response to which data of any kind was provided.',
    figure: { kind: 'count', test: isDisclosed },
  },
  {
    id: 'identifiers',
    heading: 'Identifiers Specified in Requests',
    definition: 'Accounts, devices and other identifiers, counted in each request.',
    figure: { kind: 'sum', field: 'identifiers' },
  },
  {
    id: 'notified',
    heading: 'Requests where Users Notified',
    definition: 'Requests of which the users concerned were told.',
    figure: { kind: 'count', test: ({ notified }) => notified },
  },
  {
    id: 'gagged',
    heading: 'Requests under Nondisclosure',
    definition: 'Requests with a demand not to tell the users concerned.',
    figure: { kind: 'count', test: ({ underGag }) => underGag },
  },
];

/**
 * Requests by the type of process, over all categories but national security: an exact figure of its letters or
 * orders must not leave by this way.
 */
export function processTable(tallies: Iterable<Tally>): ReportTable {
  return tableBy(processColumns, 'Process', tallies, processName);
}

/** As the table has it; null for what must not stand in it. */
export function processName(tally: Pick<Tally, 'category' | 'process' | 'processGiven'>): string | null {
  if (isNationalSecurity(tally)) return null;
  const { process, processGiven } = tally;
  return processGiven ?? (process === null ? 'Not recorded' : processes.labels[process]);
}

/**
 * How often each reason stands in a decision to challenge, narrow or reject; a request counts once for each of its
 * reasons. Why there was nothing to produce is no such reason.
 */
export function reasonTable(tallies: Iterable<Tally>): ReportTable {
  const each: Tally[] = [];
  for (const tally of tallies) {
    if (isNationalSecurity(tally)) continue;
    for (const reason of tally.reasons) each.push({ ...tally, reasons: [reason] });
  }
  return tableBy([received], 'Reason', each, ({ reasons: [reason] }) =>
    reason === undefined ? null : reasonName(reason),
  );
}

/** As the table has it; null for what is no objection. */
export function reasonName(reason: ReasonId): string | null {
  const id = objections.ids.find((one) => one === reason);
  return id === undefined ? null : objections.labels[id];
}

import { processes, reasons } from '../legal-basis.ts';
import type { Column } from './columns.ts';
import { isDataProvided } from './columns.ts';
import { tableBy, type ReportTable } from './table.ts';
import type { Tally } from './tally.ts';

const received: Column = {
  id: 'received',
  heading: 'Requests Received',
  definition: 'Requests received in the period.',
  figure: { kind: 'requests' },
};

const processColumns: readonly Column[] = [
  received,
  {
    id: 'disclosed',
    heading: 'Requests where Data Provided',
    definition: 'Requests in response to which data of any kind was provided.',
    figure: { kind: 'count', test: isDataProvided },
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
    definition: 'Requests of which the users concerned were told. Redrope does not record that yet: blank.',
    figure: { kind: 'count', test: () => null },
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
  return tableBy(processColumns, 'Process', tallies, ({ category, process, processGiven }) => {
    if (category === 'national-security' || process === 'nsl') return null;
    return processGiven ?? (process === null ? 'Not recorded' : processes.labels[process]);
  });
}

/** How often each reason stands in a decision; a request counts once for each of its reasons. */
export function reasonTable(tallies: Iterable<Tally>): ReportTable {
  const each: Tally[] = [];
  for (const tally of tallies) {
    if (tally.category === 'national-security' || tally.process === 'nsl') continue;
    for (const reason of tally.reasons) each.push({ ...tally, reasons: [reason] });
  }
  return tableBy([received], 'Reason', each, ({ reasons: [reason] }) =>
    reason === undefined ? null : reasons.labels[reason],
  );
}

import type { AssessmentVerdict } from '../../../src/core/guidelines/verdict.ts';
import { processes, type DataId, type ProcessId } from '../../../src/core/legal-basis.ts';
import type { expectedSufficiency } from './expected-sufficiency.ts';

export type Jurisdiction = keyof typeof expectedSufficiency;

/**
 * Where another choice of profiles must come to something else than the table of `expected-sufficiency.ts`, written down
 * from the reference's rows and not from what the engine gives. Of several lines on a pair the last one counts.
 */
export interface ExpectedChange {
  /** The row that it comes from. */
  readonly why: string;
  readonly where: readonly Jurisdiction[];
  readonly data: readonly DataId[];
  readonly processes: readonly ProcessId[];
  readonly verdict: AssessmentVerdict;
}

const everywhere: readonly Jurisdiction[] = ['unitedStates', 'brazil', 'germany', 'privateParty'];
const abroad: readonly Jurisdiction[] = ['brazil', 'germany'];

/** What only the strict company's own guidelines say is not held; elsewhere a statute speaks of it, or nothing does. */
const notSaidToBeMissing: readonly ExpectedChange[] = [
  {
    why: 'device_location: not_held, geofence: no_data_to_provide are rows of one company; no statute has a row',
    where: everywhere,
    data: ['device-location', 'geofence'],
    processes: processes.ids,
    verdict: 'no-rule',
  },
  {
    why: 'not_possible_e2ee is a row of one company; prospective_content: wiretap_order',
    where: ['unitedStates'],
    data: ['content-in-transit'],
    processes: processes.ids,
    verdict: 'insufficient',
  },
  {
    why: 'prospective_content: wiretap_order',
    where: ['unitedStates'],
    data: ['content-in-transit'],
    processes: ['wiretap-order'],
    verdict: 'sufficient',
  },
  {
    why: 'prospective content has no row outside the United States',
    where: abroad,
    data: ['content-in-transit'],
    processes: processes.ids,
    verdict: 'no-rule',
  },
  {
    why: 'private_party_content: never_compellable',
    where: ['privateParty'],
    data: ['content-in-transit'],
    processes: processes.ids,
    verdict: 'not-compellable',
  },
  {
    why: 'consent is no demand of a private party',
    where: ['privateParty'],
    data: ['content-in-transit'],
    processes: ['consent'],
    verdict: 'no-rule',
  },
];

export const expectedChanges: Readonly<
  Record<'the laws alone' | 'code-host' | 'mlat-only', readonly ExpectedChange[]>
> = {
  'the laws alone': notSaidToBeMissing,
  'code-host': [
    ...notSaidToBeMissing,
    {
      why: 'github: access_logs take order_2703d',
      where: ['unitedStates'],
      data: ['connection-logs'],
      processes: ['subpoena', 'admin-subpoena', 'grand-jury-subpoena', 'trial-subpoena'],
      verdict: 'insufficient',
    },
    {
      why: 'github, emergency: never private repository content without warrant',
      where: ['unitedStates', ...abroad],
      data: ['stored-content', 'emergency-content'],
      processes: ['emergency'],
      verdict: 'insufficient',
    },
  ],
  'mlat-only': [
    ...notSaidToBeMissing,
    {
      why: 'some companies refer every foreign authority to MLAT',
      where: abroad,
      data: [
        'basic-subscriber',
        'other-noncontent-records',
        'nsl-subscriber',
        'nsl-name-and-service',
        'emergency-records',
        'customer-info',
        'connection-logs',
        'mail-logs',
        'find-my-connection-logs',
        'find-my-remote-lock-or-erase-requests',
        'device-registration',
        'push-token',
        'media-services-ip',
        'purchase-records',
        'message-capability-logs',
        'call-invitation-logs',
        'tracker-pairing-history',
      ],
      processes: ['foreign-request', 'court-order'],
      verdict: 'insufficient',
    },
  ],
};

import type { AssessmentVerdict } from '../../../src/core/guidelines/verdict.ts';
import type { DataId, ProcessId } from '../../../src/core/legal-basis.ts';

/**
 * What the default guidelines (the four laws under the strict company) must say to every process for every category of
 * data, written down from the reference's matrix and not from what the engine gives; nothing was found yet, and the day
 * is 2026-11-22. Each line: categories, what single processes come to, and what all the others come to.
 */
export interface ExpectedLine {
  /** Where the line comes from. */
  readonly why: string;
  readonly data: readonly DataId[];
  readonly said: Partial<Readonly<Record<AssessmentVerdict, readonly ProcessId[]>>>;
  readonly otherwise: AssessmentVerdict;
}

const subpoenas: readonly ProcessId[] = [
  'subpoena',
  'admin-subpoena',
  'grand-jury-subpoena',
  'trial-subpoena',
];
const orderAndUp: readonly ProcessId[] = ['order-2703d', 'search-warrant'];
const subpoenaAndUp: readonly ProcessId[] = [...subpoenas, ...orderAndUp];
const outsideOrders: readonly ProcessId[] = [
  'foreign-request',
  'court-order',
  'mlat-request',
  'order-under-2523-agreement',
];
const european: readonly ProcessId[] = ['epoc', 'epoc-pr'];

const records: readonly DataId[] = [
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
];
const storedContents: readonly DataId[] = ['stored-content', 'emergency-content'];

/** Whoever asks and by whatever: the company does not hold it, or nobody can read it. */
const notHeld: ExpectedLine = {
  why: 'device_location: not_held; geofence: no_data_to_provide; in transit: not_possible_e2ee',
  data: ['device-location', 'geofence', 'content-in-transit'],
  said: {},
  otherwise: 'not-held',
};
const restriction: ExpectedLine = {
  why: 'restriction or deletion needs a court order; a warrant is one',
  data: ['account-restriction', 'account-deletion'],
  said: { sufficient: ['court-order', 'search-warrant'] },
  otherwise: 'insufficient',
};
const noRule: ExpectedLine = {
  why: 'the matrix has no row',
  data: ['app-removal', 'other'],
  said: {},
  otherwise: 'no-rule',
};

const privateContent: ExpectedLine = {
  why: 'private_party_content: never_compellable, whoever the record says requests; 2702(b)(3)',
  data: ['private-party-content'],
  said: { voluntary: ['consent'] },
  otherwise: 'not-compellable',
};

/** The consent that the matrix accepts, and 2703(c)(1), is enough once it is shown, and nothing was found yet. */
const untilShown: readonly ProcessId[] = ['consent'];

/** What 2702(b)(3), (8) and (c)(2), (4) let be given, and compel nobody to give. */
const asking: readonly ProcessId[] = ['emergency', 'consent'];

const unitedStates: readonly ExpectedLine[] = [
  notHeld,
  restriction,
  noRule,
  privateContent,
  {
    why: 'basic_subscriber: subpoena; customer_info, icloud_connection_logs_ip, find_my_connection_logs: subpoena; 2702(c)(4)',
    data: ['basic-subscriber', 'customer-info', 'connection-logs', 'find-my-connection-logs'],
    said: { sufficient: subpoenaAndUp, insufficient: untilShown, voluntary: ['emergency'] },
    otherwise: 'insufficient',
  },
  {
    why: 'other_noncontent_records, mail_logs, remote lock or erase, push_token since 2023-12: order_2703d; 2702(c)(4)',
    data: [
      'other-noncontent-records',
      'emergency-records',
      'mail-logs',
      'find-my-remote-lock-or-erase-requests',
      'push-token',
    ],
    said: { sufficient: orderAndUp, insufficient: untilShown, voluntary: ['emergency'] },
    otherwise: 'insufficient',
  },
  {
    why: 'stored_content: search_warrant; consent (2702(b)(3)) and emergency are voluntary',
    data: storedContents,
    said: { sufficient: ['search-warrant'], voluntary: asking },
    otherwise: 'insufficient',
  },
  {
    why: 'prospective non-content: pen_trap_order',
    data: ['prospective-noncontent-dialing-routing'],
    said: { sufficient: ['pen-trap-order'] },
    otherwise: 'insufficient',
  },
  {
    why: 'prospective content: wiretap_order',
    data: ['prospective-content'],
    said: { sufficient: ['wiretap-order'] },
    otherwise: 'insufficient',
  },
  {
    why: 'nsl_subscriber: nsl; it is within what a subpoena reaches',
    data: ['nsl-subscriber', 'nsl-name-and-service'],
    said: { sufficient: ['nsl', ...subpoenaAndUp], insufficient: untilShown, voluntary: ['emergency'] },
    otherwise: 'insufficient',
  },
  {
    why: 'preservation: letter_2703f',
    data: ['preservation'],
    said: { sufficient: ['letter-2703f'] },
    otherwise: 'insufficient',
  },
  {
    why: 'v: memory, of the process: neither a yes nor a no may rest on it',
    data: [
      'device-registration',
      'media-services-ip',
      'purchase-records',
      'message-capability-logs',
      'call-invitation-logs',
      'tracker-pairing-history',
    ],
    said: { voluntary: ['emergency'] },
    otherwise: 'unverified-rule',
  },
  {
    why: 'a CLOUD Act order is none of a United States authority',
    data: ['cloud-act-foreign-order'],
    said: {},
    otherwise: 'no-rule',
  },
];

/** Another government outside the Union; `epoc` and `epoc-pr` are no instruments of it. */
const brazil: readonly ExpectedLine[] = [
  notHeld,
  restriction,
  noRule,
  privateContent,
  {
    why: 'noncontent: valid local legal request',
    data: records,
    said: {
      sufficient: outsideOrders,
      voluntary: asking,
      'no-rule': european,
    },
    otherwise: 'insufficient',
  },
  {
    why: 'content: MLAT or CLOUD Act agreement, except emergency once it is shown, which no text of 2702(b) lets a foreign authority have',
    data: storedContents,
    said: {
      sufficient: ['mlat-request', 'order-under-2523-agreement'],
      voluntary: ['consent'],
      'no-rule': european,
    },
    otherwise: 'insufficient',
  },
  {
    why: 'cloud_act_foreign_order: order_under_2523_agreement',
    data: ['cloud-act-foreign-order'],
    said: { sufficient: ['order-under-2523-agreement'], 'no-rule': european },
    otherwise: 'insufficient',
  },
  {
    why: 'the matrix has no row outside the United States',
    data: ['prospective-noncontent-dialing-routing', 'preservation'],
    said: {},
    otherwise: 'no-rule',
  },
  {
    why: 'the matrix has no row',
    data: ['prospective-content'],
    said: {},
    otherwise: 'no-rule',
  },
];

/** A member state: as any other government, and by the regulation's two instruments, all of it from memory. */
const germany: readonly ExpectedLine[] = [
  notHeld,
  restriction,
  noRule,
  privateContent,
  {
    why: 'as outside; subscriber, traffic: EPOC by memory',
    data: records,
    said: {
      sufficient: outsideOrders,
      voluntary: asking,
      'unverified-rule': european,
    },
    otherwise: 'insufficient',
  },
  {
    why: 'as outside; content: EPOC by memory',
    data: storedContents,
    said: {
      sufficient: ['mlat-request', 'order-under-2523-agreement'],
      voluntary: ['consent'],
      'unverified-rule': european,
    },
    otherwise: 'insufficient',
  },
  {
    why: 'EPOC-PR: by memory',
    data: ['preservation'],
    said: { 'unverified-rule': european },
    otherwise: 'no-rule',
  },
  ...brazil.filter(({ data }) =>
    data.some((category) => category === 'cloud-act-foreign-order' || category === 'prospective-content'),
  ),
  {
    why: 'the matrix has no row outside the United States',
    data: ['prospective-noncontent-dialing-routing'],
    said: {},
    otherwise: 'no-rule',
  },
];

/** No content without the user's consent; records by a court's subpoena, else only where the company wants to give them. */
const privateParty: readonly ExpectedLine[] = [
  notHeld,
  restriction,
  noRule,
  privateContent,
  {
    why: 'civil subpoenas compel (FRCP 45); non-content may go to a non-governmental person: 2702(c)(6), (c)(2)',
    data: records,
    said: { sufficient: ['civil-subpoena', 'subpoena', 'trial-subpoena', 'court-order'] },
    otherwise: 'voluntary',
  },
  {
    why: 'private_party_content: never_compellable, in an emergency either: 2702(b)(8) speaks of governmental entities; 2702(b)(3)',
    data: storedContents,
    said: { voluntary: ['consent'] },
    otherwise: 'not-compellable',
  },
  {
    why: 'private_party_content: never_compellable',
    data: ['prospective-content'],
    said: { 'no-rule': ['consent'] },
    otherwise: 'not-compellable',
  },
  {
    why: 'nothing for a private party in the matrix',
    data: ['prospective-noncontent-dialing-routing', 'preservation', 'cloud-act-foreign-order'],
    said: {},
    otherwise: 'no-rule',
  },
];

export const expectedSufficiency = { unitedStates, brazil, germany, privateParty } as const;

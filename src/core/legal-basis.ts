/**
 * The closed lists a review speaks in. Source of all of them: the statutes and guidelines that docs/legal-sources.md
 * names row by row. Rules over these ids (which data needs which process) are data, not code.
 */
function terms<const T extends Readonly<Record<string, string>>>(labels: T) {
  const ids = Object.keys(labels) as readonly (keyof T & string)[];
  return { ids, labels };
}

export const processes = terms({
  subpoena: 'Subpoena',
  'admin-subpoena': 'Administrative subpoena',
  'grand-jury-subpoena': 'Grand jury subpoena',
  'trial-subpoena': 'Trial subpoena',
  'civil-subpoena': 'Civil subpoena',
  'order-2703d': 'Court order, 2703(d)',
  'search-warrant': 'Search warrant',
  'pen-trap-order': 'Pen register or trap and trace order',
  'wiretap-order': 'Wiretap order',
  nsl: 'National security letter',
  'letter-2703f': 'Preservation letter, 2703(f)',
  emergency: 'Emergency request',
  consent: 'Consent of the user',
  'order-under-2523-agreement': 'CLOUD Act order',
  'mlat-request': 'Mutual legal assistance request',
  epoc: 'European production order (EPOC)',
  'epoc-pr': 'European preservation order (EPOC-PR)',
  'foreign-request': 'Foreign request under local law',
  'court-order': 'Other court order',
  other: 'Other or not yet known',
});
export type ProcessId = (typeof processes.ids)[number];

export const dataCategories = terms({
  'basic-subscriber': 'Basic subscriber information',
  'other-noncontent-records': 'Other non-content records',
  'stored-content': 'Stored content',
  'prospective-noncontent-dialing-routing': 'Prospective dialling and routing data',
  'prospective-content': 'Prospective content',
  'nsl-subscriber': 'Subscriber and toll records (national security letter)',
  'nsl-name-and-service': 'Name and length of service',
  preservation: 'Preservation',
  'emergency-content': 'Content, emergency',
  'emergency-records': 'Records, emergency',
  'private-party-content': 'Content for a private party',
  'cloud-act-foreign-order': 'Data under a CLOUD Act order',
  'customer-info': 'Customer information',
  'connection-logs': 'Connection logs and IP addresses',
  'mail-logs': 'Mail logs',
  'find-my-connection-logs': 'Device-finding connection logs',
  'find-my-remote-lock-or-erase-requests': 'Remote lock or erase requests',
  'device-registration': 'Device registration',
  'device-location': 'Device location',
  'push-token': 'Push token',
  'media-services-ip': 'Media services IP addresses',
  'purchase-records': 'Purchase, order and gift card records',
  geofence: 'Geofence search',
  'account-restriction': 'Restriction of an account',
  'account-deletion': 'Deletion of an account',
  'app-removal': 'Removal of an app',
  'message-capability-logs': 'Message capability query logs',
  'call-invitation-logs': 'Call invitation logs',
  'tracker-pairing-history': 'Tracker pairing history',
  'content-in-transit': 'Messages and calls in transit',
  other: 'Other',
});
export type DataId = (typeof dataCategories.ids)[number];

/** Demands for an act, which give no data. */
export const acts: ReadonlySet<DataId> = new Set([
  'preservation',
  'account-restriction',
  'account-deletion',
  'app-removal',
]);

export const reportCategories = terms({
  device: 'Device',
  'financial-identifier': 'Financial identifier',
  'push-token': 'Push token',
  account: 'Account',
  'account-preservation': 'Account preservation',
  'account-restriction-deletion': 'Account restriction or deletion',
  emergency: 'Emergency',
  'digital-content-provider': 'Digital content provider',
  'app-removal-legal': 'App removal, legal violation',
  'app-removal-policy': 'App removal, platform policy',
  'private-party': 'Private party',
  'national-security': 'National security',
});
export type ReportCategoryId = (typeof reportCategories.ids)[number];

export const elements = terms({
  written: 'In writing',
  'issuing-authority': 'Issuing authority',
  signed: 'Signed by an authorised official',
  dated: 'Dated',
  'legal-basis-cited': 'Legal basis cited',
  'agent-identified': 'Agent named, with badge and official contact',
  'identifiers-exact': 'Exact identifiers',
  'record-types': 'Record types named',
  'date-range': 'Date range',
  addressee: 'Addressed to the right entity',
  'service-channel': 'Served through the right channel',
  'return-date': 'Return date',
  'process-sufficient': 'Process sufficient for the data',
  'subpoena-type': 'Type of subpoena',
  'subpoena-fields-only': 'Only what a subpoena can reach',
  'judge-and-court': 'Judge and court',
  'articulable-facts': 'Specific and articulable facts found',
  'judge-signature': "Judge's signature",
  'probable-cause': 'Probable cause found',
  'particularity-accounts': 'Particularity: accounts',
  'particularity-categories': 'Particularity: categories',
  'particularity-dates': 'Particularity: dates',
  nexus: 'Nexus between account and offence',
  'execution-window': 'Within the execution window',
  'nondisclosure-authority': 'Nondisclosure rests on an order or statute',
  'nondisclosure-finding': 'Nondisclosure: the 2705(b) finding',
  'nondisclosure-end-date': 'Nondisclosure has an end date',
  'governmental-entity': 'Requested by a governmental entity',
  'order-attached': 'Court order attached',
  'reproductive-health-attestation': 'Attestation (California AB 1242)',
  'consent-shown': "The user's consent shown and verified",
  'emergency-threshold': 'Danger of death or serious physical injury',
  'emergency-verified': 'Requester verified independently',
  'nsl-official': 'Signed by a designated official (2709)',
  'nsl-certification': 'Relevance certified (2709)',
  'nsl-review-notice': 'Notice of the right to judicial review',
  'offence-threshold': 'Offence serious enough for this process',
  'independent-review': 'Reviewed by a court or another independent authority',
  'lawful-targeting': 'Targets nobody whom the agreement protects',
  other: 'Something else',
});
export type ElementId = (typeof elements.ids)[number];

export const verdicts = terms({ supports: 'Supports', breaks: 'Breaks', unclear: 'Leaves unclear' });
export type Verdict = (typeof verdicts.ids)[number];

export const dispositions = terms({
  produce: 'Produce',
  narrow: 'Narrow',
  challenge: 'Challenge',
  reject: 'Reject',
  'nothing-to-produce': 'Nothing to produce',
});
export type Disposition = (typeof dispositions.ids)[number];

/** Why something is challenged, narrowed or rejected. Which section says so, the rule that is cited tells: by the law that holds there. */
export const objections = terms({
  'no-valid-legal-basis': 'No valid legal basis',
  unclear: 'Unclear',
  inappropriate: 'Inappropriate',
  'overly-broad': 'Overly broad',
  'process-insufficient': 'Process insufficient for the class of data',
  'wrong-entity-or-jurisdiction': 'Wrong entity or jurisdiction',
  unsigned: 'Unsigned',
  undated: 'Undated',
  expired: 'Expired',
  'authority-not-verified': 'Authority not verified',
  'identifiers-missing': 'Identifiers missing',
  'no-date-range': 'No date range',
  'content-by-subpoena': 'Content sought by subpoena',
  'private-party-content': 'Private party seeking content',
  'unduly-burdensome': 'Voluminous or unduly burdensome',
  'foreign-law-conflict': 'Conflict with foreign law',
  'prohibited-targeting': 'Prohibited targeting',
  'nsl-unlawful': 'Letter unreasonable, oppressive or unlawful',
  'emergency-threshold-not-met': 'Emergency threshold not met',
  'emergency-verification-failed': 'Emergency verification failed',
  'court-order-missing': 'Court order missing',
});
/** Why there is nothing to produce; none of these is a rejection. */
export const absences = terms({
  'no-responsive-data': 'No responsive data',
  'data-not-held': 'Data not held',
  'technically-impossible': 'Technically impossible',
  withdrawn: 'Request withdrawn',
});
export const reasons = terms({ ...objections.labels, ...absences.labels });
export type ReasonId = (typeof reasons.ids)[number];

export const documentRoles = terms({
  request: 'Request',
  order: 'Order or warrant',
  attachment: 'Attachment',
  correspondence: 'Correspondence',
});
export type DocumentRole = (typeof documentRoles.ids)[number];

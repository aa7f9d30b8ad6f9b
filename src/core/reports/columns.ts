import type { ReportCategoryId } from '../legal-basis.ts';
import type { Facts, SummedField } from './tally.ts';

/** How a figure comes from requests. */
export type Figure =
  | { readonly kind: 'requests' }
  | { readonly kind: 'sum'; readonly field: SummedField }
  /** Counts requests of which the test holds; null: what was recorded does not say. */
  | { readonly kind: 'count'; readonly test: (facts: Facts) => boolean | null }
  /** The named columns together, in whole percent of the requests received. */
  | { readonly kind: 'percent'; readonly of: readonly string[] };

export interface Column {
  readonly id: string;
  /** Exactly as it is published. */
  readonly heading: string;
  readonly definition: string;
  readonly figure: Figure;
}

/** The categories whose tables have these columns; national security has a form of its own. */
export type TableCategory = Exclude<ReportCategoryId, 'national-security'>;

const isChallenged = ({ challenged }: Facts) => (challenged === null ? null : challenged !== 'no');

/** Whether data of any kind was given. */
function isDataProvided({ dataProvided }: Facts): boolean | null {
  if (dataProvided === null || dataProvided === 'unknown') return null;
  return dataProvided !== 'none';
}

/** Whether this was the most that was given. `yes` does not say which. */
function isMost(kind: 'non-content' | 'content') {
  return ({ dataProvided }: Facts): boolean | null => {
    if (dataProvided === null || dataProvided === 'unknown' || dataProvided === 'yes') return null;
    return dataProvided === kind;
  };
}

/** The outcome of an emergency request; where it was not recorded as such, it follows from the other two fields. */
function emergencyOutcomeOf(facts: Facts): 'rejected' | 'no-data' | 'data' | null {
  const { emergencyOutcome } = facts;
  if (emergencyOutcome === 'unknown') return null;
  if (emergencyOutcome !== null) return emergencyOutcome;
  const provided = isDataProvided(facts);
  if (provided === null) return null;
  if (provided) return 'data';
  const challenged = isChallenged(facts);
  return challenged === null ? null : challenged ? 'rejected' : 'no-data';
}

/** Whether data was given, over all categories; of an emergency request as its own table counts it. */
export function isDisclosed(facts: Facts): boolean | null {
  return facts.emergencyOutcome === null ? isDataProvided(facts) : isEmergency('data')(facts);
}

function isEmergency(outcome: 'rejected' | 'no-data' | 'data') {
  return (facts: Facts): boolean | null => {
    const known = emergencyOutcomeOf(facts);
    return known === null ? null : known === outcome;
  };
}

function isAction(action: 'restricted' | 'deleted') {
  return (facts: Facts) => (facts.action === null ? null : facts.action === action);
}

function isRefusedWithoutAction(facts: Facts): boolean | null {
  if (facts.action === null) return null;
  return facts.action === 'none' ? isChallenged(facts) : false;
}

function received(heading: string): Column {
  return {
    id: 'received',
    heading,
    definition: 'Requests received in the period; each counts once, however many identifiers it names.',
    figure: { kind: 'requests' },
  };
}

function sum(id: string, heading: string, definition: string, field: SummedField): Column {
  return { id, heading, definition, figure: { kind: 'sum', field } };
}

function count(
  id: string,
  heading: string,
  definition: string,
  test: (facts: Facts) => boolean | null,
): Column {
  return { id, heading, definition, figure: { kind: 'count', test } };
}

function percent(of: readonly string[]): Column {
  return {
    id: 'percentage',
    heading: 'Percentage of Requests where Data Provided',
    definition: 'Requests where data was provided, of requests received, rounded half up to a whole percent.',
    figure: { kind: 'percent', of },
  };
}

const dataProvided = count(
  'data-provided',
  'Requests where Data Provided',
  'Requests in response to which data of any kind was provided.',
  isDataProvided,
);
const objected = count(
  'challenged',
  'Requests Objected to in Part or Rejected in Full',
  'Requests that were objected to in part or rejected in full.',
  isChallenged,
);

/** Devices, financial identifiers, push tokens: one form. */
function identifierColumns(noun: string, plural: string, what: string): readonly Column[] {
  return [
    received(`${noun} Requests Received`),
    sum('identifiers', `${plural} Specified in Requests`, `${what}, counted in each request.`, 'identifiers'),
    dataProvided,
    percent(['data-provided']),
  ];
}

function removalColumns(kind: string): readonly Column[] {
  return [
    received(`${kind} Takedown Requests Received`),
    sum('identifiers', 'Apps Specified in Requests', 'Apps named, counted in each request.', 'identifiers'),
    objected,
    count(
      'app-removed',
      'Requests where App Removed',
      'Requests in response to which at least one app was removed.',
      ({ anyAppRemoved }) => anyAppRemoved,
    ),
    sum('apps-removed', 'Apps Removed', 'Apps removed in response.', 'appsRemoved'),
    sum('appeals-received', 'Appeals Received', 'Appeals against removals.', 'appealsReceived'),
    sum('appeals-granted', 'Appeals Granted', 'Appeals that were granted.', 'appealsGranted'),
    sum('apps-reinstated', 'Apps Reinstated', 'Apps reinstated after an appeal.', 'appsReinstated'),
  ];
}

const accounts = (heading: string) =>
  sum('identifiers', heading, 'Account names or e-mail addresses, counted in each request.', 'identifiers');

/** The columns of each category, in their order, with the headings exactly as they are published. */
export const columnsOf: Readonly<Record<TableCategory, readonly Column[]>> = {
  device: identifierColumns('Device', 'Devices', 'Devices by serial number, IMEI or MEID'),
  'financial-identifier': identifierColumns(
    'Financial Identifier',
    'Financial Identifiers',
    'Payment cards and gift cards',
  ),
  'push-token': identifierColumns('Push Token', 'Push Tokens', 'Push notification tokens'),
  account: [
    received('Account Requests Received'),
    accounts('Accounts Specified in Requests'),
    count(
      'challenged',
      'Requests Challenged in Part or Rejected in Full',
      'Requests that were challenged in part or rejected in full; some of them may still have been answered with data.',
      isChallenged,
    ),
    count(
      'non-content',
      'Requests where Only Non-Content Data Provided',
      'Requests in response to which data was provided, but no content.',
      isMost('non-content'),
    ),
    count(
      'content',
      'Requests where Content Provided',
      'Requests in response to which content was provided.',
      isMost('content'),
    ),
    percent(['non-content', 'content']),
  ],
  'account-preservation': [
    received('Account Preservation Requests Received'),
    accounts('Accounts Specified in Requests'),
    sum(
      'preserved',
      'Accounts where Data Preserved',
      'Accounts whose data was preserved.',
      'accountsPreserved',
    ),
  ],
  'account-restriction-deletion': [
    received('Account Restriction/ Account Deletion Requests Received'),
    accounts('Accounts Specified in the Requests'),
    count(
      'no-action',
      'Requests Rejected/Challenged where No Action Taken',
      'Requests that were rejected or challenged and after which nothing was done.',
      isRefusedWithoutAction,
    ),
    count(
      'restricted',
      'Requests where Account Restricted',
      'Requests after which an account was restricted.',
      isAction('restricted'),
    ),
    count(
      'deleted',
      'Requests where Account Deleted',
      'Requests after which an account was deleted.',
      isAction('deleted'),
    ),
  ],
  emergency: [
    received('Emergency Requests Received'),
    count(
      'rejected',
      'Requests Rejected/Challenged and No Data Provided',
      'Requests that were rejected or challenged and in response to which no data was provided.',
      isEmergency('rejected'),
    ),
    count(
      'no-data',
      'Requests where No Data Provided',
      'Requests in response to which there was no data to provide.',
      isEmergency('no-data'),
    ),
    count(
      'data-provided',
      'Requests where Data Provided',
      'Requests in response to which data was provided.',
      isEmergency('data'),
    ),
    percent(['data-provided']),
  ],
  'digital-content-provider': [
    received('Digital Content Provider Requests Received'),
    objected,
    dataProvided,
    percent(['data-provided']),
  ],
  'app-removal-legal': removalColumns('Legal Violation'),
  'app-removal-policy': removalColumns('Platform Policy Violation'),
  'private-party': [received('Requests Received'), dataProvided, percent(['data-provided'])],
};

/** Whether a category's table has one row a country; private parties are counted as a whole. */
export function isByRegion(category: TableCategory): boolean {
  return category !== 'private-party';
}

export const tableCategories = Object.keys(columnsOf) as readonly TableCategory[];

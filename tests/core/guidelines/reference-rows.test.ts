import { describe, expect, it } from 'vitest';
import { profileNamed } from './built-in.ts';

// Row by row what the reference states: where it is, which data, the least process, how far it was verified, and where
// it has one its number. A rule may be marked weaker than its row, never better.
const order = ['text', 'excerpt', 'secondary', 'memory'];

type ProcessRow = readonly [profile: string, rule: string, minimum: string, data: string, mark: string];
const processRows: readonly ProcessRow[] = [
  ['us-federal', 'subscriber-2703c2', 'subpoena', 'basic-subscriber', 'text'],
  ['us-federal', 'records-2703d', 'order-2703d', 'other-noncontent-records', 'text'],
  ['us-federal', 'content-2703a', 'search-warrant', 'stored-content', 'excerpt'],
  ['us-federal', 'pen-trap-3123', 'pen-trap-order', 'prospective-noncontent-dialing-routing', 'text'],
  ['us-federal', 'wiretap-2518', 'wiretap-order', 'prospective-content', 'text'],
  ['us-federal', 'nsl-2709', 'nsl', 'nsl-subscriber', 'text'],
  ['strict-company', 'company-nsl-fields', 'nsl', 'nsl-subscriber', 'excerpt'],
  ['us-federal', 'preservation-2703f', 'letter-2703f', 'preservation', 'text'],
  ['outside-us', 'cloud-act-2523', 'order-under-2523-agreement', 'cloud-act-foreign-order', 'text'],
  ['strict-company', 'company-customer-info', 'subpoena', 'customer-info', 'secondary'],
  ['strict-company', 'company-connection-logs', 'subpoena', 'connection-logs', 'secondary'],
  ['strict-company', 'company-find-my-connections', 'subpoena', 'find-my-connection-logs', 'secondary'],
  [
    'strict-company',
    'company-remote-lock-erase',
    'order-2703d',
    'find-my-remote-lock-or-erase-requests',
    'secondary',
  ],
  ['strict-company', 'company-mail-logs', 'order-2703d', 'mail-logs', 'secondary'],
  ['strict-company', 'company-content', 'search-warrant', 'stored-content', 'secondary'],
  ['strict-company', 'company-message-capability', 'order-2703d', 'message-capability-logs', 'memory'],
  ['strict-company', 'company-call-invitations', 'order-2703d', 'call-invitation-logs', 'memory'],
  ['strict-company', 'company-tracker-pairing', 'subpoena', 'tracker-pairing-history', 'memory'],
  ['strict-company', 'company-device-registration', 'subpoena', 'device-registration', 'memory'],
  ['strict-company', 'company-purchases', 'subpoena', 'purchase-records', 'memory'],
  ['strict-company', 'company-push-token', 'order-2703d', 'push-token', 'secondary'],
  ['strict-company', 'company-push-token-before', 'subpoena', 'push-token', 'secondary'],
  ['code-host', 'host-account', 'subpoena', 'customer-info', 'excerpt'],
  ['code-host', 'host-access-logs', 'order-2703d', 'connection-logs', 'excerpt'],
  ['code-host', 'host-private-content', 'search-warrant', 'stored-content', 'excerpt'],
  ['outside-us', 'outside-records', 'foreign-request', 'other-noncontent-records', 'excerpt'],
  ['outside-us', 'outside-content', 'mlat-request', 'stored-content', 'excerpt'],
  ['eu-e-evidence', 'eu-subscriber', 'epoc', 'basic-subscriber', 'memory'],
  ['eu-e-evidence', 'eu-traffic-content', 'epoc', 'stored-content', 'memory'],
  ['eu-e-evidence', 'eu-preservation', 'epoc-pr', 'preservation', 'memory'],
  ['mlat-only', 'mlat-only', 'mlat-request', 'stored-content', 'secondary'],
];

type AvailabilityRow = readonly [profile: string, rule: string, what: string, data: string, mark: string];
const availabilityRows: readonly AvailabilityRow[] = [
  ['us-federal', 'emergency-content-2702b8', 'voluntary', 'emergency-content', 'text'],
  ['us-federal', 'emergency-records-2702c4', 'voluntary', 'emergency-records', 'text'],
  ['us-federal', 'nsl-never-content', 'prohibited', 'stored-content', 'text'],
  ['every-request', 'content-for-a-private-party', 'never-compellable', 'private-party-content', 'text'],
  ['private-party', 'private-content', 'never-compellable', 'stored-content', 'text'],
  ['private-party', 'private-records', 'voluntary', 'basic-subscriber', 'text'],
  ['strict-company', 'company-no-device-location', 'not-held', 'device-location', 'secondary'],
  ['strict-company', 'company-no-geofence', 'not-held', 'geofence', 'excerpt'],
  ['strict-company', 'company-end-to-end', 'not-held', 'content-in-transit', 'secondary'],
  ['code-host', 'host-emergency-no-content', 'prohibited', 'stored-content', 'excerpt'],
  ['outside-us', 'outside-emergency-content', 'voluntary', 'stored-content', 'excerpt'],
];

type ClockRow = readonly [profile: string, rule: string, start: string, end: object, mark: string];
const after = (duration: object, more: object = {}) => ({ type: 'after', duration, ...more });
const clockRows: readonly ClockRow[] = [
  [
    'us-federal',
    'preservation-2703f-clock',
    'received',
    after({ days: 90 }, { renewals: { times: 1, duration: { days: 90 } } }),
    'text',
  ],
  [
    'us-federal',
    'delayed-notice-2705a',
    'notice-delayed',
    after({ days: 90 }, { renewals: { times: null, duration: { days: 90 } } }),
    'text',
  ],
  [
    'every-request',
    'nondisclosure-2705b',
    'issued',
    { type: 'instrument', field: 'nondisclosure-until', longestDays: 365 },
    'excerpt',
  ],
  ['us-federal', 'comity-2703h', 'served', after({ days: 14 }), 'text'],
  ['us-federal', 'quash-2703d', 'served', { type: 'promptly' }, 'text'],
  ['us-federal', 'nsl-reciprocal-notice', 'review-notified', after({ days: 30 }), 'text'],
  [
    'us-federal',
    'wiretap-2518-clock',
    'interception-began',
    after({ days: 30 }, { renewals: { times: null, duration: { days: 30 } } }),
    'text',
  ],
  ['us-federal', 'wiretap-emergency-2518-7', 'interception-began', after({ hours: 48 }), 'text'],
  [
    'us-federal',
    'pen-trap-3123-clock',
    'issued',
    after({ days: 60 }, { renewals: { times: null, duration: { days: 60 } } }),
    'text',
  ],
  ['eu-e-evidence', 'epoc-ten-days', 'received', after({ days: 10 }), 'secondary'],
  ['eu-e-evidence', 'epoc-eight-hours', 'received', after({ hours: 8 }), 'secondary'],
  [
    'eu-e-evidence',
    'epoc-pr-sixty-days',
    'received',
    after({ days: 60 }, { renewals: { times: 1, duration: { days: 30 } } }),
    'memory',
  ],
  ['every-request', 'civil-objection-45d2b', 'served', after({ days: 14 }, { notAfter: 'due' }), 'memory'],
  ['us-federal', 'warrant-execution-41e2', 'issued', after({ days: 14 }), 'memory'],
  ['us-federal', 'fisa-report-lag-1874b', 'reporting-period-ended', after({ days: 180 }), 'text'],
  [
    'us-federal',
    'fisa-report-lag-new-platform-1874b',
    'reporting-period-ended',
    after({ days: 540 }),
    'text',
  ],
];

function ruleOf(profile: string, id: string) {
  const rule = profileNamed(profile).rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`${profile} has no rule ${id}`);
  return rule;
}

function marked(actual: string, reference: string): void {
  expect(order.indexOf(actual)).toBeGreaterThanOrEqual(order.indexOf(reference));
}

describe('the rows of the reference are rules', () => {
  it.each(processRows)('%s: %s takes %s', (profile, id, minimum, data, mark) => {
    const rule = ruleOf(profile, id);
    expect(rule).toMatchObject({ type: 'minimum-process', minimum });
    expect('data' in rule ? rule.data : []).toContain(data);
    marked(rule.verified, mark);
  });

  it.each(availabilityRows)('%s: %s is %s', (profile, id, availability, data, mark) => {
    const rule = ruleOf(profile, id);
    expect(rule).toMatchObject({ type: 'availability', availability });
    expect('data' in rule ? rule.data : []).toContain(data);
    marked(rule.verified, mark);
  });

  it.each(clockRows)('%s: %s runs from %s', (profile, id, fact, end, mark) => {
    const rule = ruleOf(profile, id);
    if (rule.type !== 'clock') throw new Error(`${id} is no clock`);
    expect(rule.start.earliestOf[0]?.fact).toBe(fact);
    expect(rule.end).toEqual(end);
    marked(rule.verified, mark);
  });

  it('a wiretap runs from the first interception or the tenth day after the order', () => {
    const rule = ruleOf('us-federal', 'wiretap-2518-clock');
    expect(rule.type === 'clock' ? rule.start.earliestOf : []).toEqual([
      { fact: 'interception-began', plusDays: 0 },
      { fact: 'issued', plusDays: 10 },
    ]);
  });

  it.each([
    'connection-logs',
    'find-my-connection-logs',
    'mail-logs',
    'message-capability-logs',
    'call-invitation-logs',
    'tracker-pairing-history',
  ])('%s are kept for 25 days', (data) => {
    expect(ruleOf('strict-company', `retention-${data}`)).toMatchObject({
      data: [data],
      keeps: { days: 25 },
      verified: 'secondary',
    });
  });

  it('media services addresses are kept for 18 months', () => {
    expect(ruleOf('strict-company', 'retention-media-services-ip')).toMatchObject({ keeps: { months: 18 } });
  });

  it.each([
    ['AU', 'Production Order'],
    ['CA', 'Production Order'],
    ['NZ', 'Production Order'],
    ['FR', 'requisition'],
    ['FR', 'rogatory'],
    ['ES', 'Solicitud'],
    ['BR', 'Ordem'],
    ['DE', 'Auskunftsersuchen'],
    ['JP', 'Disclosure request for personal information'],
  ])('in %s the instrument is called %s', (country, name) => {
    const names = profileNamed('outside-us').rules.flatMap((rule) =>
      rule.type === 'instrument-name' &&
      rule.scope?.countries !== undefined &&
      'only' in rule.scope.countries &&
      rule.scope.countries.only.includes(country)
        ? rule.names
        : [],
    );
    expect(names.some((candidate) => candidate.includes(name))).toBe(true);
  });

  it('the telemarketing request, the fine, and what is decryptable are told as facts', () => {
    expect(ruleOf('us-federal', 'telemarketing-2703c1d').text).toContain(
      'name, address and place of business',
    );
    expect(ruleOf('eu-e-evidence', 'eu-applies-from').text).toContain('two per cent');
    expect(ruleOf('strict-company', 'company-advanced-protection').text).toContain(
      'mail, contacts and calendars',
    );
    expect(ruleOf('strict-company', 'company-deleted-content').text).toContain('not retained');
  });

  it('subpoena fields are the statute’s six', () => {
    const rule = ruleOf('us-federal', 'subscriber-2703c2');
    expect(rule.type === 'minimum-process' ? rule.fields : []).toHaveLength(6);
  });
});

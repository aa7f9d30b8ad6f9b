import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/cases/case-state.ts';
import { whyNotNarrower } from '../../../src/core/decisions/narrower-terms.ts';
import { assess, type Assessment } from '../../../src/core/guidelines/assess.ts';
import { checklist, type ExaminedRequest } from '../../../src/core/guidelines/checklist.ts';
import { noActs } from '../../../src/core/guidelines/element-standing.ts';
import type { Guidelines } from '../../../src/core/guidelines/guidelines.ts';
import { plainSufficiency, restsOn } from '../../../src/core/guidelines/plain-sufficiency.ts';
import { checkProfile } from '../../../src/core/guidelines/read-profile.ts';
import { assembleGuidelines } from '../../../src/core/guidelines/guidelines.ts';
import {
  dataCategories,
  elements,
  processes,
  verdicts,
  type DataId,
  type ElementId,
  type ProcessId,
  type Verdict,
} from '../../../src/core/legal-basis.ts';
import type { DemandTerms } from '../../../src/core/requests/events.ts';
import {
  codeHost,
  demandOf,
  findingOn,
  law,
  laws,
  mlatOnly,
  profileNamed,
  profiles,
  requestOf,
  strict,
  today,
} from './built-in.ts';

function assessed(
  guidelines: Guidelines,
  country: string | null,
  process: ProcessId | null,
  data: DataId,
  more: Partial<ExaminedRequest> = {},
  on = today,
): Assessment {
  return assess(guidelines, requestOf(country, process, more), demandOf(data), [], on);
}

/** With each required element supported, and found what else was. */
function whollyShown(
  guidelines: Guidelines,
  country: string,
  process: ProcessId,
  data: DataId,
  others: readonly DemandTerms[] = [],
  more: readonly Finding[] = [],
): Assessment {
  const required = assessed(guidelines, country, process, data).notExamined;
  const found = [...required.map((element) => findingOn(element, 'supports')), ...more];
  return assess(guidelines, requestOf(country, process), demandOf(data), found, today, noActs, others);
}

function offered(process: ProcessId, data: DataId, ...others: readonly DemandTerms[]): DataId | null {
  return whollyShown(law, 'US', process, data, others).narrower?.terms.data ?? null;
}

function privately(process: ProcessId, data: DataId): Assessment {
  return assessed(strict, 'PR', process, data, { requester: 'private' });
}

function byConsent(country: string, data: DataId, ...found: readonly Finding[]): Assessment {
  return assess(strict, requestOf(country, 'consent'), demandOf(data), found, today);
}

function contentByEpoc(...found: readonly Finding[]): Assessment {
  return assess(law, requestOf('FR', 'epoc'), demandOf('stored-content'), found, today);
}

/** What an emergency for content comes to in the United States and elsewhere, by what is found on its danger. */
function emergencies(...found: readonly Verdict[]): readonly Assessment[] {
  const findings = found.map((verdict) => findingOn('emergency-threshold', verdict));
  return ['US', 'DE'].map((country) =>
    assess(law, requestOf(country, 'emergency'), demandOf('stored-content'), findings, today),
  );
}

function inOneWord(judged: readonly Assessment[]): ReadonlySet<string> {
  return new Set(judged.map((each) => plainSufficiency(each)));
}

/** The types of rules that say what may be given or is refused. */
const bearing = ['minimum-process', 'class', 'availability', 'objection', 'narrower'];

type Row = readonly [
  guidelines: 'law' | 'strict' | 'code-host' | 'mlat-only',
  country: string,
  process: ProcessId,
  data: DataId,
  verdict: string,
  reason: string | null,
];
const sets = { law, strict, 'code-host': codeHost, 'mlat-only': mlatOnly };
const rows: readonly Row[] = [
  // The ladder of the United States.
  ['law', 'US', 'subpoena', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'admin-subpoena', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'grand-jury-subpoena', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'trial-subpoena', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'order-2703d', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'search-warrant', 'basic-subscriber', 'sufficient', null],
  ['law', 'US', 'consent', 'basic-subscriber', 'insufficient', null],
  ['law', 'US', 'nsl', 'basic-subscriber', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'letter-2703f', 'basic-subscriber', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'subpoena', 'other-noncontent-records', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'order-2703d', 'other-noncontent-records', 'sufficient', null],
  ['law', 'US', 'subpoena', 'stored-content', 'insufficient', 'content-by-subpoena'],
  ['law', 'US', 'grand-jury-subpoena', 'stored-content', 'insufficient', 'content-by-subpoena'],
  ['law', 'US', 'order-2703d', 'stored-content', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'search-warrant', 'stored-content', 'sufficient', null],
  ['law', 'US', 'consent', 'stored-content', 'voluntary', null],
  ['law', 'US', 'search-warrant', 'prospective-content', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'wiretap-order', 'prospective-content', 'sufficient', null],
  ['law', 'US', 'subpoena', 'prospective-noncontent-dialing-routing', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'pen-trap-order', 'prospective-noncontent-dialing-routing', 'sufficient', null],
  ['law', 'US', 'pen-trap-order', 'prospective-content', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'letter-2703f', 'preservation', 'sufficient', null],
  ['law', 'US', 'letter-2703f', 'stored-content', 'insufficient', 'process-insufficient'],
  // National security letters.
  ['law', 'US', 'nsl', 'nsl-subscriber', 'sufficient', null],
  ['law', 'US', 'nsl', 'stored-content', 'insufficient', 'process-insufficient'],
  ['law', 'US', 'nsl', 'emergency-content', 'insufficient', 'process-insufficient'],
  ['strict', 'US', 'nsl', 'stored-content', 'insufficient', 'process-insufficient'],
  // Emergencies are voluntary.
  ['law', 'US', 'emergency', 'stored-content', 'voluntary', null],
  ['law', 'US', 'emergency', 'emergency-content', 'voluntary', null],
  ['law', 'US', 'emergency', 'emergency-records', 'voluntary', null],
  ['strict', 'US', 'emergency', 'mail-logs', 'voluntary', null],
  ['law', 'DE', 'emergency', 'stored-content', 'insufficient', null],
  ['law', 'DE', 'emergency', 'mail-logs', 'voluntary', null],
  ['code-host', 'US', 'emergency', 'stored-content', 'insufficient', 'process-insufficient'],
  ['code-host', 'US', 'emergency', 'basic-subscriber', 'voluntary', null],
  // What a company is stricter in, and what it does not hold.
  ['strict', 'US', 'subpoena', 'customer-info', 'sufficient', null],
  ['strict', 'US', 'subpoena', 'connection-logs', 'sufficient', null],
  ['code-host', 'US', 'subpoena', 'connection-logs', 'insufficient', 'process-insufficient'],
  ['code-host', 'US', 'order-2703d', 'connection-logs', 'sufficient', null],
  ['strict', 'US', 'subpoena', 'mail-logs', 'insufficient', 'process-insufficient'],
  ['strict', 'US', 'order-2703d', 'mail-logs', 'sufficient', null],
  ['strict', 'US', 'search-warrant', 'mail-logs', 'sufficient', null],
  ['strict', 'US', 'subpoena', 'push-token', 'insufficient', 'process-insufficient'],
  ['strict', 'US', 'order-2703d', 'push-token', 'sufficient', null],
  ['strict', 'US', 'order-2703d', 'find-my-remote-lock-or-erase-requests', 'sufficient', null],
  ['strict', 'US', 'search-warrant', 'geofence', 'not-held', 'data-not-held'],
  ['strict', 'US', 'search-warrant', 'device-location', 'not-held', 'data-not-held'],
  ['strict', 'DE', 'mlat-request', 'geofence', 'not-held', 'data-not-held'],
  ['strict', 'US', 'wiretap-order', 'content-in-transit', 'not-held', 'technically-impossible'],
  // What was only remembered.
  ['strict', 'US', 'subpoena', 'device-registration', 'unverified-rule', null],
  ['strict', 'US', 'order-2703d', 'message-capability-logs', 'unverified-rule', null],
  ['strict', 'US', 'subpoena', 'call-invitation-logs', 'unverified-rule', 'process-insufficient'],
  ['law', 'US', 'subpoena', 'purchase-records', 'unverified-rule', null],
  // Outside the United States.
  ['law', 'DE', 'foreign-request', 'basic-subscriber', 'sufficient', null],
  ['law', 'DE', 'foreign-request', 'stored-content', 'insufficient', 'process-insufficient'],
  ['law', 'BR', 'court-order', 'stored-content', 'insufficient', 'process-insufficient'],
  ['law', 'BR', 'mlat-request', 'stored-content', 'sufficient', null],
  ['law', 'GB', 'order-under-2523-agreement', 'stored-content', 'sufficient', null],
  ['law', 'GB', 'order-under-2523-agreement', 'cloud-act-foreign-order', 'sufficient', null],
  ['strict', 'GB', 'foreign-request', 'stored-content', 'insufficient', 'process-insufficient'],
  ['mlat-only', 'DE', 'foreign-request', 'basic-subscriber', 'insufficient', 'process-insufficient'],
  ['mlat-only', 'DE', 'mlat-request', 'basic-subscriber', 'sufficient', null],
  ['law', 'DE', 'search-warrant', 'stored-content', 'insufficient', 'process-insufficient'],
  // Europe's orders: remembered, and said so.
  ['law', 'DE', 'epoc', 'basic-subscriber', 'unverified-rule', null],
  ['law', 'DE', 'epoc', 'stored-content', 'unverified-rule', null],
  ['law', 'DE', 'epoc-pr', 'preservation', 'unverified-rule', null],
  ['law', 'DK', 'epoc', 'basic-subscriber', 'no-rule', null],
  ['law', 'US', 'epoc', 'basic-subscriber', 'insufficient', 'process-insufficient'],
  // Private parties.
  ['law', 'US', 'civil-subpoena', 'private-party-content', 'not-compellable', 'private-party-content'],
  ['law', 'US', 'emergency', 'private-party-content', 'not-compellable', 'private-party-content'],
  // A government that comes with a civil subpoena: on no list of the statute, and no private party.
  ['law', 'US', 'civil-subpoena', 'stored-content', 'insufficient', 'content-by-subpoena'],
  ['law', 'US', 'civil-subpoena', 'basic-subscriber', 'insufficient', 'process-insufficient'],
  // Territories are States (18 USC 2510(3)).
  ['law', 'PR', 'search-warrant', 'stored-content', 'sufficient', null],
  ['strict', 'GU', 'subpoena', 'customer-info', 'sufficient', null],
  ['mlat-only', 'VI', 'order-2703d', 'other-noncontent-records', 'sufficient', null],
  // The user's consent, whoever asks.
  ['law', 'DE', 'consent', 'stored-content', 'voluntary', null],
  ['mlat-only', 'BR', 'consent', 'basic-subscriber', 'voluntary', null],
  ['mlat-only', 'BR', 'emergency', 'basic-subscriber', 'voluntary', null],
  // The law names no rule, which is never a yes.
  ['law', 'US', 'search-warrant', 'geofence', 'no-rule', null],
  ['law', 'US', 'search-warrant', 'app-removal', 'no-rule', null],
  ['law', 'US', 'search-warrant', 'other', 'no-rule', null],
  // Deletion needs its order.
  ['law', 'US', 'court-order', 'account-deletion', 'sufficient', null],
  ['law', 'US', 'subpoena', 'account-restriction', 'insufficient', 'process-insufficient'],
];

describe('what the rules say', () => {
  it.each<Row>(rows)('%s, %s: %s for %s is %s', (guidelines, country, process, data, verdict, reason) => {
    const result = assessed(sets[guidelines], country, process, data);
    expect(result.verdict).toBe(verdict);
    if (reason !== null) expect(result.proposals.flatMap(({ reasons }) => reasons)).toContain(reason);
    if (verdict !== 'no-rule') {
      expect(result.rules.length).toBeGreaterThan(0);
      expect(result.why.length).toBeGreaterThan(0);
    }
  });

  it('content by a subpoena is rejected, citing the statute, and subscriber information offered once all is examined', () => {
    expect(assessed(strict, 'US', 'subpoena', 'stored-content')).toMatchObject({
      narrower: null,
      proposals: [{ disposition: 'reject', reasons: ['content-by-subpoena'] }],
    });
    const { proposals, narrower, minimum } = whollyShown(strict, 'US', 'subpoena', 'stored-content');
    expect(minimum).toBe('search-warrant');
    expect(proposals[0]).toMatchObject({ disposition: 'reject', reasons: ['content-by-subpoena'] });
    expect(proposals[0]?.rules.map(({ source }) => source)).toContain('18 USC 2703(a), (c)(2)');
    expect(narrower?.terms).toEqual(demandOf('basic-subscriber'));
    expect(narrower?.difference).toEqual(['Basic subscriber information instead of stored content.']);
    expect(proposals[1]).toMatchObject({ disposition: 'narrow', narrowed: demandOf('basic-subscriber') });
  });

  it('a national security letter for content is offered what such a letter reaches', () => {
    expect(whollyShown(law, 'US', 'nsl', 'stored-content').narrower?.terms.data).toBe('nsl-subscriber');
  });

  it('offers nothing that is demanded apart for these accounts, and no history for what is yet to come', () => {
    const elsewhere = { identifiers: ['other@example.com'] };
    expect(offered('nsl', 'stored-content', demandOf('nsl-subscriber'))).toBeNull();
    expect(offered('grand-jury-subpoena', 'stored-content', demandOf('basic-subscriber'))).toBeNull();
    expect(offered('grand-jury-subpoena', 'stored-content', demandOf('basic-subscriber', elsewhere))).toBe(
      'basic-subscriber',
    );
    // The records are demanded apart: that demand is where subscriber information is offered instead.
    const records = demandOf('other-noncontent-records');
    expect(offered('subpoena', 'stored-content', records)).toBeNull();
    expect(offered('subpoena', 'other-noncontent-records', demandOf('stored-content'))).toBe(
      'basic-subscriber',
    );
    expect(offered('order-2703d', 'prospective-content')).toBeNull();
    expect(offered('order-2703d', 'prospective-noncontent-dialing-routing')).toBeNull();
    expect(offered('nsl', 'prospective-content')).toBeNull();
  });

  it('of what a national security letter reaches, a company that gives less offers what it gives', () => {
    const { verdict, narrower, proposals } = assessed(strict, 'US', 'nsl', 'nsl-subscriber');
    expect(verdict).toBe('sufficient');
    expect(narrower?.terms.data).toBe('nsl-name-and-service');
    expect(narrower?.rules.map(({ rule }) => rule)).toEqual(['company-nsl-fields']);
    // It is proposed as soon as the letter is shown to be whole, and is not too broad for it.
    expect(proposals).toEqual([]);
    const request = requestOf('US', 'nsl');
    const required = checklist(strict, request, ['nsl-subscriber'], today).filter((item) => item.required);
    const found = required.map(({ element }) => findingOn(element, 'supports'));
    const proposed = (findings: readonly Finding[]) =>
      assess(strict, request, demandOf('nsl-subscriber'), findings, today).proposals;
    expect(proposed(found.slice(1))).toEqual([]);
    expect(proposed(found)).toMatchObject([
      { disposition: 'narrow', reasons: [], narrowed: narrower?.terms },
    ]);
    expect(whyNotNarrower(demandOf('nsl-subscriber'), demandOf('nsl-name-and-service'))).toBeNull();
    expect(whyNotNarrower(demandOf('nsl-name-and-service'), demandOf('nsl-subscriber'))).not.toBeNull();
    // The law alone gives all, as do other processes, and nothing is less than the least.
    expect(assessed(law, 'US', 'nsl', 'nsl-subscriber').narrower).toBeNull();
    expect(assessed(strict, 'US', 'subpoena', 'nsl-subscriber').narrower).toBeNull();
    expect(assessed(strict, 'US', 'nsl', 'nsl-name-and-service').narrower).toBeNull();
  });

  it('what providers do, or somebody remembered, is told as that and not as law', () => {
    expect(assessed(law, 'US', 'subpoena', 'push-token').why[0]).toMatch(
      /^By a provider’s reported practice: /,
    );
    expect(assessed(law, 'DE', 'foreign-request', 'basic-subscriber').why[0]).toMatch(
      /^By a provider’s reported practice: /,
    );
    const abroad = assessed(law, 'DE', 'foreign-request', 'basic-subscriber');
    expect(abroad.why.join(' ')).toMatch(/no rule of law here says by itself that it must be given/);
    expect(restsOn(abroad)).toBe('practice');
    const byLaw = assessed(law, 'US', 'search-warrant', 'basic-subscriber');
    expect(restsOn(byLaw)).toBe('law');
    expect(byLaw.why).toEqual([
      'By law: Search warrant reaches it (the least that does: subpoena). An administrative, grand jury or trial subpoena reaches what the statute lists about a subscriber.',
    ]);
    const content = assessed(law, 'US', 'order-2703d', 'stored-content').why;
    expect(content).toEqual([
      expect.stringMatching(/^By law: .*180 days or less/),
      expect.stringMatching(/^By a provider’s reported practice: .*stored for longer/),
    ]);
    expect(assessed(law, 'US', 'search-warrant', 'stored-content').why[0]).toMatch(/^By law: /);
    for (const data of dataCategories.ids) {
      const { why, law: side } = assessed(law, 'US', 'subpoena', data);
      if (side.verified === 'memory') expect(why.join()).not.toContain('By law');
    }
    const rules = law.profiles
      .flatMap((profile) => profile.rules)
      .filter(({ type }) => bearing.includes(type));
    const practised = rules.filter(({ basis }) => basis === 'practice');
    const onlyPublished = rules.filter(({ source }) => /^Published guidelines [^;]*$/.test(source));
    expect(practised).toEqual(expect.arrayContaining(onlyPublished));
    expect(practised.every(({ source }) => source.startsWith('Published guidelines '))).toBe(true);
    expect(onlyPublished.length).toBeGreaterThan(5);
  });

  it.each<readonly [ProcessId, string]>([
    ['order-under-2523-agreement', 'by CLOUD Act order.'],
    ['epoc', 'by European production order (EPOC).'],
    ['court-order', 'by other court order.'],
  ])('names keep their capitals within a sentence: %s', (process, words) => {
    expect(assessed(law, 'BR', process, 'preservation').why.join()).toContain(words);
  });

  it('an order under the CLOUD Act and mutual legal assistance are alternatives, neither above the other', () => {
    for (const guidelines of [strict, mlatOnly]) {
      for (const process of ['mlat-request', 'order-under-2523-agreement'] as const) {
        const { why } = assessed(guidelines, 'FR', process, 'stored-content');
        for (const sentence of why) expect(sentence).not.toContain('least that does');
      }
      const refused = assessed(guidelines, 'FR', 'foreign-request', 'stored-content').why;
      for (const sentence of refused)
        expect(sentence).toContain('at least: Mutual legal assistance request or CLOUD Act order.');
    }
  });

  it('where nobody recorded who requests, it says whose rules were applied', () => {
    const unknown = (process: ProcessId) =>
      assessed(law, 'US', process, 'basic-subscriber', { requester: null }).why.at(-1);
    expect(unknown('subpoena')).toBe('Who requests is not recorded: a government is assumed.');
    expect(unknown('civil-subpoena')).toMatch(/a private party is assumed\.$/);
    expect(assessed(law, 'US', 'subpoena', 'basic-subscriber').why.join()).not.toContain('not recorded');
  });

  it('an emergency is enough only once a finding supports the danger that it rests on', () => {
    expect(inOneWord(emergencies())).toEqual(new Set(['insufficient']));
    expect(emergencies()[0]?.why.at(-1)).toMatch(/^It also has to show “.*”, which is not examined yet\.$/);
    expect(inOneWord(emergencies('breaks'))).toEqual(new Set(['insufficient']));
    expect(inOneWord(emergencies('supports', 'unclear'))).toEqual(new Set(['insufficient']));
    // Elsewhere nothing but practice lets content be given at all.
    expect(inOneWord(emergencies('supports'))).toEqual(new Set(['sufficient', 'unverified']));
  });

  it('elsewhere the refusal that was checked stands until the danger is shown; then it says that practice alone gives it', () => {
    expect(emergencies()[1]).toMatchObject({ verdict: 'insufficient', refused: false, proposals: [] });
    const broken = emergencies('breaks')[1];
    expect(broken).toMatchObject({ verdict: 'insufficient', leaning: null, refused: true });
    expect(broken?.rules.map(({ rule }) => rule)).toContain('outside-content');
    expect(broken?.proposals.map(({ disposition }) => disposition)).toEqual(['reject']);
    expect(broken?.proposals[0]?.reasons).toContain('emergency-threshold-not-met');
    const shown = emergencies('supports')[1];
    expect(shown).toMatchObject({ verdict: 'unverified-rule', leaning: 'voluntary' });
    expect(shown?.why.join()).toMatch(/no rule of law was found that lets it be given/);
    expect(shown?.why.join()).not.toMatch(/remembered/);
  });

  it('a company that refers foreign authorities to mutual legal assistance says that emergencies are excepted', () => {
    const content = assessed(mlatOnly, 'DE', 'emergency', 'stored-content').why.join();
    expect(content).toMatch(
      /refers every foreign authority to .*; what may be given in an emergency.* excepted/,
    );
    expect(plainSufficiency(whollyShown(mlatOnly, 'DE', 'emergency', 'mail-logs'))).toBe('sufficient');
  });

  it('what an emergency quotes less of than it demands is offered as narrower, whoever asks', () => {
    for (const country of ['US', 'DE']) {
      const days = findingOn('date-range', 'supports', 'from 2026-06-01 to 2026-06-30');
      expect(whollyShown(strict, country, 'emergency', 'stored-content', [], [days])).toMatchObject({
        narrower: { terms: { from: '2026-06-01', to: '2026-06-30' } },
        proposals: [{ disposition: 'narrow', reasons: ['overly-broad'] }],
      });
    }
  });

  it('the exception for emergencies is not open to an authority of another country: counsel decides', () => {
    for (const country of ['FR', 'DE', 'BR']) {
      const by = (data: DataId) => whollyShown(strict, country, 'emergency', data);
      const content = by('stored-content');
      expect(plainSufficiency(content)).toBe('unverified');
      expect(content.proposals).toEqual([]);
      const records = by('mail-logs');
      expect(records.rules.map(({ source }) => source)).toEqual(['18 USC 2702(c)(6), 2711(4)']);
      for (const { why, rules, elements: examined } of [content, records]) {
        expect(why.join()).toMatch(/counsel has to decide/i);
        const cited = [...rules, ...examined.flatMap((item) => item.rules)];
        expect(cited.map(({ source }) => source).join()).not.toMatch(/2702\(b\)\(8\)|\(c\)\(4\)/);
      }
    }
  });

  it('consent lets content be given, and reaches records in the United States, once it is shown itself', () => {
    const shown = findingOn('consent-shown', 'supports');
    const privateContent = privately('consent', 'stored-content');
    for (const open of [
      byConsent('US', 'stored-content'),
      byConsent('DE', 'mail-logs'),
      byConsent('US', 'mail-logs'),
      privateContent,
    ]) {
      expect(open.lacking).toEqual(['consent-shown']);
      expect(open.notExamined).toContain('consent-shown');
      expect(open.notExamined).not.toContain('issuing-authority');
      expect(plainSufficiency(open)).toBe('insufficient');
      expect(open.proposals).toEqual([]);
    }
    expect(privateContent.notExamined).not.toContain('agent-identified');
    expect(byConsent('US', 'stored-content', shown)).toMatchObject({ verdict: 'voluntary', lacking: [] });
    expect(byConsent('US', 'stored-content', shown).rules.map(({ source }) => source)).toEqual([
      '18 USC 2702(b)(3)',
    ]);
    const records = byConsent('US', 'mail-logs', shown);
    expect(records).toMatchObject({ verdict: 'sufficient', lacking: [] });
    expect(records.rules.map(({ source }) => source)).toContain('18 USC 2703(c)(1)');
    const refuted = byConsent('US', 'mail-logs', findingOn('consent-shown', 'breaks'));
    expect(refuted.proposals.map(({ disposition }) => disposition)).toContain('challenge');
  });

  it('the exception for emergencies is not open to a private party', () => {
    const content = privately('emergency', 'emergency-content');
    expect(content.verdict).toBe('not-compellable');
    expect(content.why[0]).toContain('for governmental entities alone');
    const records = privately('emergency', 'emergency-records');
    expect(records.verdict).toBe('voluntary');
    expect(records.why[0]).toContain('for governmental entities alone');
    expect(plainSufficiency(records)).toBe('insufficient');
  });

  it('what a process reaches once its elements are shown is not called out of its reach before', () => {
    expect(contentByEpoc()).toMatchObject({
      proposals: [],
      narrower: null,
      lacking: ['judge-and-court', 'offence-threshold'],
    });
    const others = contentByEpoc().notExamined.filter((element) => element !== 'judge-and-court');
    const alone = contentByEpoc(findingOn('judge-and-court', 'breaks'));
    expect(alone.proposals.map(({ disposition }) => disposition)).toEqual(['challenge']);
    const broken = contentByEpoc(
      findingOn('judge-and-court', 'breaks'),
      ...others.map((element) => findingOn(element, 'supports')),
    );
    expect(broken.proposals.map(({ disposition }) => disposition)).toEqual(['challenge', 'narrow']);
    expect(broken.narrower?.terms.data).toBe('basic-subscriber');
    const unclear = contentByEpoc(findingOn('judge-and-court', 'unclear'));
    expect(unclear.proposals.map(({ reasons }) => reasons)).toEqual([['unclear']]);
  });

  it('a private party’s civil subpoena compels records and never content; its letter compels neither', () => {
    expect(privately('civil-subpoena', 'basic-subscriber')).toMatchObject({
      verdict: 'sufficient',
      minimum: 'civil-subpoena',
    });
    expect(assessed(strict, 'PR', 'civil-subpoena', 'basic-subscriber', { requester: null }).verdict).toBe(
      'sufficient',
    );
    expect(privately('civil-subpoena', 'stored-content').verdict).toBe('not-compellable');
    expect(privately('other', 'basic-subscriber')).toMatchObject({
      verdict: 'voluntary',
      minimum: 'civil-subpoena',
    });
    // 2703(c)(2) limits what a government's subpoena reaches.
    const examined = privately('civil-subpoena', 'mail-logs').elements.map(({ element }) => element);
    expect(examined).not.toContain('subpoena-fields-only');
  });

  it('law and policy are both shown, and the stricter minimum wins', () => {
    const result = assessed(codeHost, 'US', 'subpoena', 'connection-logs');
    expect(result.law).toMatchObject({ says: 'sufficient', minimum: 'subpoena' });
    expect(result.policy).toMatchObject({ says: 'insufficient', minimum: 'order-2703d' });
    expect(result.minimum).toBe('order-2703d');
    expect(result.rules.map(({ profile }) => profile)).toEqual(
      expect.arrayContaining(['us-federal', 'code-host']),
    );
  });

  it('a policy cannot allow what the law does not', () => {
    const lax = checkProfile({
      ...profileNamed('mlat-only'),
      id: 'lax',
      rules: [
        {
          ...profileNamed('us-federal').rules.find(({ id }) => id === 'content-2703a'),
          id: 'lax-content',
          minimum: 'subpoena',
          accepted: ['subpoena', 'search-warrant'],
        },
        {
          ...profileNamed('us-federal').rules.find(({ id }) => id === 'content-2703a'),
          id: 'lax-geofence',
          data: ['geofence'],
        },
      ],
    });
    const guidelines = assembleGuidelines([...profiles, lax], ['lax']);
    expect(assessed(guidelines, 'US', 'subpoena', 'stored-content').verdict).toBe('insufficient');
    expect(assessed(guidelines, 'US', 'search-warrant', 'geofence').verdict).toBe('no-rule');
  });

  it('a push token took a subpoena until the policy changed', () => {
    const before = assessed(strict, 'US', 'subpoena', 'push-token', {}, '2023-11-30');
    const after = assessed(strict, 'US', 'subpoena', 'push-token', {}, '2023-12-01');
    expect([before.verdict, after.verdict]).toEqual(['sufficient', 'insufficient']);
  });

  it('the regulation holds from its day', () => {
    expect(assessed(law, 'DE', 'epoc', 'basic-subscriber', {}, '2026-08-17').verdict).toBe('no-rule');
    expect(assessed(law, 'DE', 'epoc', 'basic-subscriber', {}, '2026-08-18').verdict).toBe('unverified-rule');
  });

  it('traffic data by a prosecutor is not enough, by a rule that is only remembered; by a judge it is', () => {
    const request = requestOf('DE', 'epoc');
    const prosecutor = [findingOn('judge-and-court', 'breaks'), findingOn('offence-threshold', 'supports')];
    const judge = [findingOn('judge-and-court', 'supports'), findingOn('offence-threshold', 'supports')];
    const by = (findings: typeof judge) => assess(law, request, demandOf('connection-logs'), findings, today);
    expect(by(prosecutor)).toMatchObject({ verdict: 'unverified-rule', leaning: 'insufficient' });
    expect(by(prosecutor).findings).toEqual(expect.arrayContaining(prosecutor.map(({ id }) => id)));
    expect(by(judge)).toMatchObject({ verdict: 'unverified-rule', leaning: 'sufficient' });
    expect(by(judge).rules.every(({ verified }) => verified === 'memory')).toBe(true);
  });

  it('without a country there is no rule, and without a process nothing suffices', () => {
    expect(assessed(law, null, 'subpoena', 'basic-subscriber')).toMatchObject({
      verdict: 'no-rule',
      proposals: [],
    });
    expect(assessed(law, 'US', null, 'basic-subscriber').verdict).toBe('insufficient');
  });
});

describe('what may follow', () => {
  const request = requestOf('US', 'search-warrant');
  const demand = demandOf('stored-content');
  const required = assess(law, request, demand, [], today).notExamined;
  const supported = () => required.map((element) => findingOn(element, 'supports'));

  it('nothing is proposed for production while a required element was not examined', () => {
    expect(assess(law, request, demand, [], today).proposals).toEqual([]);
    expect(assess(law, request, demand, supported().slice(1), today).proposals).toEqual([]);
  });

  it('production is proposed when every required element is supported, citing the findings', () => {
    const findings = supported();
    const { proposals, notExamined } = assess(law, request, demand, findings, today);
    expect(notExamined).toEqual([]);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ disposition: 'produce', reasons: [] });
    expect(proposals[0]?.findings.toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
  });

  it.each<readonly [Guidelines, ProcessId, DataId, Partial<ExaminedRequest>]>([
    [law, 'letter-2703f', 'basic-subscriber', { requester: 'private' }],
    [strict, 'letter-2703f', 'mail-logs', { requester: 'private' }],
    [strict, 'subpoena', 'device-registration', {}],
  ])(
    'nothing is proposed to be given by a process that is not plainly enough',
    (guidelines, process, data, more) => {
      const asked = requestOf('US', process, more);
      const given = [null, '1 July to 3 July 2026'].flatMap((quote) => {
        const found = elements.ids.map((element) => findingOn(element, 'supports', quote));
        const { proposals, notExamined, ...judged } = assess(guidelines, asked, demandOf(data), found, today);
        expect(notExamined).toEqual([]);
        expect(plainSufficiency(judged)).not.toBe('sufficient');
        return proposals.map(({ disposition }) => disposition);
      });
      // A part by a rule that was only remembered is offered, and says so.
      expect(given).toEqual(process === 'subpoena' ? ['narrow'] : []);
    },
  );

  it('a withdrawn finding supports nothing', () => {
    const findings = supported().map((finding) => ({ ...finding, withdrawn: 'mistaken' }));
    expect(assess(law, request, demand, findings, today).proposals).toEqual([]);
  });

  it.each<readonly [ElementId, string, string]>([
    ['judge-signature', 'challenge', 'unsigned'],
    ['probable-cause', 'challenge', 'no-valid-legal-basis'],
    ['particularity-dates', 'narrow', 'no-date-range'],
    ['particularity-accounts', 'narrow', 'overly-broad'],
    ['execution-window', 'reject', 'expired'],
    ['addressee', 'reject', 'wrong-entity-or-jurisdiction'],
    ['dated', 'challenge', 'undated'],
  ])('a broken %s leads to %s: %s', (element, disposition, reason) => {
    const broken = findingOn(element, 'breaks');
    const bare = reason === 'no-date-range' ? demandOf('stored-content', { from: null, to: null }) : demand;
    const { proposals } = assess(law, request, bare, [...supported(), broken], today);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ disposition, reasons: [reason], findings: [broken.id] });
  });

  it('a lack that may be another demand’s is none of one that names its days and accounts, which is not met before it is clear', () => {
    const bare = demandOf('stored-content', { identifiers: [], from: null, to: null });
    const findings = [
      ...supported(),
      findingOn('particularity-dates', 'breaks'),
      findingOn('identifiers-exact', 'breaks'),
    ];
    const of = (one: DemandTerms, other: DemandTerms) =>
      assess(law, request, one, findings, today, noActs, [other]).proposals.flatMap((each) => [
        each.disposition,
        ...each.reasons,
      ]);
    expect(of(bare, demand)).toEqual(['challenge', 'identifiers-missing', 'narrow', 'no-date-range']);
    expect(of(demand, bare)).toEqual(['challenge', 'unclear']);
    expect(assess(law, request, demand, findings, today, noActs, [bare]).proposals[0]?.why.join()).toContain(
      'concerns that one only',
    );
    // Nobody lacks them: what was found needs a word, and is no missing date range.
    expect(of(demand, demand)).toEqual(['challenge', 'unclear']);
  });

  it('what every page was searched for in vain is objected to as what is broken', () => {
    const stamp = { entry: 'e', author: 'a', at: '2026-11-22T08:00:00.000Z', zone: 'UTC', note: '' };
    const warrant = { sha256: 'a'.repeat(64), pages: 3 };
    const search = { ...stamp, element: 'judge-signature', document: warrant.sha256, from: 1 } as const;
    const of = (to: number) => {
      const acts = { ...noActs, documents: [warrant], searches: [{ ...search, to }] };
      const found = supported().filter(({ reading }) => reading.element !== 'judge-signature');
      return assess(law, request, demand, found, today, acts);
    };
    expect(of(2)).toMatchObject({ proposals: [], notExamined: ['judge-signature'] });
    expect(of(3)).toMatchObject({
      notExamined: [],
      proposals: [
        {
          disposition: 'challenge',
          reasons: ['unsigned'],
          why: ["“Judge's signature” was not found: every page was searched for it."],
        },
      ],
    });
  });

  it('an unclear element asks for clarification', () => {
    const unclear = findingOn('nexus', 'unclear');
    const { proposals } = assess(law, request, demand, [...supported(), unclear], today);
    expect(proposals).toMatchObject([
      { disposition: 'challenge', reasons: ['unclear'], findings: [unclear.id] },
    ]);
  });

  it('a fault of the nondisclosure is its own matter', () => {
    const silent = { ...request, nondisclosure: { authority: '18 USC 2705(b)', until: null } };
    const endless = findingOn('nondisclosure-end-date', 'breaks');
    const result = assess(law, silent, demand, [...supported(), endless], today);
    expect(result.proposals).toMatchObject([{ disposition: 'produce' }]);
    expect(result.nondisclosure).toMatchObject([
      { element: 'nondisclosure-end-date', findings: [endless.id] },
    ]);
    expect(result.elements.map(({ element }) => element)).not.toContain('nondisclosure-end-date');
    // The law leaves the length to the court; a year is the Justice Department's policy.
    const [asking] = checklist(law, silent, [], today).filter(
      ({ element }) => element === 'nondisclosure-end-date',
    );
    expect(asking?.rules[0]?.text).toMatch(/statute leaves the length to the court.*policy.*a year or less/);
  });

  it('the silence of a national security letter is measured by 2709(c), not by 2705(b)', () => {
    const letter = requestOf('US', 'nsl', { nondisclosure: { authority: '18 USC 2709(c)', until: null } });
    const asked = checklist(law, letter, ['nsl-subscriber'], today);
    const silence = asked.filter(({ element }) => element.startsWith('nondisclosure-'));
    expect(silence.map(({ element }) => element)).toEqual(['nondisclosure-authority']);
    expect(silence[0]?.rules.map(({ source }) => source)).toContain('18 USC 2709(c), (d)');
    expect(asked.flatMap(({ rules }) => rules.map(({ source }) => source)).join()).not.toContain('2705(b)');
  });

  it('an emergency that was not verified is rejected', () => {
    const failed = findingOn('emergency-verified', 'breaks');
    const emergency = assess(law, requestOf('US', 'emergency'), demand, [failed], today);
    expect(emergency.verdict).toBe('voluntary');
    expect(emergency.proposals).toMatchObject([
      { disposition: 'reject', reasons: ['emergency-verification-failed'] },
    ]);
  });

  it('lists what counsel may raise', () => {
    const { grounds } = assess(law, requestOf('US', 'order-2703d'), demand, [], today);
    expect(grounds.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['unduly-burdensome', 'foreign-law-conflict']),
    );
  });
});

describe('the narrower set', () => {
  const request = requestOf('US', 'search-warrant');

  it('takes the days that a supporting quotation names', () => {
    const nexus = findingOn('nexus', 'supports', 'the intrusion between 1 June 2026 and 31 August 2026');
    const open = demandOf('stored-content', { from: null, to: null });
    const { narrower } = assess(law, request, open, [nexus], today);
    expect(narrower).toMatchObject({
      terms: { from: '2026-06-01', to: '2026-08-31' },
      findings: [nexus.id],
      difference: ['From 2026-06-01; demanded from any day.', 'Up to 2026-08-31; demanded up to any day.'],
    });
  });

  it('never widens what was demanded', () => {
    const wide = findingOn('date-range', 'supports', 'from 2020-01-01 to 2030-12-31');
    expect(assess(law, request, demandOf('stored-content'), [wide], today).narrower).toBeNull();
    const elsewhere = findingOn('date-range', 'supports', 'from 2020-01-01 to 2020-12-31');
    expect(assess(law, request, demandOf('stored-content'), [elsewhere], today).narrower).toBeNull();
  });

  it('does not take the days of a quotation that breaks the element', () => {
    const broken = findingOn('date-range', 'breaks', 'from 2026-07-01 to 2026-07-02');
    expect(assess(law, request, demandOf('stored-content'), [broken], today).narrower).toBeNull();
  });

  it('is not offered where the process itself fails, which giving less does not mend', () => {
    const open = demandOf('stored-content', { from: null, to: null });
    const nexus = findingOn('nexus', 'supports', 'the intrusion between 1 June 2026 and 31 August 2026');
    const withBeside = (...more: readonly Finding[]) => {
      const { narrower, proposals } = assess(law, request, open, [nexus, ...more], today);
      return [narrower !== null, proposals.filter(({ narrowed }) => narrowed !== null).length];
    };
    expect(withBeside(findingOn('particularity-categories', 'breaks'))).toEqual([true, 1]);
    expect(withBeside(findingOn('judge-signature', 'breaks'))).toEqual([false, 0]);
    expect(withBeside(findingOn('execution-window', 'breaks'))).toEqual([false, 0]);
    const required = assessed(strict, 'US', 'subpoena', 'stored-content').notExamined;
    const unsigned = required.map((element) =>
      findingOn(element, element === 'signed' ? 'breaks' : 'supports'),
    );
    const asked = requestOf('US', 'subpoena');
    const lesser = assess(strict, asked, demandOf('stored-content'), unsigned, today);
    expect(required).toContain('signed');
    expect(lesser).toMatchObject({ verdict: 'insufficient', narrower: null });
    expect(lesser.proposals.map(({ disposition }) => disposition)).not.toContain('narrow');
  });

  it('keeps the accounts that the instrument names, as whole words', () => {
    const both = demandOf('stored-content', { identifiers: ['a@example.com', 'aa@example.com'] });
    const named = findingOn('particularity-accounts', 'supports', 'the account “AA@example.com”.');
    expect(assess(law, request, both, [named], today).narrower).toMatchObject({
      terms: { identifiers: ['aa@example.com'] },
      difference: ['Without 1 of 2 identifiers.'],
      findings: [named.id],
    });
  });
});

describe('laws of the assessment', () => {
  const countries = ['US', 'DE', 'GB', 'DK', 'BR', null];
  const guidelines = fc.constantFrom(law, strict, codeHost, mlatOnly);
  const request = fc.record({
    country: fc.constantFrom(...countries),
    requester: fc.constantFrom('government' as const, 'private' as const, null),
    process: fc.constantFrom(...processes.ids, null),
    emergency: fc.boolean(),
    nondisclosure: fc.constantFrom(null, { authority: 'An order', until: null }),
  });
  const findings = fc
    .array(fc.tuple(fc.constantFrom(...elements.ids), fc.constantFrom(...verdicts.ids)), { maxLength: 12 })
    .map((readings) =>
      readings.map(([element, verdict]) => findingOn(element, verdict, '1 June to 3 June 2026')),
    );
  const data = fc.constantFrom(...dataCategories.ids);

  it('every category by every process anywhere has a verdict; none without a rule is sufficient', () => {
    for (const chosen of [law, strict, codeHost, mlatOnly]) {
      for (const country of countries) {
        for (const process of [...processes.ids, null]) {
          for (const category of dataCategories.ids) {
            const result = assessed(chosen, country, process, category);
            expect(result.verdict === 'unverified-rule').toBe(result.leaning !== null);
            const yes = result.verdict === 'sufficient' || result.verdict === 'voluntary';
            if (yes) expect(result.rules.some(({ basis }) => basis !== 'policy')).toBe(true);
            if (yes) expect(result.rules.every(({ verified }) => verified !== 'memory')).toBe(true);
            if (yes)
              expect(result.proposals.some(({ disposition }) => disposition === 'produce')).toBe(false);
            if (category === 'stored-content' && result.verdict === 'sufficient') {
              expect(['search-warrant', 'consent', 'mlat-request', 'order-under-2523-agreement']).toContain(
                process,
              );
            }
          }
        }
      }
    }
  });

  it('the order of rules and findings changes nothing', () => {
    fc.assert(
      fc.property(
        guidelines,
        request,
        data,
        findings,
        fc.integer(),
        (chosen, asked, category, found, seed) => {
          const mixed = <T>(items: readonly T[]): T[] =>
            items
              .toSorted((a, b) => JSON.stringify(a).length * seed - JSON.stringify(b).length * seed)
              .toReversed();
          const other: Guidelines = {
            profiles: chosen.profiles
              .map((profile) => ({ ...profile, rules: mixed(profile.rules) }))
              .toReversed(),
          };
          const once = assess(chosen, asked, demandOf(category), found, today);
          expect(assess(other, asked, demandOf(category), mixed(found), today)).toEqual(once);
          expect(assess(chosen, asked, demandOf(category), found, today)).toEqual(once);
        },
      ),
    );
  });

  const ladder: readonly ProcessId[] = ['subpoena', 'order-2703d', 'search-warrant'];
  const rank = {
    'no-rule': 0,
    insufficient: 1,
    'not-compellable': 1,
    'not-held': 1,
    'unverified-rule': 2,
    voluntary: 3,
    sufficient: 4,
  };

  it('a stronger process never makes a sufficient demand insufficient', () => {
    fc.assert(
      fc.property(guidelines, data, findings, fc.constantFrom(0, 1), (chosen, category, found, step) => {
        const by = (process: ProcessId | undefined) =>
          assess(chosen, requestOf('US', process ?? null), demandOf(category), found, today);
        const [weak, strong] = [by(ladder[step]), by(ladder[step + 1])];
        const [conclusion, next] = [weak.leaning ?? weak.verdict, strong.leaning ?? strong.verdict];
        if (conclusion === 'sufficient') expect(next).toBe('sufficient');
        if (weak.verdict === 'sufficient')
          expect(rank[strong.verdict]).toBeGreaterThanOrEqual(rank[weak.verdict]);
      }),
    );
  });

  it('a policy over the law is never laxer than the law', () => {
    fc.assert(
      fc.property(request, data, findings, (asked, category, found) => {
        const plain = assess(law, asked, demandOf(category), found, today);
        const plainly = plain.leaning ?? plain.verdict;
        for (const stricter of [strict, codeHost, mlatOnly]) {
          const result = assess(stricter, asked, demandOf(category), found, today);
          const conclusion = result.leaning ?? result.verdict;
          if (conclusion === 'sufficient') expect(plainly).toBe('sufficient');
          if (conclusion === 'voluntary') expect(['voluntary', 'sufficient']).toContain(plainly);
        }
      }),
    );
  });

  it('every proposal can be signed as it is but for its rationale and why a rule gives less, and rests on rules or findings', () => {
    fc.assert(
      fc.property(guidelines, request, data, findings, (chosen, asked, category, found) => {
        const { proposals, narrower, ...judged } = assess(chosen, asked, demandOf(category), found, today);
        for (const proposal of proposals) {
          const isGiven = proposal.narrowed !== null && !judged.refused && (narrower?.rules ?? []).length > 0;
          if (proposal.disposition !== 'produce' && !isGiven) {
            expect(proposal.reasons.length).toBeGreaterThan(0);
          }
          if (proposal.disposition === 'produce') {
            expect(proposal.findings.length).toBeGreaterThan(0);
            expect(plainSufficiency(judged)).toBe('sufficient');
          }
          if (proposal.narrowed !== null) expect(proposal.disposition).toBe('narrow');
          expect(proposal.findings.every((id) => found.some((finding) => finding.id === id))).toBe(true);
          expect(proposal.rules.length + proposal.findings.length).toBeGreaterThan(0);
        }
        if (narrower !== null) expect(narrower.difference.length).toBeGreaterThan(0);
      }),
    );
  });

  it('the laws alone are the profiles they should be', () => {
    expect(law.profiles.map(({ id }) => id)).toEqual([...laws, 'every-request'].toSorted());
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklist, elementStates } from '../../../src/core/guidelines/checklist.ts';
import { evidenceGate } from '../../../src/core/guidelines/evidence-gate.ts';
import {
  noActs,
  type Acts,
  type ElementSearch,
  type GateOverride,
} from '../../../src/core/guidelines/element-standing.ts';
import type { DataId, ElementId } from '../../../src/core/legal-basis.ts';
import { findingOn, law, requestOf, strict, today } from './built-in.ts';

const items = checklist(law, requestOf('US', 'search-warrant'), ['stored-content'], today);
const required = items.filter((item) => item.required).map(({ element }) => element);
const warrant = { sha256: 'a'.repeat(64), pages: 5 };
const stamp = { author: 'c'.repeat(64), at: '2026-11-22T08:00:00.000Z', zone: 'UTC' };

function searched(element: ElementId, from = 1, to = 5, document = warrant.sha256): ElementSearch {
  return { ...stamp, entry: `${element}-${from}-${to}`, element, document, from, to, note: '' };
}

function override(
  elements: readonly ElementId[],
  reason = 'The court confirmed it by telephone',
): GateOverride {
  return { ...stamp, entry: 'd'.repeat(64), elements, reason };
}

/** The gate after these acts. */
function gateAfter(
  checked: Parameters<typeof evidenceGate>[0],
  findings: Parameters<typeof evidenceGate>[1],
  documents: Acts['documents'],
  searches: Acts['searches'],
  overrides: Acts['overrides'],
  calls: Acts['calls'] = [],
  amendments: Acts['amendments'] = [],
) {
  return evidenceGate(checked, findings, { documents, searches, overrides, calls, amendments });
}

function europeanElements(data: 'basic-subscriber' | 'connection-logs') {
  return checklist(law, requestOf('DE', 'epoc'), [data], today).map(({ element }) => element);
}

function datedBy(findings: Parameters<typeof elementStates>[1]) {
  return elementStates(items, findings).find(({ element }) => element === 'dated');
}

function asked(request: ReturnType<typeof requestOf>, data: DataId) {
  return checklist(strict, request, [data], today).map(({ element }) => element);
}

describe('the checklist', () => {
  it('asks of every emergency that the requester was verified, whatever process it comes by, and of nothing else', () => {
    for (const emergency of [true, false]) {
      expect(
        asked(requestOf('DE', 'epoc', { emergency }), 'basic-subscriber').includes('emergency-verified'),
      ).toBe(emergency);
      expect(asked(requestOf('US', 'emergency', { emergency }), 'mail-logs')).toContain('emergency-verified');
    }
  });

  it('comes in the order of reading, required and not', () => {
    expect(items.map(({ element }) => element)).toEqual([
      'judge-signature',
      'probable-cause',
      'particularity-accounts',
      'particularity-categories',
      'particularity-dates',
      'nexus',
      'execution-window',
      'written',
      'dated',
      'legal-basis-cited',
      'agent-identified',
      'addressee',
      'service-channel',
      'return-date',
      'reproductive-health-attestation',
    ]);
    expect(items.filter((item) => !item.required).map(({ element }) => element)).toEqual([
      'written',
      'service-channel',
      'return-date',
      'reproductive-health-attestation',
    ]);
    expect(items.every(({ rules }) => rules.length > 0)).toBe(true);
  });

  it('asks more with a nondisclosure, and with data that needs an order attached', () => {
    const silent = requestOf('US', 'court-order', { nondisclosure: { authority: 'An order', until: null } });
    expect(asked(silent, 'stored-content').slice(-3)).toEqual([
      'nondisclosure-authority',
      'nondisclosure-finding',
      'nondisclosure-end-date',
    ]);
    // The finding of 2705(b) is asked of orders of the United States alone.
    const foreign = requestOf('FR', 'foreign-request', { nondisclosure: silent.nondisclosure });
    expect(asked(foreign, 'mail-logs').slice(-2)).toEqual([
      'nondisclosure-authority',
      'nondisclosure-end-date',
    ]);
    expect(asked(requestOf('US', 'court-order'), 'account-deletion')).toContain('order-attached');
    expect(asked(requestOf('US', 'court-order'), 'stored-content')).not.toContain('order-attached');
  });

  it('asks every element of a CLOUD Act order, and the judge of an order for traffic data only', () => {
    const cloud = checklist(law, requestOf('GB', 'order-under-2523-agreement'), ['stored-content'], today);
    expect(cloud.map(({ element }) => element)).toEqual(
      expect.arrayContaining([
        'offence-threshold',
        'articulable-facts',
        'independent-review',
        'lawful-targeting',
      ]),
    );
    expect(europeanElements('basic-subscriber')).not.toContain('judge-and-court');
    expect(europeanElements('connection-logs')).toContain('judge-and-court');
  });

  it('shows the worst of several findings, and none that was withdrawn', () => {
    const supports = findingOn('dated', 'supports');
    const breaks = findingOn('dated', 'breaks');
    expect(datedBy([])).toMatchObject({ state: 'not-examined', findings: [] });
    expect(datedBy([supports])?.state).toBe('supported');
    expect(datedBy([supports, findingOn('dated', 'unclear')])?.state).toBe('unclear');
    expect(datedBy([supports, breaks])).toMatchObject({ state: 'broken', findings: [breaks, supports] });
    expect(datedBy([supports, { ...breaks, withdrawn: 'misread' }])?.state).toBe('supported');
  });
});

describe('the evidence gate', () => {
  const findings = required.map((element) => findingOn(element, 'breaks'));

  it('is closed while anything required rests on nothing', () => {
    const gate = gateAfter(items, [], [warrant], [], []);
    expect(gate.open).toBe(false);
    expect(gate.missing).toEqual(required);
    expect(gate.elements[0]?.ground).toEqual({
      type: 'nothing',
      unsearched: [{ document: warrant.sha256, from: 1, to: 5 }],
    });
  });

  it('opens by findings of any verdict, by whole searches, by overrides with a reason', () => {
    expect(gateAfter(items, findings, [warrant], [], []).open).toBe(true);
    expect(
      gateAfter(
        items,
        [],
        [warrant],
        required.map((element) => searched(element)),
        [],
      ).open,
    ).toBe(true);
    expect(gateAfter(items, [], [warrant], [], [override(required)]).open).toBe(true);
  });

  it.each<readonly [string, readonly ElementSearch[], readonly unknown[]]>([
    ['pages left out at the end', [searched('dated', 1, 3)], [{ document: warrant.sha256, from: 4, to: 5 }]],
    ['pages left out before', [searched('dated', 3, 5)], [{ document: warrant.sha256, from: 1, to: 2 }]],
    [
      'a gap',
      [searched('dated', 1, 1), searched('dated', 4, 5)],
      [{ document: warrant.sha256, from: 2, to: 3 }],
    ],
    ['pages in the wrong order', [searched('dated', 5, 1)], [{ document: warrant.sha256, from: 1, to: 5 }]],
    [
      'another document',
      [searched('dated', 1, 5, 'e'.repeat(64))],
      [{ document: warrant.sha256, from: 1, to: 5 }],
    ],
    ['another element', [searched('nexus')], [{ document: warrant.sha256, from: 1, to: 5 }]],
  ])('stays closed for %s', (_, searches, unsearched) => {
    const gate = gateAfter(
      items,
      findings.filter(({ reading }) => reading.element !== 'dated'),
      [warrant],
      searches,
      [],
    );
    expect(gate.missing).toEqual(['dated']);
    expect(gate.elements.find(({ element }) => element === 'dated')?.ground).toMatchObject({
      type: 'nothing',
      unsearched,
    });
  });

  it('takes overlapping searches, and more pages than there are', () => {
    const parts = [searched('dated', 3, 9), searched('dated', 1, 3)];
    expect(gateAfter(items, findings.slice(1), [warrant], parts, []).missing).not.toContain('dated');
  });

  it('closes again when a document comes that nobody searched', () => {
    const searches = required.map((element) => searched(element));
    const late = { sha256: 'f'.repeat(64), pages: 2 };
    expect(gateAfter(items, [], [warrant, late], searches, []).missing).toEqual(required);
  });

  it('closes again when a finding is withdrawn', () => {
    const withdrawn = findings.map((finding) => ({ ...finding, withdrawn: 'misread' }));
    expect(gateAfter(items, withdrawn, [warrant], [], []).missing).toEqual(required);
  });

  it('closes again when the words of a finding change, and opens by what is searched or overridden after that', () => {
    const document = 'f'.repeat(64);
    const [dated] = findings.filter(({ reading }) => reading.element === 'dated');
    if (dated === undefined) throw new Error('no finding');
    const found = findings.map((finding) => (finding === dated ? { ...finding, stale: document } : finding));
    const amends = { document, amends: warrant.sha256, stale: [dated.id] };
    const amended = { ...stamp, entry: 'e'.repeat(64), ...amends };
    const missing = (search: readonly ElementSearch[], overrides: readonly GateOverride[]) =>
      gateAfter(items, found, [warrant], search, overrides, [], [amended]).missing;
    const after = { amended: 1 };
    const unaware = { amended: 1, unaware: [0] };
    expect(missing([searched('dated')], [override(['dated'])])).toEqual(['dated']);
    expect(missing([{ ...searched('dated'), ...unaware }], [override(['dated'])])).toEqual(['dated']);
    expect(missing([{ ...searched('dated'), ...after }], [])).toEqual([]);
    expect(missing([], [{ ...override(['dated']), ...after }])).toEqual([]);
    // Of what another finding rested on nothing changed.
    const others = found.filter(({ reading }) => reading.element !== 'nexus');
    const kept = gateAfter(items, others, [warrant], [], [override(['nexus'])], [], [amended]);
    expect(kept.missing).toEqual(['dated']);
  });

  it('is not opened by a search where there is no document, nor by an override without a reason', () => {
    expect(
      gateAfter(
        items,
        [],
        [],
        required.map((element) => searched(element)),
        [],
      ).open,
    ).toBe(false);
    const blank = gateAfter(items, [], [warrant], [], [override(required, ' \n')]);
    expect(blank).toMatchObject({ open: false, overrides: [] });
  });

  it('takes a person’s word on a document whose pages nobody could count', () => {
    const uncounted = { ...warrant, pages: null };
    expect(gateAfter(items, findings.slice(1), [uncounted], [], []).elements[0]?.ground).toEqual({
      type: 'nothing',
      unsearched: [{ document: warrant.sha256, from: 1, to: null }],
    });
    const first = required.slice(0, 1).map((element) => searched(element, 1, 4));
    expect(gateAfter(items, findings.slice(1), [uncounted], first, []).open).toBe(true);
  });

  it('shows an override for ever, even where findings made it needless', () => {
    const gate = gateAfter(items, findings, [warrant], [], [override(['dated'])]);
    expect(gate.overrides).toHaveLength(1);
    expect(gate.elements.every(({ ground }) => ground.type === 'finding')).toBe(true);
  });

  it('opens exactly when each required element has a ground, in whatever order the acts came', () => {
    const act = fc.record({
      element: fc.constantFrom(...items.map(({ element }) => element)),
      kind: fc.constantFrom('find', 'search', 'override', 'blank'),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const of = (kind: string) => acts.filter((one) => one.kind === kind).map(({ element }) => element);
        const gateOf = (reverse: boolean) => {
          const order = <T>(list: readonly T[]) => (reverse ? list.toReversed() : [...list]);
          const found = order(
            of('find').map((element) => findingOn(element, 'supports', null, { id: element })),
          );
          const searches = order(of('search').map((element) => searched(element)));
          const overrides = order([
            ...of('override').map((element) => override([element])),
            override(of('blank'), ''),
          ]);
          const states = elementStates(items, found, {
            ...noActs,
            documents: [warrant],
            searches,
            overrides,
          });
          const gate = gateAfter(items, found, [warrant], searches, overrides);
          const open = states.filter((item) => item.required && item.state === 'not-examined');
          expect(gate.missing).toEqual(open.map(({ element }) => element));
          return gate;
        };
        const grounded = new Set([...of('find'), ...of('search'), ...of('override')]);
        expect(gateOf(false).open).toBe(required.every((element) => grounded.has(element)));
        expect(gateOf(true).missing).toEqual(gateOf(false).missing);
        expect(gateOf(true).elements).toEqual(gateOf(false).elements);
      }),
    );
  });
});

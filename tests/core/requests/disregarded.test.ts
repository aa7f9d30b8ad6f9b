import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { isDecided } from '../../../src/core/cases/case-state.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { addDocument } from '../../../src/core/documents/commands.ts';
import { gateOfCase } from '../../../src/core/evidence/commands.ts';
import { makeFinding } from '../../../src/core/findings/commands.ts';
import { countedCase } from '../../../src/core/reports/counted-case.ts';
import {
  changeRequest,
  disregardDemand,
  locateDemand,
  restoreDemand,
} from '../../../src/core/requests/commands.ts';
import { castReview, namedHash, namedId, noBasis, quoteAnchor } from '../../support/ledger-cast.ts';
import { strict, today } from '../guidelines/built-in.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const [asked, extra] = [namedId('demand 1'), namedId('demand 2')];
const cover = namedHash('cover');

function withCover() {
  const ada = castReview();
  ada.record(
    ...addDocument(ada.state, { document: cover, name: 'cover.pdf', bytes: 1, role: 'request' }),
    ...makeFinding(ada.state, namedId('on the order'), namedHash('document'), quoteAnchor, {
      element: 'record-types',
      verdict: 'supports',
      note: '',
    }),
  );
  return ada;
}

function reject(ada: ReturnType<typeof castReview>, demand: string) {
  const position = { demand, findings: [], rationale: 'no', narrowed: null } as const;
  return signDecision(ada.state, { ...position, disposition: 'reject', reasons: ['unclear'] }, noBasis);
}

describe('a demand that only the cover sheet makes', () => {
  it('needs no decision, is no part of the checklist, and stays, marked', () => {
    const ada = withCover();
    ada.record(...changeRequest(ada.state, { country: 'US', requester: 'government' }));
    const basis = { guidelines: strict, editions: [], documents: [], calls: [], on: today };
    ada.record(...locateDemand(ada.state, extra, [{ document: cover, finding: null }]));
    ada.record(...disregardDemand(ada.state, extra, 'The warrant names content only.'));
    ada.record(...reject(ada, asked));
    expect(isDecided(ada.state)).toBe(true);
    expect(summarise(ada.state)).toMatchObject({ demands: 1, decisions: 1, status: 'decided' });
    expect(countedCase(ada.state).outcome.identifiers).toBe(1);
    expect(gateOfCase(ada.state, basis).elements.map(({ element }) => element)).not.toContain(
      'subpoena-fields-only',
    );
    expect(() => reject(ada, extra)).toThrow('The demand is disregarded');
    const summary = JSON.stringify(summaryOf(ada.state, {}));
    expect(summary).toContain('(asked by the cover sheet only: disregarded)","tone":"void"');
    expect(summary).toContain('The warrant names content only.');
    expect(summary).toContain('"Stands in","value":"cover.pdf"');
    ada.record(...restoreDemand(ada.state, extra, 'page 3 names it'));
    expect(isDecided(ada.state)).toBe(false);
    expect(
      historyOf(ada.entries.values())
        .flatMap(({ what }) => what)
        .slice(-4),
    ).toEqual([
      expect.stringContaining('which only the cover sheet asks for: “The warrant names content only.”'),
      expect.stringMatching(/^decided on/),
      'with the rationale “no”',
      expect.stringContaining('is disregarded: “page 3 names it”'),
    ]);
  });

  it('stands in no order or warrant, is not decided, and somebody said where it stands', () => {
    const ada = withCover();
    expect(() => disregardDemand(ada.state, extra, 'why')).toThrow('Say first in which document');
    const both = [
      { document: cover, finding: null },
      { document: namedHash('document'), finding: namedId('on the order') },
    ];
    ada.record(...locateDemand(ada.state, extra, both));
    expect(ada.state.demands[1]?.places).toEqual(both);
    expect(locateDemand(ada.state, extra, both)).toEqual([]);
    expect(() => disregardDemand(ada.state, extra, 'why')).toThrow('“warrant.pdf” too');
    ada.record(...locateDemand(ada.state, extra, both.slice(0, 1)));
    expect(() => disregardDemand(ada.state, extra, ' ')).toThrow('Write the reason');
    ada.record(...reject(ada, extra));
    expect(() => disregardDemand(ada.state, extra, 'why')).toThrow('It is decided');
    expect(() => restoreDemand(ada.state, extra, 'why')).toThrow(failsAs('invalid-input'));
    expect(() => locateDemand(ada.state, extra, [{ document: namedHash('none'), finding: null }])).toThrow(
      failsAs('document-unknown'),
    );
    expect(() =>
      locateDemand(ada.state, extra, [{ document: cover, finding: namedId('on the order') }]),
    ).toThrow('in another document');
  });
});

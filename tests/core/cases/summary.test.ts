import { describe, expect, it } from 'vitest';
import { counted, summarise, waitsForByRules } from '../../../src/core/cases/summary.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { searchElement } from '../../../src/core/evidence/commands.ts';
import { makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { blankRequest, changeDemand, openCase, withdrawDemand } from '../../../src/core/requests/commands.ts';
import {
  castReview,
  CastReviewer,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
} from '../../support/ledger-cast.ts';

const demand = namedId('demand 1');
const other = namedId('demand 2');
const absent: Position = {
  demand,
  disposition: 'nothing-to-produce',
  reasons: ['data-not-held'],
  findings: [],
  rationale: '',
  narrowed: null,
};

function wait(reviewer: CastReviewer): string {
  const { status, waitsFor } = summarise(reviewer.state);
  return `${status}: ${waitsFor}`;
}

describe('a line of the docket', () => {
  it('says what the case waits for, from its opening to its decision', () => {
    const ada = new CastReviewer('Ada');
    ada.record(...openCase(blankRequest, [], () => demand));
    expect(summarise(ada.state)).toMatchObject({ title: 'Request', demands: 0 });
    expect(wait(ada)).toBe('received: No document yet');
    ada.record({ type: 'document-added', document: namedHash('d'), name: 'd', bytes: 1, role: 'request' });
    expect(wait(ada)).toBe('received: What it demands is not recorded');
  });

  it('counts what stands, and moves on with each act', () => {
    const ada = castReview();
    expect(wait(ada)).toBe('received: Not read yet');
    const searcher = castReview();
    const pages = [{ document: namedHash('document'), from: 1, to: 2 }];
    searcher.record(...searchElement(searcher.state, 'nexus', pages, '', []));
    expect(wait(searcher)).toBe('in-review: 2 of 2 demands undecided');
    for (const [name, verdict] of [
      ['a', 'supports'],
      ['b', 'breaks'],
      ['c', 'unclear'],
      ['e', 'breaks'],
    ] as const) {
      ada.record(
        ...makeFinding(ada.state, namedId(name), namedHash('document'), quoteAnchor, {
          element: 'nexus',
          verdict,
          note: '',
        }),
      );
    }
    ada.record(...withdrawFinding(ada.state, namedId('e'), 'misread'));
    expect(wait(ada)).toBe('in-review: 2 of 2 demands undecided');
    ada.record(...signDecision(ada.state, absent, noBasis));
    expect(wait(ada)).toBe('in-review: 1 of 2 demands undecided');
    ada.record(...signDecision(ada.state, { ...absent, demand: other }, noBasis));
    expect(wait(ada)).toBe('decided: Decided');
    const since = { staleLetters: 0, evidenceChanged: 0 };
    const byRules = [true, false].map((isWorkedOut) =>
      waitsForByRules(ada.state, { open: true }, null, { ...since, isWorkedOut }),
    );
    expect(byRules).toEqual([null, 'Decided; whether cited evidence changed since was not worked out']);
    expect(summarise(ada.state)).toMatchObject({
      title: 'Search warrant, 2 identifiers',
      documents: 1,
      findings: 3,
      supports: 1,
      breaks: 1,
      unclear: 1,
      demands: 2,
      decisions: 2,
      disagreements: 0,
    });
    ada.record(...changeDemand(ada.state, demand, { ...contentDemand, to: null }));
    expect(wait(ada)).toBe('in-review: 1 demand changed since decided');
    ada.record(...withdrawDemand(ada.state, demand, 'by the agency'));
    expect(wait(ada)).toBe('decided: Decided');
    expect(summarise(ada.state)).toMatchObject({ demands: 1, decisions: 1 });
  });

  it('tells findings apart that are stale or on nothing that is demanded any more', () => {
    const ada = castReview();
    const found = (name: string, demands?: readonly string[]) => {
      const reading = { element: 'nexus', verdict: 'breaks', note: '', ...(demands && { demands }) } as const;
      ada.record(...makeFinding(ada.state, namedId(name), namedHash('document'), quoteAnchor, reading));
    };
    found('general');
    found('on one', [demand]);
    const { findings, findingsAside } = summarise(ada.state);
    expect([findings, findingsAside]).toEqual([2, 0]);
    ada.record(...withdrawDemand(ada.state, demand, 'by the agency'));
    expect(summarise(ada.state)).toMatchObject({ findings: 1, breaks: 1, findingsAside: 1 });
    const [document, amends, stale] = [namedHash('later'), namedHash('document'), [namedId('general')]];
    ada.record({ type: 'document-amended', document, amends, stale });
    expect(summarise(ada.state)).toMatchObject({ findings: 0, breaks: 0, findingsAside: 2 });
  });

  it('puts a disagreement before all else', () => {
    const ada = castReview();
    const bob = new CastReviewer('Bob');
    bob.learn(ada.entries.values());
    ada.record(...signDecision(ada.state, absent, noBasis));
    bob.record(...signDecision(bob.state, { ...absent, reasons: ['no-responsive-data'] }, noBasis));
    ada.learn(bob.entries.values());
    expect(wait(ada)).toBe('in-review: 1 disagreement to settle');
    const alike = { ...absent, demand: other };
    ada.record(...signDecision(ada.state, alike, noBasis));
    bob.record(...signDecision(bob.state, alike, noBasis));
    ada.learn(bob.entries.values());
    expect(wait(ada)).toBe(
      'in-review: 1 disagreement to settle; 1 demand decided alike: settle by taking either',
    );
  });

  it('counts in words', () => {
    expect([counted(0, 'page'), counted(1, 'page'), counted(2, 'page')]).toEqual([
      '0 pages',
      '1 page',
      '2 pages',
    ]);
  });
});

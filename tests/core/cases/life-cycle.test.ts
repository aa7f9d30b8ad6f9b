import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../src/core/cases/case-state.ts';
import {
  checkStillOpen,
  closeCase,
  linkCase,
  reopen,
  respond,
  unlinkCase,
  withdrawRequest,
} from '../../../src/core/cases/life-cycle.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { recordMoment, recordRenewal, withdrawRenewal } from '../../../src/core/clocks/commands.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import {
  castReview,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
  type CastReviewer,
} from '../../support/ledger-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const moment = { at: '2026-11-20T10:00:00.000Z', zone: 'Europe/Berlin' };

function decided(): CastReviewer {
  const reviewer = castReview();
  for (const demand of ['demand 1', 'demand 2']) {
    const position = {
      demand: namedId(demand),
      disposition: 'nothing-to-produce',
      reasons: ['data-not-held'],
      findings: [],
      rationale: '',
      narrowed: null,
    } as const;
    reviewer.record(...signDecision(reviewer.state, position, noBasis));
  }
  return reviewer;
}

describe('the life of a case', () => {
  it('goes from received by the answer to its close, and back', () => {
    const reviewer = decided();
    expect(statusOf(reviewer.state)).toBe('decided');
    reviewer.record(...respond(reviewer.state, 'by mail', null, noBasis));
    expect(reviewer.state.end).toMatchObject({
      status: 'responded',
      reason: 'by mail',
      author: reviewer.signer.author,
    });
    expect(statusOf(reviewer.state)).toBe('responded');
    expect(() => respond(reviewer.state, '', null, noBasis)).toThrow(failsAs('case-closed'));
    reviewer.record(...closeCase(reviewer.state, 'nothing is open'));
    expect(statusOf(reviewer.state)).toBe('closed');
    expect(summarise(reviewer.state)).toMatchObject({ status: 'closed', waitsFor: 'Closed' });
    expect(() => closeCase(reviewer.state, 'again')).toThrow(failsAs('case-closed'));
    expect(() => withdrawRequest(reviewer.state, 'late')).toThrow(failsAs('case-closed'));
    reviewer.record(...reopen(reviewer.state, 'an appeal came'));
    expect(statusOf(reviewer.state)).toBe('decided');
    expect(() => reopen(reviewer.state, 'again')).toThrow(failsAs('invalid-input'));
  });

  it('is answered only once every demand is decided', () => {
    expect(() => respond(castReview().state, '', null, noBasis)).toThrow(failsAs('decision-incomplete'));
  });

  it('may be closed or withdrawn at any time before, with a reason', () => {
    const { state } = castReview();
    expect(closeCase(state, 'a duplicate')).toEqual([{ type: 'case-closed', reason: 'a duplicate' }]);
    expect(withdrawRequest(state, 'taken back')).toEqual([{ type: 'case-withdrawn', reason: 'taken back' }]);
    expect(() => closeCase(state, ' ')).toThrow(failsAs('invalid-input'));
    expect(() => withdrawRequest(state, '')).toThrow(failsAs('invalid-input'));
  });

  const acts: Readonly<Record<string, readonly [CaseEvent, answered: boolean, closed: boolean]>> = {
    'a demand': [{ type: 'demand-added', demand: namedId('new'), terms: contentDemand }, false, false],
    'a finding': [
      {
        type: 'finding-made',
        finding: namedId('f'),
        document: namedHash('document'),
        anchor: quoteAnchor,
        reading: { element: 'nexus', verdict: 'supports', note: '' },
      },
      false,
      false,
    ],
    'a search': [
      {
        type: 'element-searched',
        element: 'nexus',
        document: namedHash('document'),
        from: 1,
        to: 1,
        note: '',
      },
      false,
      false,
    ],
    'an override': [{ type: 'gate-overridden', elements: ['nexus'], reason: 'r' }, false, false],
    'the record': [{ type: 'request-changed', changes: { agency: 'A' } }, true, false],
    'a document': [
      { type: 'document-added', document: namedHash('late'), name: 'n', bytes: 1, role: 'correspondence' },
      true,
      false,
    ],
    'a renewal': [{ type: 'renewal-recorded', moment }, true, false],
    'a moment': [{ type: 'moment-recorded', fact: 'issued', moment }, true, false],
    'a link': [{ type: 'case-linked', case: namedId('other'), kind: 'follow-up' }, true, true],
    'a reopening': [{ type: 'case-reopened', reason: 'r' }, true, true],
  };

  it.each(Object.entries(acts))(
    '%s: what ended takes only what belongs there',
    (_, [event, answered, closed]) => {
      const answeredCase = decided();
      answeredCase.record(...respond(answeredCase.state, '', null, noBasis));
      const closedCase = castReview();
      closedCase.record(...closeCase(closedCase.state, 'r'));
      const withdrawn = castReview();
      withdrawn.record(...withdrawRequest(withdrawn.state, 'r'));
      const takes = ({ state }: CastReviewer) => {
        try {
          checkStillOpen(state, [event]);
          return true;
        } catch (thrown) {
          expect(thrown).toEqual(failsAs('case-closed'));
          return false;
        }
      };
      expect([takes(castReview()), takes(answeredCase), takes(closedCase), takes(withdrawn)]).toEqual([
        true,
        answered,
        closed,
        closed,
      ]);
    },
  );

  it('takes up what comes with the reopening', () => {
    const reviewer = castReview();
    reviewer.record(...closeCase(reviewer.state, 'r'));
    const demand: CaseEvent = { type: 'demand-added', demand: namedId('new'), terms: contentDemand };
    expect(() => checkStillOpen(reviewer.state, [...reopen(reviewer.state, 'r'), demand])).not.toThrow();
    expect(() => checkStillOpen(reviewer.state, [demand, ...reopen(reviewer.state, 'r')])).toThrow();
  });
});

describe('links, moments and renewals', () => {
  it('are recorded once, replaced and taken back', () => {
    const reviewer = castReview();
    const other = namedId('other case');
    reviewer.record(...linkCase(reviewer.state, other, 'repeat'));
    expect(linkCase(reviewer.state, other, 'repeat')).toEqual([]);
    reviewer.record(...linkCase(reviewer.state, other, 'preservation'));
    expect(reviewer.state.links).toMatchObject([{ case: other, kind: 'preservation' }]);
    expect(() => linkCase(reviewer.state, reviewer.state.id, 'repeat')).toThrow(failsAs('invalid-input'));
    reviewer.record(...unlinkCase(reviewer.state, other, 'other accounts'));
    expect(reviewer.state.links).toEqual([]);
    expect(() => unlinkCase(reviewer.state, other, 'again')).toThrow(failsAs('case-unknown'));
    reviewer.record(...recordMoment(reviewer.state, 'issued', moment));
    expect(recordMoment(reviewer.state, 'issued', moment)).toEqual([]);
    expect(reviewer.state.moments).toEqual({ issued: moment });
    reviewer.record(...recordMoment(reviewer.state, 'issued', null));
    expect(reviewer.state.moments).toEqual({});
    reviewer.record(...recordRenewal(reviewer.state, moment));
    expect(recordRenewal(reviewer.state, moment)).toEqual([]);
    expect(reviewer.state.renewals).toMatchObject([{ moment }]);
    reviewer.record(...withdrawRenewal(reviewer.state, moment, 'of another case'));
    expect(reviewer.state.renewals).toEqual([]);
    expect(() => withdrawRenewal(reviewer.state, moment, 'r')).toThrow(failsAs('invalid-input'));
  });
});

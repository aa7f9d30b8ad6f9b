import { describe, expect, it } from 'vitest';
import type { CaseEnd } from '../../../src/core/cases/case-state.ts';
import { checkStillOpen } from '../../../src/core/cases/life-cycle.ts';
import { isRecordable } from '../../../src/renderer/cases/is-under-review.ts';
import {
  readCallBackDraft,
  toldOf,
  unreadInWords,
  withdrawalAsks,
  type CallBackText,
} from '../../../src/renderer/emergencies/call-back-text.ts';

const complete: CallBackText = {
  caller: ' Ada ',
  called: '2026-11-22T07:29 Europe/Berlin',
  number: '+1 202 555 0147',
  source: 'switchboard',
  sourceNote: 'the agency’s own',
  answeredBy: '',
  outcome: 'confirmed',
  note: '',
  comparedByEye: false,
};
const nowhere = { places: [], partly: [], compared: [{ document: 'a'.repeat(64), read: 2, unread: 0 }] };
const somewhere = { document: 'a'.repeat(64), name: 'request.pdf', page: 1, written: '202 555 0147' };

describe('a call back that is being told', () => {
  it('is recorded once it says everything', () => {
    expect(toldOf(complete, nowhere)).toEqual({
      told: { ...complete, caller: 'Ada', called: { at: '2026-11-22T06:29:00.000Z', zone: 'Europe/Berlin' } },
    });
  });

  it.each([
    [{ number: 'the desk' }, nowhere, 'Write the number'],
    [{}, null, 'is compared'],
    [{}, { ...nowhere, places: [somewhere] }, 'counts for nothing'],
    [{ source: 'the-request' }, nowhere, 'counts for nothing'],
    [{ source: null }, nowhere, 'Say where the number came from'],
    [{ sourceNote: ' ' }, nowhere, 'where exactly'],
    [{}, { ...nowhere, compared: [{ document: 'a'.repeat(64), read: 0, unread: null }] }, 'hold pictures'],
    [{ caller: '' }, nowhere, 'who called'],
    [{ called: '' }, nowhere, 'who called'],
    [{ outcome: null }, nowhere, 'what came of it'],
  ] as const)('lacks something with %o', (part, comparison, words) => {
    expect(toldOf({ ...complete, ...part }, comparison)).toEqual({
      lacking: expect.stringContaining(words) as string,
    });
  });

  it('comes back from its draft, and from nothing else', () => {
    expect(readCallBackDraft(JSON.stringify(complete))).toEqual(complete);
    for (const draft of [null, '', '{}', JSON.stringify({ ...complete, source: 'a friend' })]) {
      expect(readCallBackDraft(draft)).toBeNull();
    }
  });
});

it('the pages that hold pictures are named', () => {
  expect(unreadInWords([2, 3], 'fax.pdf')).toBe(
    '“fax.pdf”: pages 2, 3 hold pictures that were not read, or only recognised.',
  );
  expect(unreadInWords([7], 'fax.pdf')).toBe(
    '“fax.pdf”: page 7 holds pictures that were not read, or only recognised.',
  );
  expect(unreadInWords(null, 'fax.pdf')).toBe('“fax.pdf” could not be read to its end.');
});

describe('a call back that was recorded in error', () => {
  it.each([null, 'responded', 'closed', 'withdrawn'] as const)(
    'can be withdrawn where the window offers it: %s',
    (status) => {
      const end = status === null ? null : ({ status, reason: '' } as CaseEnd);
      const withdrawn = { type: 'call-back-withdrawn', callBack: 'a'.repeat(64), reason: 'r' } as const;
      const refuses = (): void => checkStillOpen({ end }, [withdrawn]);
      if (isRecordable({ end })) expect(refuses).not.toThrow();
      else expect(refuses).toThrow('Reopen it first');
      expect(withdrawalAsks({ end }).includes('what was given stays given')).toBe(end !== null);
    },
  );
});

import { describe, expect, it } from 'vitest';
import {
  joinMomentText,
  momentToText,
  splitMomentText,
  textToMoment,
} from '../../../src/renderer/cases/moment-text.ts';

const moment = { at: '2026-11-20T21:12:00.000Z', zone: 'America/New_York' };

describe('moment text', () => {
  it('shows the clock of the zone and reads it back', () => {
    expect(momentToText(moment)).toEqual({ local: '2026-11-20T16:12', zone: 'America/New_York' });
    expect(textToMoment(momentToText(moment))).toEqual(moment);
    expect(textToMoment(splitMomentText(joinMomentText(momentToText(moment))))).toEqual(moment);
  });
  it('is no moment while the time is empty', () => {
    expect(textToMoment(momentToText(null))).toBeNull();
    expect(joinMomentText({ local: '', zone: 'UTC' })).toBe('');
    expect(textToMoment(splitMomentText(''))).toBeNull();
  });
});

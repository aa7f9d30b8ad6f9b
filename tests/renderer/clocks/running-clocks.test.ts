import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/core/clocks/clock.ts';
import { endInWords, runningClocks } from '../../../src/renderer/clocks/running-clocks.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const at = (text: string) => ({ at: text, zone: 'UTC' });

function clock(id: string, own: Partial<Clock>): Clock {
  return { id, endsAt: null, severity: 'later', stoppedBy: null, endsWith: 'time', ...own } as Clock;
}

describe('runningClocks', () => {
  it('leaves out what stopped and what lapsed, and keeps what is overdue', () => {
    const clocks = [
      clock('overdue', { endsAt: at('2026-11-20T12:00:00.000Z'), endsWith: 'answer' }),
      clock('lapsed', { endsAt: at('2026-11-20T12:00:00.000Z') }),
      clock('stopped', { endsAt: at('2026-11-30T12:00:00.000Z'), stoppedBy: 'Answered.' }),
      clock('runs', { endsAt: at('2026-11-30T12:00:00.000Z') }),
      clock('endless', {}),
    ];
    expect(runningClocks(clocks, now).map(({ id }) => id)).toEqual(['overdue', 'runs', 'endless']);
  });
});

describe('endInWords', () => {
  it('gives a length while the end is near, and the day where it is far', () => {
    expect(endInWords({ endsAt: at('2026-11-23T18:00:00.000Z'), severity: 'later' }, now)).toMatchObject({
      words: '1 d 6 h',
      severity: 'soon',
    });
    expect(endInWords({ endsAt: at('2027-03-03T12:00:00.000Z'), severity: 'later' }, now).words).toContain(
      '2027',
    );
  });

  it('tells “at once” from “without an end”', () => {
    expect(endInWords({ endsAt: null, severity: 'now' }, now).words).toBe('at once');
    expect(endInWords({ endsAt: null, severity: 'later' }, now).words).toBe('no date given');
  });
});

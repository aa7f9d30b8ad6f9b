import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageClock, saveClocks } from '../../../src/renderer/coverage/page-clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function kept() {
  const times = new Map<number, number>();
  const calls: number[] = [];
  let meanwhile: (() => void) | null = null;
  const clock = new PageClock(async (_, pages) => {
    calls.push(pages.length);
    const fails = meanwhile;
    meanwhile = null;
    fails?.();
    if (fails !== null) throw new Error('the vault is busy');
    for (const { page, milliseconds } of pages) times.set(page, (times.get(page) ?? 0) + milliseconds);
    return Promise.resolve();
  });
  const look = (pages: readonly number[]): void => {
    vi.advanceTimersByTime(400);
    clock.look('document', pages);
  };
  return { clock, times, calls, look, failOnce: (during: () => void) => (meanwhile = during) };
}

it('loses no time where it could not be kept, nor what comes together meanwhile', async () => {
  const { clock, times, look, failOnce } = kept();
  look([1, 2]);
  failOnce(() => look([2, 3]));
  await clock.save();
  expect(times.size).toBe(0);
  await clock.save();
  expect([...times].toSorted(([one], [other]) => one - other)).toEqual([
    [1, 400],
    [2, 800],
    [3, 400],
  ]);
  await clock.save();
  expect(times.get(1)).toBe(400);
});

it('hands over however many pages there are, and all that there is once it is asked for', async () => {
  const { clock, times, calls, look } = kept();
  const stop = clock.start();
  look(Array.from({ length: 2500 }, (_, index) => index + 1));
  await saveClocks();
  expect(times.size).toBe(2500);
  expect(calls).toEqual([1000, 1000, 500]);
  stop();
});

import { describe, expect, it } from 'vitest';
import { JobQueue } from '../../../src/renderer/pdf/job-queue.ts';
import { makesWay, urgency } from '../../../src/renderer/pdf/urgency.ts';

const never = new AbortController().signal;

describe('the queue of page jobs', () => {
  it('runs one at a time, the most urgent first, and asks for urgency when it chooses', async () => {
    const queue = new JobQueue(makesWay);
    const order: string[] = [];
    let running = 0;
    let reading = 1;
    const job = (page: number) =>
      queue.add(
        () => Math.abs(page - reading),
        async () => {
          expect(++running).toBe(1);
          await Promise.resolve();
          order.push(String(page));
          // After the first page the reader jumps.
          reading = 9;
          running--;
        },
        never,
      );
    await Promise.all([job(2), job(1), job(3), job(8), job(9)]);
    expect(order).toEqual(['1', '9', '8', '3', '2']);
  });

  it('drops a job that is not wanted any more, and goes on after one that fails', async () => {
    const queue = new JobQueue(makesWay);
    const control = new AbortController();
    let ran = false;
    const failing = queue.add(
      () => 0,
      () => Promise.reject(new Error('broken')),
      never,
    );
    const unwanted = queue.add(
      () => 1,
      () => {
        ran = true;
        return Promise.resolve();
      },
      control.signal,
    );
    const last = queue.add(
      () => 2,
      () => Promise.resolve('done'),
      never,
    );
    control.abort(new Error('gone'));
    await expect(failing).rejects.toThrow('broken');
    await expect(unwanted).rejects.toThrow('gone');
    await expect(last).resolves.toBe('done');
    expect(ran).toBe(false);
  });

  it.each([
    ['what nobody reads now for a page near by', urgency.thumbnail, urgency.near],
    ['any page for one that is gone to', urgency.visible, urgency.wanted],
  ])('has %s make way, and do its work afterwards', async (_, patient, urgent) => {
    const queue = new JobQueue(makesWay);
    const order: string[] = [];
    const thumbnail = queue.add(
      () => patient,
      (signal) =>
        new Promise<string>((resolve, reject) => {
          order.push('thumbnail begins');
          signal.addEventListener('abort', () => reject(new Error('cancelled')));
          if (order.includes('page')) resolve('thumbnail');
        }),
      never,
    );
    await Promise.resolve();
    const page = queue.add(
      () => urgent,
      () => Promise.resolve(order.push('page')),
      never,
    );
    await page;
    await expect(thumbnail).resolves.toBe('thumbnail');
    expect(order).toEqual(['thumbnail begins', 'page', 'thumbnail begins']);
  });
});

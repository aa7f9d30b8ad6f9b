import type { AppEvent } from '../../ipc/views.ts';
import { listen } from './event-hub.ts';
import { createStore } from './store.ts';

export type Job = Extract<AppEvent, { type: 'progress' }>;

/** Long work under way in the vault, by job. */
export const jobs = createStore<ReadonlyMap<string, Job>>(new Map());

/** Follows the vault's long work; returns how to stop. */
export function followJobs(): () => void {
  return listen((event) => {
    if (event.type === 'progress') jobs.set((before) => new Map(before).set(event.job, event));
    if (event.type === 'job-ended') {
      jobs.set((before) => new Map([...before].filter(([job]) => job !== event.job)));
    }
  });
}

export function forgetJobs(): void {
  jobs.set(() => new Map());
}

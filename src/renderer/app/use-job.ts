import { call } from './client.ts';
import { jobs, type Job } from './jobs.ts';
import { useStore } from './store.ts';

/** Work of the vault under one of these labels; null before it begins and after. */
export function useJob(labels: Readonly<Record<string, string>>): Job | null {
  const names: readonly string[] = Object.values(labels);
  return [...useStore(jobs).values()].find(({ label }) => names.includes(label)) ?? null;
}

export function stopJob(job: Job | null): void {
  if (job !== null) void call('jobs.cancel', { job: job.job });
}

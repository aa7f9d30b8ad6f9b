import type { FailureRecord } from '../../core/failure.ts';
import type { driveActs } from './drive-acts.ts';

export type DriveActs = typeof driveActs;
export type DriveAct = keyof DriveActs;

export interface DriveRequest {
  readonly id: number;
  readonly act: DriveAct;
  readonly input: unknown;
}

/** Tells of changes in a folder from now on; of none any more where it is null. Nothing answers it. */
export interface WatchRequest {
  readonly act: 'watch';
  readonly folder: string | null;
}

/** `going`: the act that is under way goes on; `changed`: so did the watched folder. A failure that is none of ours ends the thread. */
export type DriveReply =
  | { readonly kind: 'going' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: FailureRecord };

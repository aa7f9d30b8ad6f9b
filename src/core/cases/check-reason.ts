import { Failure } from '../failure.ts';

/** Failure `invalid-input` without a reason. */
export function checkReason(reason: string): void {
  if (reason.trim() === '') throw new Failure('invalid-input', 'Write the reason. Nothing was changed.');
}

import type { ProcessId } from '../legal-basis.ts';
import type { AssessmentVerdict, Judged } from './verdict.ts';

/** Whether the process is enough, in one word. */
export type PlainSufficiency = 'sufficient' | 'insufficient' | 'unverified' | 'no-rule';

const plain: Readonly<Record<Exclude<AssessmentVerdict, 'voluntary'>, PlainSufficiency>> = {
  sufficient: 'sufficient',
  insufficient: 'insufficient',
  'not-compellable': 'insufficient',
  'not-held': 'insufficient',
  'unverified-rule': 'unverified',
  'no-rule': 'no-rule',
};

/** What asks for what the law lets be given, and compels nobody (18 USC 2702(b)(3), (8), (c)(2), (4)). */
const asking: ReadonlySet<ProcessId> = new Set(['emergency', 'consent']);

/**
 * For what is not held, and what nobody can compel, no process is enough. What the law lets be given without being
 * compelled, an emergency request is enough for once a finding supports the danger that it rests on, and the user's
 * consent; any other process compels nothing there.
 */
export function plainSufficiency(
  { verdict, lacking }: Pick<Judged, 'verdict' | 'lacking'>,
  process: ProcessId | null,
): PlainSufficiency {
  if (verdict !== 'voluntary') return plain[verdict];
  return process !== null && asking.has(process) && lacking.length === 0 ? 'sufficient' : 'insufficient';
}

import type { AssessmentVerdict, Judged } from './verdict.ts';

/** Whether the process is enough, in one word. */
export type PlainSufficiency = 'sufficient' | 'insufficient' | 'unverified' | 'no-rule';

/**
 * What is not held, and what nobody can compel, no process is enough for. What may be given without being compelled is
 * reached by the process that asks for it; the reasons say that it is voluntary.
 */
const plain: Readonly<Record<AssessmentVerdict, PlainSufficiency>> = {
  sufficient: 'sufficient',
  voluntary: 'sufficient',
  insufficient: 'insufficient',
  'not-compellable': 'insufficient',
  'not-held': 'insufficient',
  'unverified-rule': 'unverified',
  'no-rule': 'no-rule',
};

export function plainSufficiency({ verdict }: Pick<Judged, 'verdict'>): PlainSufficiency {
  return plain[verdict];
}

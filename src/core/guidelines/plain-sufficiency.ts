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

/**
 * For what is not held, and what nobody can compel, no process is enough. What the law lets be given without being
 * compelled, a process is enough for once what its exception rests on is supported: the danger of an emergency, the
 * user's consent (18 USC 2702(b)(3), (8), (c)(2), (4)). Where nothing has to be shown, any process may ask and none
 * compels.
 */
export function plainSufficiency({
  verdict,
  lacking,
  conditional,
}: Pick<Judged, 'verdict' | 'lacking' | 'conditional'>): PlainSufficiency {
  if (verdict !== 'voluntary') return plain[verdict];
  return conditional && lacking.length === 0 ? 'sufficient' : 'insufficient';
}

/** Whether the process opens what is demanded, by rules that were checked or not. */
export function opens({
  verdict,
  leaning,
  lacking,
  conditional,
}: Pick<Judged, 'verdict' | 'leaning' | 'lacking' | 'conditional'>): boolean {
  return plainSufficiency({ verdict: leaning ?? verdict, lacking, conditional }) === 'sufficient';
}

/**
 * What makes a process enough: a rule of law by itself, or (also) what providers report that they do, which compels
 * nobody. Null where the process is not plainly sufficient, or is so for what nobody has to give anyway.
 */
export function restsOn({ verdict, law }: Pick<Judged, 'verdict' | 'law'>): 'law' | 'practice' | null {
  if (verdict !== 'sufficient') return null;
  return law.rules.some(({ basis }) => basis === 'practice') ? 'practice' : 'law';
}

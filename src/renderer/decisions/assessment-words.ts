import type { AssessmentVerdict, Conclusion } from '../../core/guidelines/verdict.ts';

export interface AssessmentWords {
  readonly tag: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
}

const conclusions: Readonly<Record<Conclusion, AssessmentWords>> = {
  sufficient: { tag: 'Sufficient', tone: 'good' },
  insufficient: { tag: 'Insufficient', tone: 'bad' },
  'not-compellable': { tag: 'Not compellable', tone: 'bad' },
  'not-held': { tag: 'Not held', tone: 'plain' },
  voluntary: { tag: 'Voluntary', tone: 'warn' },
};

/** What the rules come to, in a word; of an unverified rule with what it would come to. */
export function assessmentWords(verdict: AssessmentVerdict, leaning: Conclusion | null): AssessmentWords {
  if (verdict === 'no-rule') return { tag: 'No rule', tone: 'warn' };
  if (verdict !== 'unverified-rule') return conclusions[verdict];
  const would = leaning === null ? '' : `: ${conclusions[leaning].tag.toLowerCase()}?`;
  return { tag: `Unverified rule${would}`, tone: 'warn' };
}

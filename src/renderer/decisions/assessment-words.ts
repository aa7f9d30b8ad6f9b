import type { Conclusion, Judged } from '../../core/guidelines/verdict.ts';

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

/** The process reaches it, and what has to be shown besides is not yet. */
const notShown: AssessmentWords = { tag: 'Not shown yet', tone: 'warn' };

/** What the rules come to, in a word; of an unverified rule with what it would come to. */
export function assessmentWords({
  verdict,
  leaning,
  refused,
}: Pick<Judged, 'verdict' | 'leaning' | 'refused'>): AssessmentWords {
  if (verdict === 'no-rule') return { tag: 'No rule', tone: 'warn' };
  const said = (conclusion: Conclusion): AssessmentWords =>
    conclusion === 'insufficient' && !refused ? notShown : conclusions[conclusion];
  if (verdict !== 'unverified-rule') return said(verdict);
  const would = leaning === null ? '' : `: ${said(leaning).tag.toLowerCase()}?`;
  return { tag: `Unverified rule${would}`, tone: 'warn' };
}

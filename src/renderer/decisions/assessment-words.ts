import { restsOn } from '../../core/guidelines/plain-sufficiency.ts';
import type { Conclusion, Judged } from '../../core/guidelines/verdict.ts';

export interface AssessmentWords {
  readonly tag: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
}

const conclusions: Readonly<Record<Conclusion, AssessmentWords>> = {
  sufficient: { tag: 'Process sufficient', tone: 'good' },
  insufficient: { tag: 'Process insufficient', tone: 'bad' },
  'not-compellable': { tag: 'Not compellable', tone: 'bad' },
  'not-held': { tag: 'Not held', tone: 'plain' },
  voluntary: { tag: 'Voluntary', tone: 'warn' },
};

/** The process reaches it, and what has to be shown besides is not yet. */
const notShown: AssessmentWords = { tag: 'Not shown yet', tone: 'warn' };

/** Nothing compels it: green would say too much. */
const byPractice: AssessmentWords = { tag: 'Process sufficient by practice', tone: 'warn' };

/** What the rules come to, in a word; of an unverified rule with what it would come to. */
export function assessmentWords({
  verdict,
  leaning,
  refused,
  law,
}: Pick<Judged, 'verdict' | 'leaning' | 'refused' | 'law'>): AssessmentWords {
  if (verdict === 'no-rule') return { tag: 'No rule', tone: 'warn' };
  const said = (conclusion: Conclusion): AssessmentWords =>
    conclusion === 'insufficient' && !refused ? notShown : conclusions[conclusion];
  if (restsOn({ verdict, law }) === 'practice') return byPractice;
  if (verdict !== 'unverified-rule') return said(verdict);
  const would =
    leaning === null
      ? ''
      : `: ${said(leaning)
          .tag.toLowerCase()
          .replace(/^process /, '')}?`;
  return { tag: `Unverified rule${would}`, tone: 'warn' };
}

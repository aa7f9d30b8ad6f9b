import type { ReactNode } from 'react';
import type { Assessment } from '../../core/guidelines/assess.ts';
import { Tag } from '../ui/Tag.tsx';
import { assessmentWords } from './assessment-words.ts';

/** What the rules come to for one demand. */
export function AssessmentTag({
  assessment,
}: {
  readonly assessment: Pick<Assessment, 'verdict' | 'leaning' | 'refused' | 'law'>;
}): ReactNode {
  const { tag, tone } = assessmentWords(assessment);
  return <Tag tone={tone}>{tag}</Tag>;
}

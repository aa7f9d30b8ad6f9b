import type { ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import type { GateOverride } from '../../core/guidelines/element-standing.ts';
import { elements } from '../../core/legal-basis.ts';
import { Notice } from '../ui/Notice.tsx';

interface OverrideNoticeProps {
  readonly state: CaseState;
  readonly override: GateOverride;
  readonly title?: string;
}

/** More than these are counted, and named where somebody wants to know. */
const NAMED = 3;

/** What a decision was signed over, by whom and why. */
export function OverrideNotice({
  state,
  override,
  title = 'Signed over the evidence gate.',
}: OverrideNoticeProps): ReactNode {
  const { author, reason, elements: over } = override;
  const labels = over.map((element) => elements.labels[element]);
  return (
    <Notice tone="warning">
      <b>{title}</b> Nothing showed how it stood with{' '}
      {labels.length > NAMED
        ? counted(labels.length, 'element')
        : labels.map((label) => `“${label}”`).join(', ')}
      . <bdi>{namesOf(state)(author)}</bdi> gave as the reason:{' '}
      <span className="user-text" dir="auto">
        {reason}
      </span>
      {labels.length > NAMED && (
        <details>
          <summary>Which elements</summary>
          {labels.join('; ')}
        </details>
      )}
    </Notice>
  );
}

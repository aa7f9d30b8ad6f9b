import type { ReactNode } from 'react';
import { standingFindings } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { DecisionPanel } from '../decisions/DecisionPanel.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { LegalBasisPanel } from '../findings/LegalBasisPanel.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { caseTabs } from './case-tabs.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import type { CaseReview } from './use-case-review.ts';

interface CaseTabsProps {
  readonly view: CaseView;
  readonly review: CaseReview;
}

/** The right column: what was found, what is decided, what the request is, what happened. */
export function CaseTabs({ view, review }: CaseTabsProps): ReactNode {
  const findings = standingFindings(view.state).length;
  const tabs = caseTabs.map(({ id, label, chord }) => ({
    id,
    label,
    hint: withKeys(label, chord),
    ...(id === 'findings' && findings > 0 ? { count: findings } : {}),
  }));
  return (
    <Tabs label="Review" tabs={tabs} current={review.tab} onChange={review.setTab}>
      <Panel view={view} review={review} />
    </Tabs>
  );
}

function Panel({ view, review }: CaseTabsProps): ReactNode {
  const { state } = view;
  switch (review.tab) {
    case 'basis':
      return (
        <LegalBasisPanel
          state={state}
          selected={review.selectedElement}
          selectedFinding={review.selectedFinding}
          armed={review.armed}
          onSelect={review.selectElement}
          onShow={review.showFinding}
          onArm={review.arm}
          onSetProcess={() => review.setTab('request')}
        />
      );
    case 'findings':
      return <FindingsPanel state={state} selected={review.selectedFinding} onShow={review.showFinding} />;
    case 'decision':
      return <DecisionPanel state={state} onRecordDemands={() => review.setTab('request')} />;
    case 'request':
      return <RequestPanel state={state} />;
    case 'history':
      return <HistoryPanel caseId={state.id} />;
  }
}

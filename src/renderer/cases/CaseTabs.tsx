import type { ReactNode } from 'react';
import { standingFindings, type Finding } from '../../core/cases/case-state.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { DecisionPanel } from '../decisions/DecisionPanel.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { LegalBasisPanel } from '../findings/LegalBasisPanel.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { caseTabs, type CaseTab } from './case-tabs.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { RequestPanel } from './RequestPanel.tsx';

export type { CaseTab } from './case-tabs.ts';

interface CaseTabsProps {
  readonly view: CaseView;
  readonly tab: CaseTab;
  readonly onTab: (tab: CaseTab) => void;
  readonly selectedElement: ElementId | null;
  readonly selectedFinding: string | null;
  readonly armed: ElementId | null;
  readonly onSelectElement: (element: ElementId | null) => void;
  readonly onShow: (finding: Finding) => void;
  readonly onArm: (element: ElementId | null) => void;
}

/** The right column: what was found, what is decided, what the request is, what happened. */
export function CaseTabs(props: CaseTabsProps): ReactNode {
  const { view, tab, onTab } = props;
  const findings = standingFindings(view.state).length;
  const tabs = caseTabs.map(({ id, label, chord }) => ({
    id,
    label,
    hint: withKeys(label, chord),
    ...(id === 'findings' && findings > 0 ? { count: findings } : {}),
  }));
  return (
    <Tabs label="Review" tabs={tabs} current={tab} onChange={onTab}>
      <Panel {...props} />
    </Tabs>
  );
}

function Panel(props: CaseTabsProps): ReactNode {
  const { tab, onTab, selectedElement, selectedFinding, armed, onSelectElement, onShow, onArm } = props;
  const { state } = props.view;
  switch (tab) {
    case 'basis':
      return (
        <LegalBasisPanel
          state={state}
          selected={selectedElement}
          selectedFinding={selectedFinding}
          armed={armed}
          onSelect={onSelectElement}
          onShow={onShow}
          onArm={onArm}
          onSetProcess={() => onTab('request')}
        />
      );
    case 'findings':
      return <FindingsPanel state={state} selected={selectedFinding} onShow={onShow} />;
    case 'decision':
      return <DecisionPanel state={state} onRecordDemands={() => onTab('request')} />;
    case 'request':
      return <RequestPanel state={state} />;
    case 'history':
      return <HistoryPanel caseId={state.id} />;
  }
}

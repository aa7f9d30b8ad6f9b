import type { ReactNode } from 'react';
import { standingFindings } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { DecisionPanel } from '../decisions/DecisionPanel.tsx';
import { FindingsPanel } from '../findings/FindingsPanel.tsx';
import { LegalBasisPanel } from '../findings/LegalBasisPanel.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { LettersPanel } from '../letters/LettersPanel.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { EmergencyPanel } from '../emergencies/EmergencyPanel.tsx';
import { tabsOf } from './case-tabs.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import type { CaseFocus } from './use-case-focus.ts';

interface CaseTabsProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** The right column: what was found, what is decided, what the request is, what happened. */
export function CaseTabs({ view, focus }: CaseTabsProps): ReactNode {
  const findings = standingFindings(view.state).length;
  const all = tabsOf(view.state);
  const tabs = all.map(({ id, label, chord }) => ({
    id,
    label,
    hint: withKeys(label, chord),
    ...(id === 'findings' && findings > 0 ? { count: findings } : {}),
  }));
  return (
    <Tabs
      label="Review"
      tabs={tabs}
      current={tabs.some(({ id }) => id === focus.tab) ? focus.tab : 'basis'}
      onChange={focus.setTab}
    >
      <Panel view={view} focus={focus} />
    </Tabs>
  );
}

function Panel({ view, focus }: CaseTabsProps): ReactNode {
  const { state } = view;
  switch (focus.tab) {
    case 'basis':
      return <LegalBasisPanel view={view} focus={focus} />;
    case 'findings':
      return <FindingsPanel view={view} selected={focus.selectedFinding} onShow={focus.showFinding} />;
    case 'decision':
      return <DecisionPanel view={view} focus={focus} />;
    case 'request':
      return <RequestPanel view={view} />;
    case 'emergency':
      return <EmergencyPanel view={view} focus={focus} />;
    case 'letters':
      return <LettersPanel view={view} />;
    case 'history':
      return <HistoryPanel state={state} />;
  }
}

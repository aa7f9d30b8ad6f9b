import type { CaseState } from '../../core/cases/case-state.ts';
import { countsAsEmergency } from '../../core/emergencies/emergency-state.ts';

export type CaseTab = 'basis' | 'findings' | 'decision' | 'request' | 'history' | 'letters' | 'emergency';

interface TabOfCase {
  readonly id: CaseTab;
  readonly label: string;
  readonly chord: string;
}

const caseTabs: readonly TabOfCase[] = [
  { id: 'basis', label: 'Legal basis', chord: 'Alt+1' },
  { id: 'findings', label: 'Findings', chord: 'Alt+2' },
  { id: 'decision', label: 'Decision', chord: 'Alt+3' },
  { id: 'request', label: 'Request', chord: 'Alt+4' },
  { id: 'history', label: 'History', chord: 'Alt+5' },
  { id: 'letters', label: 'Letters', chord: 'Alt+7' },
];
const emergencyTab: TabOfCase = { id: 'emergency', label: 'Emergency', chord: 'Alt+6' };

/** The tabs of a case; an emergency has one of its own, and so has what was one when it was called back or released. */
export function tabsOf(state: Pick<CaseState, 'request' | 'emergency' | 'reviewers'>): readonly TabOfCase[] {
  const { callBacks, releases } = state.emergency;
  const isOne = countsAsEmergency(state) || callBacks.length + releases.length > 0;
  return isOne ? [emergencyTab, ...caseTabs] : caseTabs;
}

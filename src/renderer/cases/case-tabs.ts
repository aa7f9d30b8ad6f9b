export type CaseTab = 'basis' | 'findings' | 'decision' | 'request' | 'history';

export const caseTabs: readonly { readonly id: CaseTab; readonly label: string; readonly chord: string }[] = [
  { id: 'basis', label: 'Legal basis', chord: 'Alt+1' },
  { id: 'findings', label: 'Findings', chord: 'Alt+2' },
  { id: 'decision', label: 'Decision', chord: 'Alt+3' },
  { id: 'request', label: 'Request', chord: 'Alt+4' },
  { id: 'history', label: 'History', chord: 'Alt+5' },
];

import { useCommands } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { caseTabs } from './case-tabs.ts';
import type { CaseFocus, Pane } from './use-case-focus.ts';

const paneOrder: readonly Pane[] = ['documents', 'room', 'panel'];

/** Moves the focus to the next column; in a narrow window it is shown by that. */
function focusPane(step: 1 | -1, onPane: (pane: Pane) => void): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-pane-of]')?.dataset['paneOf'];
  const index = paneOrder.findIndex((pane) => pane === here);
  const next =
    paneOrder[(Math.max(index, step === 1 ? -1 : 0) + step + paneOrder.length) % paneOrder.length] ?? 'room';
  onPane(next);
  setTimeout(() => {
    const column = document.querySelector(`[data-pane-of=${next}]`);
    column
      ?.querySelector<HTMLElement>('[aria-selected=true], [tabindex="0"], button, input, select')
      ?.focus();
  }, 0);
}

export function useCaseCommands(caseId: string, { armed, arm, setTab, setPane }: CaseFocus): void {
  const { open } = useWorkspace();
  useCommands([
    {
      id: 'export',
      label: 'Export this case',
      group: 'Case',
      chord: 'Mod+E',
      run: () => open({ name: 'export', cases: [caseId] }),
    },
    ...caseTabs.map(({ id, label, chord }) => ({
      id: `tab-${id}`,
      label: `Show ${label.toLowerCase()}`,
      group: 'Case' as const,
      chord,
      run: () => {
        setTab(id);
        setPane('panel');
      },
    })),
    {
      id: 'next-column',
      label: 'Go to the next column',
      group: 'Case',
      chord: 'F6',
      run: () => focusPane(1, setPane),
    },
    {
      id: 'column-before',
      label: 'Go to the column before',
      group: 'Case',
      chord: 'Shift+F6',
      run: () => focusPane(-1, setPane),
    },
    ...(armed === null
      ? []
      : [
          {
            id: 'disarm',
            label: 'Stop waiting for a place',
            group: 'Case' as const,
            chord: 'Escape',
            run: () => arm(null),
          },
        ]),
  ]);
}

import type { CaseState } from '../../core/cases/case-state.ts';
import { useCommands } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { lifeActs, lifeActsNow, type LifeAct } from './life-acts.ts';
import { tabsOf } from './case-tabs.ts';
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

export function useCaseCommands(
  state: CaseState,
  { armed, arm, setTab, setPane }: CaseFocus,
  onAct: (act: LifeAct) => void,
): void {
  const { open } = useWorkspace();
  useCommands([
    {
      id: 'export',
      label: 'Export this case',
      group: 'Case',
      chord: 'Mod+E',
      run: () => open({ name: 'export', cases: [state.id] }),
    },
    ...tabsOf(state).map(({ id, label, chord }) => ({
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
    ...lifeActsNow(state).map((act) => ({
      id: `life-${act}`,
      label: lifeActs[act].label,
      group: 'Case' as const,
      run: () => onAct(act),
    })),
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

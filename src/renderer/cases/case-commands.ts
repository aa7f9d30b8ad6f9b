import type { CaseState } from '../../core/cases/case-state.ts';
import { useCommands, type Command } from '../app/commands.ts';
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

interface ComparedPair {
  readonly before: string;
  readonly after: string;
}

/** Between the documents of the case. */
function documentCommands(
  { documents }: CaseState,
  focus: CaseFocus,
  onCompare: (pair: ComparedPair) => void,
): readonly Command[] {
  const group = 'Case' as const;
  const { open, shown, beside } = focus.opened;
  if (documents.length < 2) return [];
  return [
    ...(open.length < 2
      ? []
      : [
          {
            id: 'next-document',
            label: 'Next open document',
            group,
            chord: 'Mod+PageDown',
            run: () => focus.stepDocument(1),
          },
          {
            id: 'last-document',
            label: 'Previous open document',
            group,
            chord: 'Mod+PageUp',
            run: () => focus.stepDocument(-1),
          },
          {
            id: 'close-document',
            label: 'Close this document',
            group,
            chord: 'Mod+W',
            run: () => {
              if (shown !== null) focus.closeDocument(shown);
            },
          },
        ]),
    ...(beside === null
      ? []
      : [
          { id: 'change-sides', label: 'Change sides of the two documents', group, run: focus.changeSides },
          { id: 'alone', label: 'Show nothing beside', group, run: () => focus.showBeside(null) },
        ]),
    ...documents.flatMap(({ sha256, name }) => [
      { id: `open-${sha256}`, label: `Open ${name}`, group, run: () => focus.showDocument(sha256) },
      { id: `beside-${sha256}`, label: `Show beside: ${name}`, group, run: () => focus.showBeside(sha256) },
      ...(shown === null || shown === sha256
        ? []
        : [
            {
              id: `compare-${sha256}`,
              label: `Compare with the earlier ${name}`,
              group,
              run: () => onCompare({ before: sha256, after: shown }),
            },
          ]),
    ]),
  ];
}

export function useCaseCommands(
  state: CaseState,
  focus: CaseFocus,
  onAct: (act: LifeAct) => void,
  onCompare: (pair: ComparedPair) => void,
): void {
  const { go, open } = useWorkspace();
  const { armed, arm, setTab, setPane } = focus;
  useCommands([
    {
      id: 'export',
      label: 'Export this case',
      group: 'Case',
      chord: 'Mod+E',
      run: () => open({ name: 'export', cases: [state.id] }),
    },
    {
      id: 'search-case',
      label: 'Search everything in this case',
      group: 'Case',
      chord: 'Mod+Shift+F',
      run: () => go({ screen: 'docket', within: state.id }),
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
    ...documentCommands(state, focus, onCompare),
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

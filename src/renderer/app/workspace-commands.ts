import { bareKeys } from '../../ipc/bare-keys.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { call } from './client.ts';
import { useCommands } from './commands.ts';
import { useWorkspace } from './workspace.ts';

/** The commands that are there wherever one is. */
export function useWorkspaceCommands(lastCase: string | null): void {
  const { go, open, place, takeIn } = useWorkspace();
  const here = place.screen === 'case' ? place.case : null;
  const bringIn = (): void => chooseFiles((files) => takeIn(files, here));
  useCommands([
    {
      id: 'palette',
      label: 'Find a command or a case',
      group: 'Everywhere',
      chord: 'Mod+K',
      run: () => open({ name: 'palette' }),
    },
    {
      id: 'docket',
      label: 'Go to the docket',
      group: 'Everywhere',
      chord: 'Mod+1',
      run: () => go({ screen: 'docket' }),
    },
    ...(lastCase === null
      ? []
      : [
          {
            id: 'case',
            label: 'Go to the case that was open last',
            group: 'Everywhere' as const,
            chord: 'Mod+2',
            run: () => go({ screen: 'case', case: lastCase, at: null }),
          },
        ]),
    {
      id: 'reports',
      label: 'Go to the reports',
      group: 'Everywhere',
      chord: 'Mod+3',
      run: () => go({ screen: 'reports' }),
    },
    {
      id: 'people',
      label: 'Go to the people',
      group: 'Everywhere',
      chord: 'Mod+4',
      run: () => go({ screen: 'people' }),
    },
    {
      id: 'add-card',
      label: 'Take in an identity card',
      group: 'Everywhere',
      run: () => open({ name: 'add-card', file: null }),
    },
    {
      id: 'new-case',
      label: 'New case',
      group: 'Everywhere',
      chord: 'Mod+N',
      run: () => open({ name: 'new-case', files: [] }),
    },
    {
      id: 'take-in',
      label: here === null ? 'Choose PDFs or a bundle to take in' : 'Choose documents to add to this case',
      group: 'Everywhere',
      chord: 'Mod+O',
      run: bringIn,
    },
    {
      id: 'settings',
      label: 'Settings',
      group: 'Everywhere',
      chord: 'Mod+,',
      run: () => go({ screen: 'settings' }),
    },
    {
      id: 'lock',
      label: 'Lock the vault',
      group: 'Everywhere',
      chord: 'Mod+L',
      run: () => void call('app.lock', {}),
    },
    {
      id: 'keys',
      label: bareKeys.keys.label,
      group: 'Everywhere',
      chord: bareKeys.keys.key,
      run: () => open({ name: 'keys' }),
    },
    { id: 'quit', label: 'Lock and quit', group: 'Everywhere', run: () => void call('app.quit', {}) },
  ]);
}

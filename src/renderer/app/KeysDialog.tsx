import { useState, type ReactNode } from 'react';
import { bareKeyActs, bareKeys, keyOf } from '../../ipc/bare-keys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { commandsNow } from './commands.ts';
import { useWorkspace } from './workspace.ts';

const elsewhere: readonly (readonly [
  group: string,
  keys: readonly (readonly [chord: string, what: string])[],
])[] = [
  [
    'Docket',
    [
      ['↑', 'The case above'],
      ['↓', 'The case below'],
      ['Enter', 'Open the case'],
      ['Space', 'Take the case along for an export'],
    ],
  ],
  [
    'Reports',
    [
      ['↑', 'The figure above'],
      ['↓', 'The figure below'],
      ['←', 'The figure before'],
      ['→', 'The figure after'],
      ['Enter', 'The cases behind the figure'],
    ],
  ],
  [
    'Words of the page',
    [
      ['Shift+ArrowRight', 'Select the first word in sight, then one more'],
      ['Shift+ArrowDown', 'Select on to the line below'],
      ['ArrowRight', 'Only the next word'],
      ['ArrowDown', 'Only the word below'],
      ['Enter', 'Make a finding of them'],
      ['Esc', 'Select nothing'],
    ],
  ],
  [
    'Zoom',
    [
      ['+', 'Zoom in'],
      ['=', 'Zoom in'],
      ['-', 'Zoom out'],
    ],
  ],
  [
    'Finding being made',
    [
      ['1', 'Supports'],
      ['2', 'Breaks'],
      ['3', 'Leaves unclear'],
      ['Mod+Enter', 'Record it'],
      ['Esc', 'Discard it'],
    ],
  ],
];

/** Every key that does something, here and elsewhere. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { settings } = useWorkspace();
  const [commands] = useState(() => commandsNow(settings.keys));
  const groups = ['Everywhere', 'Docket', 'Case'].map(
    (group) =>
      [
        group,
        commands.flatMap((command) =>
          command.group === group && command.chord !== undefined
            ? [[command.chord, command.label] as const]
            : [],
        ),
      ] as const,
  );
  const offered = new Set(commands.map(({ chord }) => chord));
  const offeredActs = new Set(commands.map(({ id }) => id));
  const reading = bareKeyActs.flatMap((act) =>
    offeredActs.has(act) ? [] : [[keyOf(act, settings.keys), bareKeys[act].label] as const],
  );
  const shown = [
    ...[...groups, ['Elsewhere', reading] as const].filter(([, keys]) => keys.length > 0),
    ...elsewhere.filter(([, keys]) => keys.every(([chord]) => !offered.has(chord))),
  ];
  return (
    <Dialog title="Keys" size="large" onClose={onClose}>
      {!settings.singleKeys && <p className="quiet">Bare characters are switched off in the settings.</p>}
      <div className="keys-table">
        {shown.map(([group, keys], index) => (
          <section key={`${group}-${String(index)}`}>
            <h3>{group}</h3>
            <dl>
              {keys.map(([chord, what]) => (
                <div key={chord}>
                  <dt>
                    <Kbd chord={chord} />
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

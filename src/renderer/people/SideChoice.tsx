import { useId, type ReactNode } from 'react';
import type { Person } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { HintedRadio } from '../ui/HintedRadio.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface SideChoiceProps {
  readonly person: Pick<Person, 'key' | 'name' | 'side'>;
  readonly onPlaced?: (person: Person) => void;
}

const sides: readonly (readonly [side: Person['side'], label: string, hint: string])[] = [
  [
    'outside',
    'Outside of our own side',
    'What nondisclosure covers, or names another case, goes to them for a recorded reason alone.',
  ],
  ['team', 'Reviews on our own side', 'Cases under nondisclosure may go to them.'],
];

/** Says whether somebody reviews on one's own side, which no card can say of itself. */
export function SideChoice({ person: { key, name, side }, onPlaced }: SideChoiceProps): ReactNode {
  const group = useId();
  const task = useTask();
  return (
    <fieldset className="stack">
      <legend>
        Where <bdi>{name}</bdi> stands
      </legend>
      {sides.map(([one, label, hint]) => (
        <HintedRadio
          key={one}
          group={group}
          label={label}
          hint={hint}
          checked={side === one}
          disabled={task.busy}
          onChoose={() =>
            void task.run(async () => {
              const placed = await call('people.place', { key, side: one });
              onPlaced?.(placed);
            })
          }
        />
      ))}
      <FailureNotice failure={task.failure} />
    </fieldset>
  );
}

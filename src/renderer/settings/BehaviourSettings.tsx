import { useState, type ReactNode } from 'react';
import type { Settings } from '../../ipc/views.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { BareKeySettings } from './BareKeySettings.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

const themes: readonly (readonly [theme: Settings['theme'], label: string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** How the window looks and when it locks; every change is kept at once. */
export function BehaviourSettings(): ReactNode {
  const { settings, changeSettings } = useWorkspace();
  const [minutes, setMinutes] = useState(String(settings.lockAfterMinutes));
  const saving = useTask();
  const change = async (part: Partial<Settings>): Promise<void> => {
    if (await saving.run(() => changeSettings({ ...settings, ...part }))) announce('Saved');
  };
  const commitMinutes = (): void => {
    const wanted = Math.round(Number(minutes));
    const valid = Number.isFinite(wanted) && wanted >= 1 && wanted <= 240;
    setMinutes(String(valid ? wanted : settings.lockAfterMinutes));
    if (valid && wanted !== settings.lockAfterMinutes) void change({ lockAfterMinutes: wanted });
  };
  return (
    <section aria-labelledby="settings-behaviour">
      <h2 id="settings-behaviour">Look and keys</h2>
      <fieldset>
        <legend>Colours</legend>
        <div className="chips">
          {themes.map(([theme, label]) => (
            <label key={theme} className="chip">
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                onChange={() => void change({ theme })}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Lock after minutes without input" hint="1 to 240. What is being typed is kept.">
        {(control) => (
          <input
            {...control}
            type="number"
            min={1}
            max={240}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
            onBlur={commitMinutes}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commitMinutes();
            }}
          />
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.singleKeys}
          onChange={(event) => void change({ singleKeys: event.target.checked })}
        />
        <span>
          Bare characters act as keys
          <br />
          <span className="quiet">
            Switch it off if you speak your text; commands are in the palette (Ctrl K) all the same.
          </span>
        </span>
      </label>
      {settings.singleKeys && (
        <BareKeySettings chosen={settings.keys} onChoose={(keys) => void change({ keys })} />
      )}
      <FailureNotice failure={saving.failure} />
    </section>
  );
}

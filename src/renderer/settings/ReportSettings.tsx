import { useState, type ReactNode } from 'react';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

/** In whose name transparency reports are; kept once the field is left. */
export function ReportSettings(): ReactNode {
  const { settings, changeSettings } = useWorkspace();
  const [publisher, setPublisher] = useState(settings.publisher);
  const saving = useTask();
  const commit = async (): Promise<void> => {
    const wanted = publisher.trim();
    setPublisher(wanted);
    if (wanted === settings.publisher) return;
    if (await saving.run(() => changeSettings({ ...settings, publisher: wanted }))) announce('Saved');
  };
  return (
    <section aria-labelledby="settings-reports">
      <h2 id="settings-reports">Transparency reports</h2>
      <Field
        label="Publisher’s name"
        hint="It stands in the files of every report from now on, and in their history."
      >
        {(control) => (
          <input
            {...control}
            value={publisher}
            maxLength={200}
            onChange={(event) => setPublisher(event.target.value)}
            onBlur={() => void commit()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void commit();
            }}
          />
        )}
      </Field>
      <FailureNotice failure={saving.failure} />
    </section>
  );
}

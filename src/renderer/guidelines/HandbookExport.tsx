import { useState, type ReactNode } from 'react';
import { BookOpenText } from 'lucide-react';
import type { GuidelineProfile } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

const formats = { pdf: 'PDF', html: 'web page' } as const;

/** Saves the handbook for requesters that follows from a profile. */
export function HandbookExport({ profiles }: { readonly profiles: readonly GuidelineProfile[] }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const saving = useTask();
  const profile = chosen ?? profiles.find((each) => each.chosen)?.id ?? profiles[0]?.id;
  if (profile === undefined) return null;
  const save = (format: keyof typeof formats): void => {
    setSaved(null);
    void saving.run(async () => {
      const written = await call('app.saveHandbook', { profile, format });
      if (written === null) return;
      setSaved(written.file);
      announce(`Saved ${written.file}`);
    });
  };
  return (
    <div className="stack handbook" role="group" aria-label="Handbook for requesters">
      <h3>Handbook for requesters</h3>
      <p className="quiet">
        The same rules for those who send requests: what data there is and what it takes, how to serve a
        request, what makes it fail, with a self-test. What is unverified is marked.
      </p>
      <Field label="By the rules of">
        {(control) => (
          <select {...control} value={profile} onChange={({ target }) => setChosen(target.value)}>
            {profiles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        {(['pdf', 'html'] as const).map((format) => (
          <Button key={format} icon={BookOpenText} busy={saving.busy} onClick={() => save(format)}>
            Save as {formats[format]}
          </Button>
        ))}
        {saved !== null && (
          <span className="quiet">
            Saved as <bdi>{saved}</bdi>
          </span>
        )}
      </div>
      <FailureNotice failure={saving.failure} onDismiss={saving.clear} />
    </div>
  );
}

import type { ReactNode } from 'react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

/** Asks what process is that may be national security by its words. Nothing where there is none. */
export function ProcessInDoubt({ given }: { readonly given: readonly string[] }): ReactNode {
  const telling = useTask();
  if (given.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>
        This process may be national security by its words, and would be told exactly. It keeps the figures
        from leaving until you say what it is. If it is national security process, give its cases that
        category.
      </p>
      <ul className="report-faults">
        {given.map((one) => (
          <li key={one} className="user-text">
            {one}
          </li>
        ))}
      </ul>
      <FailureNotice failure={telling.failure} onDismiss={telling.clear} />
      <Button
        busy={telling.busy}
        onClick={() =>
          void telling.run(async () => {
            await call('reports.tellApart', { given });
          })
        }
      >
        {given.length === 1
          ? 'It is no national security process'
          : 'None of them is national security process'}
      </Button>
    </Notice>
  );
}

import type { ReactNode } from 'react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

interface SavedBeforeProps {
  readonly saved: readonly string[];
  readonly period: string;
}

/** Which tables were saved of these days with small counts to be held back: another one could tell them. */
export function SavedBefore({ saved, period }: SavedBeforeProps): ReactNode {
  const forgetting = useTask();
  if (saved.length === 0) return null;
  return (
    <Notice tone="info">
      <p>
        Saved to a file before, with small counts to be held back. What would tell such a count beside them is
        neither saved nor published:
      </p>
      <ul className="report-faults">
        {saved.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <FailureNotice failure={forgetting.failure} onDismiss={forgetting.clear} />
      <Button
        busy={forgetting.busy}
        title="Only if nobody has such a file: delete it first"
        onClick={() =>
          void forgetting.run(async () => {
            await call('reports.forgetSaved', { period });
          })
        }
      >
        They went to nobody: forget them
      </Button>
    </Notice>
  );
}

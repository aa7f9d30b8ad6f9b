import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import { elements } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface StillHoldsProps {
  readonly state: CaseState;
  readonly finding: Finding;
  /** The document by which it is stale, as it is shown. */
  readonly stale: string;
  readonly onDone: () => void;
}

/** Lets a stale finding count again, as it was read. */
export function StillHolds({ state, finding, stale, onDone }: StillHoldsProps): ReactNode {
  const { id, reading } = finding;
  const task = useTask();
  const uphold = async (): Promise<void> => {
    const said = { case: state.id, finding: id, reading, despite: stale };
    if (!(await task.run(() => call('findings.change', said)))) return;
    announce('The finding counts again');
    onDone();
  };
  return (
    <>
      <Button
        icon={Check}
        look="quiet"
        busy={task.busy}
        onClick={() => void uphold()}
        aria-label={`It holds all the same: ${elements.labels[reading.element]}`}
      >
        It holds all the same
      </Button>
      <FailureNotice failure={task.failure} />
    </>
  );
}

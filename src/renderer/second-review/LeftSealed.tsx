import type { ReactNode } from 'react';
import { LockKeyholeOpen } from 'lucide-react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

/** Says that one's own side stayed sealed when the blind review ended, and opens it on the reviewer's word. */
export function LeftSealed({ caseId }: { readonly caseId: string }): ReactNode {
  const opening = useTask();
  const open = async (): Promise<void> => {
    if (await opening.run(() => call('secondReview.open', { case: caseId }))) announce('Your side is open');
  };
  return (
    <>
      <Notice tone="warning">
        <b>Your side is still sealed.</b> The blind review ended before you were bound. What you found and
        decided stays in this vault, and no export has it, until you open it.
      </Notice>
      <FailureNotice failure={opening.failure} />
      <div className="row">
        <Button icon={LockKeyholeOpen} busy={opening.busy} onClick={() => void open()}>
          Open my side
        </Button>
      </div>
    </>
  );
}

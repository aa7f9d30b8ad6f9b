import type { ReactNode } from 'react';
import { nameOf, type CaseState } from '../../core/cases/case-state.ts';
import { liftedAlone } from '../../core/emergencies/emergency-state.ts';
import { isSamePerson } from '../../core/people/same-person.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

/** That one person says that it is no emergency after all, which another one has to confirm. */
export function TakenBack({ state }: { readonly state: CaseState }): ReactNode {
  const { identity } = useWorkspace();
  const confirming = useTask();
  const lifted = liftedAlone(state);
  if (lifted === null) return null;
  const isOwn = isSamePerson(state, lifted, identity.key);
  const confirm = async (): Promise<void> => {
    const input = { case: state.id };
    if (await confirming.run(() => call('emergencies.confirmNone', input)))
      announce('Confirmed: it is no emergency');
  };
  return (
    <Notice tone="warning">
      <p>
        {isOwn ? (
          'You say'
        ) : (
          <>
            <bdi>{nameOf(state, lifted)}</bdi> says
          </>
        )}{' '}
        that this is no emergency. Until another person confirms it, with their own key, two people still
        release what is given, and what an emergency requires stays required.
      </p>
      <FailureNotice failure={confirming.failure} />
      {!isOwn && state.end?.status !== 'closed' && state.end?.status !== 'withdrawn' && (
        <Button busy={confirming.busy} onClick={() => void confirm()}>
          Confirm that it is no emergency
        </Button>
      )}
    </Notice>
  );
}

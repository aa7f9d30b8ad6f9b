import type { ReactNode } from 'react';
import { LockKeyholeOpen } from 'lucide-react';
import { whyNotRelease } from '../../core/emergencies/commands.ts';
import { givenBy, type ReleaseNeed } from '../../core/emergencies/emergency-state.ts';
import { isSameTerms } from '../../core/decisions/narrower-terms.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { readTermsDraft, termsToText, textToTerms } from '../cases/terms-text.ts';
import { TermsFields } from '../cases/TermsFields.tsx';
import { TermsDifferenceInWords } from '../decisions/TermsDifferenceInWords.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

interface ReleaseFormProps {
  readonly state: CaseState;
  readonly need: ReleaseNeed;
  readonly draftKey: string;
  readonly onDone: () => void;
}

/** Signs what exactly is given in an emergency, and why no more is needed. */
export function ReleaseForm({ state, need, draftKey, onDone }: ReleaseFormProps): ReactNode {
  const { identity } = useWorkspace();
  const [termsDraft, putTerms] = useDraft(`${draftKey}/given`);
  const [why, putWhy] = useDraft(`${draftKey}/why`);
  const releasing = useTask();
  const { decision, joint } = need;
  const most = givenBy(decision) ?? decision.terms;
  const [released] = joint;
  const terms = readTermsDraft(termsDraft) ?? termsToText(released?.given ?? most);
  const given = textToTerms(terms);
  const lacking = whyNotRelease(decision, { given, why: why ?? '' });
  const differs = released !== undefined && !joint.some((one) => isSameTerms(one.given, given));
  const clear = (): void => {
    putTerms('');
    putWhy('');
    onDone();
  };
  const release = async (): Promise<void> => {
    const signed = { decision: decision.entry, given, why: (why ?? '').trim() };
    if (!(await releasing.run(() => call('releases.sign', { case: state.id, release: signed })))) return;
    announce('The release is signed');
    clear();
  };
  return (
    <form
      className="stack"
      aria-label="Release"
      onSubmit={(event) => {
        event.preventDefault();
        void release();
      }}
    >
      <fieldset className="indented stack">
        <legend>What exactly is given</legend>
        <TermsFields terms={terms} onChange={(next) => putTerms(JSON.stringify(next))} />
        {!isSameTerms(most, given) && <TermsDifferenceInWords demanded={most} given={given} />}
      </fieldset>
      {differs && (
        <Notice tone="warning">
          This is not what was released already. Two releases count only where both give the same.
        </Notice>
      )}
      <Field label="Why the emergency needs this and no more" hint="It is signed with the release.">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={20_000}
            value={why ?? ''}
            onChange={(event) => putWhy(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={releasing.failure} />
      <p className="quiet" aria-live="polite">
        {lacking ?? 'Ready to be signed.'}
      </p>
      <div className="row">
        <Button
          look="primary"
          type="submit"
          icon={LockKeyholeOpen}
          busy={releasing.busy}
          disabled={lacking !== null}
        >
          Release as <bdi>{identity.name}</bdi>
        </Button>
        <Button look="quiet" onClick={clear}>
          Discard
        </Button>
      </div>
    </form>
  );
}

import type { ReactNode } from 'react';
import { LockKeyholeOpen } from 'lucide-react';
import { whyNotRelease } from '../../core/emergencies/commands.ts';
import { givenBy, type ReleaseNeed } from '../../core/emergencies/emergency-state.ts';
import { isSameTerms } from '../../core/decisions/narrower-terms.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { readTermsDraft, termsToText, textToTerms } from '../cases/terms-text.ts';
import { NeverShown } from '../coverage/NeverShown.tsx';
import { TermsFields } from '../cases/TermsFields.tsx';
import { TermsDifferenceInWords } from '../decisions/TermsDifferenceInWords.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { ActForm } from '../ui/ActForm.tsx';
import { Notice } from '../ui/Notice.tsx';

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
  const signed = { decision: decision.entry, given, why: (why ?? '').trim() };
  return (
    <ActForm
      name="Release"
      className="stack"
      action={
        <>
          Release as <bdi>{identity.name}</bdi>
        </>
      }
      icon={LockKeyholeOpen}
      disabled={lacking !== null}
      status={lacking ?? 'Ready to be signed.'}
      onSubmit={() => call('releases.sign', { case: state.id, release: signed })}
      done="The release is signed"
      onDone={clear}
      leave={{ label: 'Discard', onLeave: clear }}
    >
      <NeverShown state={state} />
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
      <ParagraphField
        label="Why the emergency needs this and no more"
        hint="It is signed with the release."
        value={why ?? ''}
        onChange={putWhy}
      />
    </ActForm>
  );
}

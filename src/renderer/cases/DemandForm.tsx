import type { FormEvent, ReactNode } from 'react';
import type { DemandTerms } from '../../core/requests/events.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { blankTermsText, readTermsDraft, termsToText, textToTerms } from './terms-text.ts';
import { TermsFields } from './TermsFields.tsx';

interface DemandFormProps {
  readonly draftKey: string;
  readonly terms: DemandTerms | null;
  readonly action: string;
  readonly onSubmit: (terms: DemandTerms) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Adds or changes one thing demanded. What is typed is kept as a draft. */
export function DemandForm({ draftKey, terms, action, onSubmit, onDone }: DemandFormProps): ReactNode {
  const [draft, putDraft] = useDraft(draftKey);
  const saving = useTask();
  const shown = readTermsDraft(draft) ?? (terms === null ? blankTermsText : termsToText(terms));
  const close = (): void => {
    putDraft('');
    onDone();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await saving.run(() => onSubmit(textToTerms(shown)))) close();
  };
  return (
    <form className="stack demand-form" onSubmit={(event) => void submit(event)}>
      <TermsFields terms={shown} onChange={(next) => putDraft(JSON.stringify(next))} />
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button look="primary" type="submit" busy={saving.busy}>
          {action}
        </Button>
        <Button look="quiet" onClick={close}>
          Discard
        </Button>
      </div>
    </form>
  );
}

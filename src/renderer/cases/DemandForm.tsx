import type { ReactNode } from 'react';
import type { DemandTerms } from '../../core/requests/events.ts';
import { useDraft } from '../app/drafts.ts';
import { ActForm } from '../ui/ActForm.tsx';
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
  const shown = readTermsDraft(draft) ?? (terms === null ? blankTermsText : termsToText(terms));
  const close = (): void => {
    putDraft('');
    onDone();
  };
  return (
    <ActForm
      className="stack demand-form"
      action={action}
      onSubmit={() => onSubmit(textToTerms(shown))}
      onDone={close}
      leave={{ label: 'Discard', onLeave: close }}
    >
      <TermsFields terms={shown} onChange={(next) => putDraft(JSON.stringify(next))} />
    </ActForm>
  );
}

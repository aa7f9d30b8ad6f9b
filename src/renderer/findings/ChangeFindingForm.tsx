import { useEffect, useRef, type ReactNode } from 'react';
import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { readingOf, readReadingDraft } from './reading-text.ts';

interface ChangeFindingFormProps {
  readonly state: CaseState;
  /** The elements that the rules ask for in this case. */
  readonly asked: readonly ElementId[];
  readonly finding: Finding;
  readonly draftKey: string;
  /** It was opened just now, by a person. */
  readonly takesFocus: boolean;
  readonly onDone: () => void;
}

/** Reads a place anew; the earlier reading stays in the history. */
export function ChangeFindingForm({
  state,
  asked,
  finding,
  draftKey,
  takesFocus,
  onDone,
}: ChangeFindingFormProps): ReactNode {
  const [draft, putDraft] = useDraft(draftKey);
  const saving = useTask();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [takesFocus]);
  const shown = readReadingDraft(draft) ?? finding.reading;
  const reading = readingOf(shown);
  const lacking = typeof reading === 'string' ? reading : null;
  const close = (): void => {
    putDraft('');
    onDone();
  };
  const save = async (): Promise<void> => {
    if (typeof reading === 'string') return;
    const done = await saving.run(() =>
      call('findings.change', { case: state.id, finding: finding.id, reading }),
    );
    if (!done) return;
    announce('The finding was changed');
    close();
  };
  return (
    <form
      ref={form}
      className="stack finding-form"
      aria-label="Change the finding"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ReadingFields
        state={state}
        asked={asked}
        reading={shown}
        group={finding.id}
        onChange={(part) => putDraft(JSON.stringify({ ...shown, ...part }))}
        onSubmit={() => void save()}
      />
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button look="primary" type="submit" busy={saving.busy} disabled={lacking !== null}>
          Change the finding
        </Button>
        <Button look="quiet" onClick={close}>
          Leave it as it was
        </Button>
        {lacking !== null && <span className="quiet">{lacking}</span>}
      </div>
    </form>
  );
}

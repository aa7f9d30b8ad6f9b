import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { elements, verdicts, type ElementId } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { PlaceQuote } from './PlaceQuote.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { readingOf, type NewFindingText, type ReadingText } from './reading-text.ts';

interface NewFindingFormProps {
  readonly state: CaseState;
  /** The elements that the rules ask for in this case. */
  readonly asked: readonly ElementId[];
  readonly finding: NewFindingText;
  readonly onChange: (part: Partial<ReadingText>) => void;
  /** The form is done with; `finding` is what was recorded, null if it was discarded. */
  readonly onDone: (finding: string | null) => void;
}

/** Asks for the reading of a place that was just marked, and records the finding. */
export function NewFindingForm({ state, asked, finding, onChange, onDone }: NewFindingFormProps): ReactNode {
  const recording = useTask();
  const form = useRef<HTMLFormElement>(null);
  const { document: sha256, anchor, note } = finding;
  const reading = readingOf(finding);
  const lacking = typeof reading === 'string' ? reading : null;
  useEffect(() => {
    const before = document.activeElement;
    const own = form.current;
    own?.querySelector('input')?.focus();
    return () => {
      const from = before !== document.body && before?.isConnected === true ? before : null;
      const back = from ?? document.querySelector('.room-pane[data-keys=true] .page-scroller');
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, []);

  const record = async (): Promise<void> => {
    if (typeof reading === 'string' || recording.busy) return;
    let made: string | null = null;
    const done = await recording.run(async () => {
      const answer = await call('findings.make', { case: state.id, document: sha256, anchor, reading });
      made = answer.finding;
    });
    if (!done) return;
    announce(
      `Recorded: ${verdicts.labels[reading.verdict]} ${elements.labels[reading.element]}, page ${String(anchor.page)}`,
    );
    onDone(made);
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || note.trim() !== '') return;
    event.stopPropagation();
    onDone(null);
  };
  return (
    // Escape goes for every control in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className="new-finding stack"
      aria-label="New finding"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void record();
      }}
      onKeyDown={escape}
    >
      <h2>New finding</h2>
      <PlaceQuote anchor={anchor} document={state.documents.find((each) => each.sha256 === sha256)} />
      <ReadingFields
        state={state}
        asked={asked}
        reading={finding}
        group="new-finding"
        onChange={onChange}
        onSubmit={() => void record()}
      />
      <FailureNotice failure={recording.failure} />
      <div className="row">
        <Button look="primary" type="submit" busy={recording.busy} disabled={lacking !== null}>
          Record <Kbd chord="Mod+Enter" />
        </Button>
        <Button look="quiet" onClick={() => onDone(null)}>
          Discard
        </Button>
        {lacking !== null && <span className="quiet">{lacking}</span>}
      </div>
    </form>
  );
}

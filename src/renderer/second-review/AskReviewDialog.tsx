import { isTrusted } from '../../core/people/standing.ts';
import { useState, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { whyNotBlind } from '../../core/second-review/commands.ts';
import type { ReviewMode } from '../../core/second-review/events.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { Field } from '../ui/Field.tsx';
import { ReviewTextDialog } from './ReviewTextDialog.tsx';

interface AskReviewDialogProps {
  readonly state: CaseState;
  readonly onClose: () => void;
}

const modes: readonly (readonly [mode: ReviewMode, label: string, about: string])[] = [
  ['open', 'Open', 'The second reviewer sees your findings and decisions, and approves or returns them.'],
  [
    'blind',
    'Blind',
    'Both find and decide without seeing each other. What is found stays sealed until both have committed.',
  ],
];

const words = {
  title: 'Ask for a second review?',
  field: 'Note to the second reviewer',
  hint: 'May stay empty.',
  action: 'Ask for it',
  done: 'A second review is asked for',
  needsText: false,
};

/** In which way, and of whom: from then on decisions are proposals until another key approves them. */
export function AskReviewDialog({ state, onClose }: AskReviewDialogProps): ReactNode {
  const { secondReview } = state;
  const blocked = whyNotBlind(state);
  const [mode, setMode] = useState<ReviewMode>(secondReview?.mode ?? 'open');
  const [by, setBy] = useState(secondReview?.by ?? '');
  const people = useQuery('second-review/people', () => call('people.list', {}));
  const askable = (people.value ?? []).filter(isTrusted);
  return (
    <ReviewTextDialog
      words={words}
      draftKey={`${state.id}/second-review/ask`}
      onSubmit={(note) => call('secondReview.ask', { case: state.id, mode, by: by === '' ? null : by, note })}
      onClose={onClose}
    >
      <p>From then on the decisions are proposals until another reviewer, with another key, approves them.</p>
      {secondReview === null && (
        <fieldset className="stack">
          <legend>In which way</legend>
          {modes.map(([id, label, about]) => (
            <div key={id} className="review-mode">
              <input
                id={`review-mode-${id}`}
                type="radio"
                name="second-review-mode"
                aria-describedby={`about-review-mode-${id}`}
                checked={mode === id}
                disabled={id === 'blind' && blocked !== null}
                onChange={() => setMode(id)}
              />
              <div>
                <label htmlFor={`review-mode-${id}`}>{label}</label>
                <p id={`about-review-mode-${id}`} className="quiet">
                  {about}
                </p>
              </div>
            </div>
          ))}
          {blocked !== null && <p className="field-hint">{blocked}</p>}
        </fieldset>
      )}
      <Field label="By whom" hint="People are those whose identity cards were taken in.">
        {(control) => (
          <select {...control} value={by} onChange={(event) => setBy(event.target.value)}>
            <option value="">Any other reviewer</option>
            {askable.map(({ key, name, state: standing }) => (
              <option key={key} value={key}>
                {name} ({standing}, key {key.slice(0, 8)})
              </option>
            ))}
          </select>
        )}
      </Field>
    </ReviewTextDialog>
  );
}

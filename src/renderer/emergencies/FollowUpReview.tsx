import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { unreviewedReleases } from '../../core/emergencies/emergency-state.ts';
import { reviewOutcomes, type ReviewOutcome } from '../../core/emergencies/events.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

/** Whether there was an emergency after all, and whether more was given than it needed. */
export function FollowUpReview({ state }: { readonly state: CaseState }): ReactNode {
  const isDue = unreviewedReleases(state).length > 0;
  const { reviews } = state.emergency;
  return (
    <section className="stack" aria-label="Follow-up review">
      <h2 className="panel-title">Follow-up review</h2>
      {!isDue && reviews.length === 0 && (
        <p className="quiet">It comes due once two people released something.</p>
      )}
      {reviews.map((review) => (
        <div key={review.entry} className="card">
          <b>{reviewOutcomes.labels[review.outcome]}</b>
          <p className="user-text" dir="auto">
            {review.note}
          </p>
          <p className="quiet">
            <bdi>{namesOf(state)(review.author)}</bdi>, <When at={review.at} zone={review.zone} />
          </p>
        </div>
      ))}
      {isDue && <FollowUpForm caseId={state.id} />}
    </section>
  );
}

function FollowUpForm({ caseId }: { readonly caseId: string }): ReactNode {
  const [outcome, setOutcome] = useState<ReviewOutcome | null>(null);
  const [note, putNote] = useDraft(`${caseId}/follow-up`);
  const recording = useTask();
  const complete = outcome !== null && (note ?? '').trim() !== '';
  const record = async (): Promise<void> => {
    if (outcome === null) return;
    const input = { case: caseId, outcome, note: (note ?? '').trim() };
    if (!(await recording.run(() => call('emergencies.review', input)))) return;
    putNote('');
    announce('The follow-up review is recorded');
  };
  return (
    <form
      className="card"
      aria-label="Follow-up review"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <fieldset>
        <legend>What it was, looked at afterwards</legend>
        <div className="choice-list">
          {reviewOutcomes.ids.map((id) => (
            <label key={id} className="check">
              <input
                type="radio"
                name={`${caseId}/follow-up`}
                checked={outcome === id}
                onChange={() => setOutcome(id)}
              />
              <span>{reviewOutcomes.labels[id]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="What the review found">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={20_000}
            value={note ?? ''}
            onChange={(event) => putNote(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={recording.failure} />
      <div>
        <Button look="primary" type="submit" busy={recording.busy} disabled={!complete}>
          Record the review
        </Button>
      </div>
    </form>
  );
}

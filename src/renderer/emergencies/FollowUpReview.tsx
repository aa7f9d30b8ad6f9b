import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { unreviewedReleases } from '../../core/emergencies/emergency-state.ts';
import { reviewOutcomes, type ReviewOutcome } from '../../core/emergencies/events.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { ActForm } from '../ui/ActForm.tsx';
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
  const complete = outcome !== null && (note ?? '').trim() !== '';
  const record = async (): Promise<void> => {
    if (outcome === null) return;
    await call('emergencies.review', { case: caseId, outcome, note: (note ?? '').trim() });
  };
  return (
    <ActForm
      name="Follow-up review"
      action="Record the review"
      disabled={!complete}
      onSubmit={record}
      done="The follow-up review is recorded"
      onDone={() => putNote('')}
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
      <ParagraphField label="What the review found" value={note ?? ''} onChange={putNote} />
    </ActForm>
  );
}

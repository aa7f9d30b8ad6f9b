import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { isOwnRelease, unreviewedReleases } from '../../core/emergencies/emergency-state.ts';
import { reviewOutcomes, type ReviewOutcome } from '../../core/emergencies/events.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Notice } from '../ui/Notice.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { ActForm } from '../ui/ActForm.tsx';
import { When } from '../ui/When.tsx';

/** Whether there was an emergency after all, and whether more was given than it needed. */
export function FollowUpReview({ state }: { readonly state: CaseState }): ReactNode {
  const { identity } = useWorkspace();
  const due = unreviewedReleases(state).map(({ entry }) => entry);
  const isDue = due.length > 0;
  const isOwn = isOwnRelease(state, due, identity.key);
  const { reviews } = state.emergency;
  return (
    <section className="stack" aria-label="Follow-up review">
      <h2 className="panel-title">Follow-up review</h2>
      {!isDue && reviews.length === 0 && (
        <p className="quiet">It comes due once the request is answered with what two people released.</p>
      )}
      {reviews.map((review) => (
        <div key={review.entry} className="card">
          <b>{reviewOutcomes.labels[review.outcome]}</b>
          <p className="user-text" dir="auto">
            {review.note}
          </p>
          {isOwnRelease(state, review.releases, review.author) && (
            <p>Reviewed by one of those who released it.</p>
          )}
          <p className="quiet">
            <bdi>{namesOf(state)(review.author)}</bdi>, <When at={review.at} zone={review.zone} />
          </p>
        </div>
      ))}
      {isDue && isOwn && (
        <Notice tone="warning">
          <b>You released this yourself.</b> Better that somebody else looks back on it. If you do, the case
          and its summary say that you reviewed your own release.
        </Notice>
      )}
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

import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { overridesInUse } from '../../core/guidelines/evidence-gate.ts';
import type { GateOverride } from '../../core/guidelines/element-standing.ts';
import {
  callBackMissing,
  givenBy,
  releaseNeeds,
  type JointRelease,
  type Release,
  type ReleaseNeed,
} from '../../core/emergencies/emergency-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { draftNow } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import { OverrideNotice } from '../decisions/OverrideNotice.tsx';
import { missingInShort } from '../evidence/gate-words.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';

interface ReleaseSectionProps {
  readonly view: CaseView;
  readonly onDecide: () => void;
}

/** What two people have to release before any of it is given. */
export function ReleaseSection({ view, onDecide }: ReleaseSectionProps): ReactNode {
  const { state } = view;
  const needs = releaseNeeds(state);
  return (
    <section className="stack" aria-label="Release by two people">
      <h2 className="panel-title">Release by two people</h2>
      {needs.length === 0 && (
        <p className="quiet">
          Nothing to release: no decision gives data yet.{' '}
          {isUnderReview(state) && (
            <button type="button" className="link-button" onClick={onDecide}>
              Decide
            </button>
          )}
        </p>
      )}
      {needs.map((need) => (
        <NeedCard key={need.decision.entry} view={view} need={need} />
      ))}
    </section>
  );
}

function NeedCard({ view, need }: { readonly view: CaseView; readonly need: ReleaseNeed }): ReactNode {
  const { state, review } = view;
  const { identity } = useWorkspace();
  const { demand, decision, joint, complete } = need;
  const draftKey = `${state.id}/release/${decision.entry}`;
  const [open, setOpen] = useState(draftNow(`${draftKey}/why`) !== null);
  const isOwn = joint.some(({ releases }) => releases.some(({ author }) => author === identity.key));
  const gate = review.demands[demand.id]?.gate;
  const canRelease = isUnderReview(state) && !isOwn && !complete;
  return (
    <article className="card">
      <div className="call-back-head">
        <TermsInWords terms={givenBy(decision) ?? decision.terms} />
        <Tag tone={complete ? 'good' : 'warn'}>{standingInWords(need)}</Tag>
      </div>
      {joint.map((one) => (
        <JointLines key={one.releases[0]?.entry} joint={one} need={need} state={state} />
      ))}
      {canRelease && gate?.open === false && (
        <Notice tone="warning">Nothing can be released yet. {missingInShort(gate)}</Notice>
      )}
      {canRelease && gate?.open !== false && (
        <ReleaseCautions view={view} overrides={gate === undefined ? [] : overridesInUse(gate)} />
      )}
      {canRelease && gate?.open !== false && open && (
        <ReleaseForm state={state} need={need} draftKey={draftKey} onDone={() => setOpen(false)} />
      )}
      {canRelease && gate?.open !== false && !open && (
        <div>
          <Button onClick={() => setOpen(true)}>
            {joint.length === 0 ? 'Release it…' : 'Release the same…'}
          </Button>
        </div>
      )}
      {isOwn && !complete && (
        <p className="quiet">
          The second release takes another person, with their own key. Export the case to them; what they sign
          comes back in their bundle.
        </p>
      )}
    </article>
  );
}

interface ReleaseCautionsProps {
  readonly view: CaseView;
  readonly overrides: readonly GateOverride[];
}

/** What whoever releases has to know: that no call back speaks for it, and what nothing shows. */
function ReleaseCautions({ view: { state, review }, overrides }: ReleaseCautionsProps): ReactNode {
  const missing = callBackMissing(state, new Set(Object.keys(review.dependentCallBacks)));
  return (
    <>
      {missing !== null && (
        <Notice tone="warning">
          <b>Not verified by a call back.</b> {missing} Call back on a number of your own before you release.
        </Notice>
      )}
      {overrides.map((override) => (
        <OverrideNotice
          key={override.entry}
          state={state}
          override={override}
          title="This is released over the evidence gate."
        />
      ))}
    </>
  );
}

function standingInWords({ joint, complete }: ReleaseNeed): string {
  if (complete) return 'Released by two';
  return joint.length > 0 ? 'Waits for the second' : 'Not released';
}

interface JointLinesProps {
  readonly joint: JointRelease;
  readonly need: ReleaseNeed;
  readonly state: CaseState;
}

/** What was released alike, and by whom. */
function JointLines({ joint, need, state }: JointLinesProps): ReactNode {
  return (
    <div className="release">
      <TermsInWords terms={joint.given} />
      <ul className="release-keys">
        {joint.releases.map((release) => (
          <ReleaseLine
            key={release.entry}
            release={release}
            canWithdraw={isUnderReview(state) && !release.answered}
            state={state}
          />
        ))}
      </ul>
      {!joint.complete && need.joint.length > 1 && (
        <p className="quiet">Released by one person only: the other one released something else.</p>
      )}
    </div>
  );
}

interface ReleaseLineProps {
  readonly release: Release;
  readonly canWithdraw: boolean;
  readonly state: CaseState;
}

function ReleaseLine({ release, canWithdraw, state }: ReleaseLineProps): ReactNode {
  const { identity } = useWorkspace();
  const [withdrawing, setWithdrawing] = useState(false);
  const { entry, author, at, zone, why } = release;
  return (
    <li>
      <div className="call-back-head">
        <span>
          <b>
            <bdi>{namesOf(state)(author)}</bdi>
          </b>{' '}
          <span className="quiet">
            released it <When at={at} zone={zone} />
          </span>
        </span>
        {canWithdraw && author === identity.key && !withdrawing && (
          <Button look="quiet" onClick={() => setWithdrawing(true)}>
            Withdraw
          </Button>
        )}
      </div>
      <p className="user-text" dir="auto">
        {why}
      </p>
      {withdrawing && (
        <ReasonForm
          label="Why is the release withdrawn?"
          action="Withdraw the release"
          onSubmit={(reason) => call('releases.withdraw', { case: state.id, release: entry, reason })}
          onDone={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}

import { useState, type ReactNode } from 'react';
import { LockKeyhole, UserCheck } from 'lucide-react';
import { standingDemands, unapproved } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import { isAsked, isSealed, isReturned, mayApprove } from '../../core/second-review/approval.ts';
import { isReturnedElsewhere, whyNotCommit, whyNotRecall } from '../../core/second-review/commands.ts';
import { isBound } from '../../core/second-review/sealing.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useNames } from './use-names.ts';
import { useWorkspace } from '../app/workspace.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AskReviewDialog } from './AskReviewDialog.tsx';
import { BlindState } from './BlindState.tsx';
import { CommitDialog } from './CommitDialog.tsx';
import { LeftSealed } from './LeftSealed.tsx';
import { SideBySide } from './SideBySide.tsx';
import { VerdictDialog } from './VerdictDialog.tsx';
import './second-review.css';

type Doing = 'ask' | 'commit' | 'approve' | 'recall' | null;

/** The second review of a case: what is asked, how far it has come, and what the vault's reviewer may do next. */
export function SecondReviewSection({ view }: { readonly view: CaseView }): ReactNode {
  const { state, review } = view;
  const { secondReview } = state;
  const [doing, setDoing] = useState<Doing>(null);
  const done = (): void => setDoing(null);
  const open = isUnderReview(state);
  const isAskable = open && standingDemands(state).length > 0;
  if (secondReview === null && !isAskable && !review.second.isLeftSealed) return null;
  return (
    <section className="card second-review" aria-label="Second review">
      {review.second.isLeftSealed && <LeftSealed caseId={state.id} />}
      {secondReview === null && isAskable && <NotAsked view={view} onAsk={() => setDoing('ask')} />}
      {secondReview !== null && <Asked view={view} onDo={setDoing} doing={doing} />}
      {review.second.comparison !== null && (
        <SideBySide state={state} comparison={review.second.comparison} />
      )}
      {doing === 'ask' && <AskReviewDialog state={state} onClose={done} />}
      {doing === 'commit' && <CommitDialog caseId={state.id} onClose={done} />}
      {doing === 'approve' && <ApproveAll view={view} onClose={done} />}
    </section>
  );
}

function NotAsked({ view, onAsk }: { readonly view: CaseView; readonly onAsk: () => void }): ReactNode {
  const { rule } = view.review.second;
  return (
    <>
      {rule !== null && unapproved(view.state).length > 0 && (
        <Notice tone="warning">
          <b>A second review is wanted.</b> {rule.text}{' '}
          <span className="quiet">
            {rule.source} ({rule.profile}, {rule.rule})
          </span>
        </Notice>
      )}
      <div className="row">
        <Button icon={UserCheck} onClick={onAsk}>
          Ask for a second review…
        </Button>
      </div>
    </>
  );
}

interface AskedProps {
  readonly view: CaseView;
  readonly doing: Doing;
  readonly onDo: (doing: Doing) => void;
}

function Asked({ view, doing, onDo }: AskedProps): ReactNode {
  const { identity } = useWorkspace();
  const { state, review } = view;
  const { secondReview } = state;
  const names = useNames(state);
  if (secondReview === null) return null;
  const by = secondReview.by === null ? 'another reviewer' : names(secondReview.by);
  const isMine = secondReview.author === identity.key;
  return (
    <>
      <h3>{secondReview.mode === 'blind' ? 'Blind second review' : 'Second review'}</h3>
      <p>
        <bdi>{names(secondReview.author)}</bdi> asked{' '}
        <bdi>{isAsked(secondReview, identity.key) ? 'you' : by}</bdi> for it.{' '}
        {progressInWords(view, identity.key)}
      </p>
      {secondReview.note !== '' && (
        <p className="user-text" dir="auto">
          {secondReview.note}
        </p>
      )}
      {review.second.blind !== null && <BlindState state={state} blind={review.second.blind} />}
      {isUnderReview(state) && (
        <>
          <Acts view={view} onDo={onDo} />
          {isMine && doing !== 'recall' && (
            <div className="row">
              {secondReview.commits.length === 0 && (
                <Button look="quiet" onClick={() => onDo('ask')}>
                  Ask somebody else…
                </Button>
              )}
              {whyNotRecall(state) === null && (
                <Button look="quiet" onClick={() => onDo('recall')}>
                  Take the request back
                </Button>
              )}
            </div>
          )}
        </>
      )}
      {doing === 'recall' && (
        <ReasonForm
          label={isSealed(secondReview) ? 'Why? What you have sealed is open then.' : 'Why is it taken back?'}
          action="Take it back"
          onSubmit={(reason) => call('secondReview.recall', { case: state.id, reason })}
          onDone={() => onDo(null)}
        />
      )}
    </>
  );
}

function progressInWords(view: CaseView, me: string): string {
  const { state } = view;
  // Until the other side is here, one's own decisions wait for nobody.
  if (isSealed(state.secondReview) || view.review.second.blind?.state === 'revealing') return '';
  const open = unapproved(state);
  const returned = open.filter((decision) => isReturned(state, decision)).length;
  if (open.length === 0)
    return state.decisions.length === 0 ? 'Nothing is decided yet.' : 'Every decision is approved.';
  const waiting = open.length - returned;
  const forMe = toApprove(view, me).length;
  const share = forMe > 0 && forMe < waiting ? `, ${forMe} of them for yours` : '';
  return [
    waiting > 0 ? `${counted(waiting, 'decision waits', 'decisions wait')} for approval${share}.` : '',
    returned > 0 ? `${counted(returned, 'decision was', 'decisions were')} returned.` : '',
  ].join(' ');
}

function Acts({ view, onDo }: Pick<AskedProps, 'view' | 'onDo'>): ReactNode {
  const { identity } = useWorkspace();
  const { state } = view;
  if (isSealed(state.secondReview)) {
    const why = whyNotCommit(state, identity.key);
    if (isBound(state, identity.key)) return <p className="quiet">{why}</p>;
    return (
      <div className="row">
        <Button
          look="primary"
          icon={LockKeyhole}
          disabled={why !== null}
          aria-describedby="why-not-commit"
          onClick={() => onDo('commit')}
        >
          Commit my side…
        </Button>
        <span id="why-not-commit" className="quiet">
          {why}
        </span>
      </div>
    );
  }
  const count = toApprove(view, identity.key).length;
  if (count < 2) return null;
  return (
    <div className="row">
      <Button look="primary" icon={UserCheck} onClick={() => onDo('approve')}>
        Approve all {count}…
      </Button>
    </div>
  );
}

/** What can be approved in one act: of several decisions on a demand none is taken for the person. */
function toApprove({ state, reviewable }: CaseView, me: string) {
  const open = new Set(unapproved(state).map(({ entry }) => entry));
  const mine = reviewable
    .filter((entry) => open.has(entry))
    .flatMap((entry) => state.decisions.find((decision) => decision.entry === entry) ?? [])
    .filter((decision) => mayApprove(state, decision, me) && !isReturnedElsewhere(state, decision, me));
  return mine.filter(
    ({ position }) => mine.filter((other) => other.position.demand === position.demand).length === 1,
  );
}

function ApproveAll({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }): ReactNode {
  const { identity } = useWorkspace();
  return (
    <VerdictDialog
      verdict="approve"
      state={view.state}
      decisions={toApprove(view, identity.key)}
      signed={view.signed}
      me={identity.key}
      onClose={onClose}
    />
  );
}

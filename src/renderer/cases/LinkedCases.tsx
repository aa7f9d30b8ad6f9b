import { useState, type ReactNode } from 'react';
import { Link2 } from 'lucide-react';
import type { CaseView, LinkedCase } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { LinkCaseForm } from './LinkCaseForm.tsx';
import { linkWords, shortList } from './link-words.ts';
import { isRecordable } from './is-under-review.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { SuggestedLinks } from './SuggestedLinks.tsx';

/** Cases that belong together: a preservation and the process that follows, the same request once more. */
export function LinkedCases({ view }: { readonly view: CaseView }): ReactNode {
  const [adding, setAdding] = useState(false);
  const { state, review } = view;
  return (
    <section className="stack" aria-label="Linked cases">
      <h2 className="panel-title">Linked cases</h2>
      {review.linked.length > 0 && (
        <ul className="stack">
          {review.linked.map((linked) => (
            <LinkedLine key={`${linked.case} ${linked.direction}`} caseId={state.id} linked={linked} />
          ))}
        </ul>
      )}
      {isRecordable(state) && review.suggested.length > 0 && (
        <SuggestedLinks caseId={state.id} suggested={review.suggested} />
      )}
      {adding ? (
        <LinkCaseForm caseId={state.id} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button icon={Link2} onClick={() => setAdding(true)}>
            Link a case
          </Button>
        </div>
      )}
    </section>
  );
}

interface LinkedLineProps {
  readonly caseId: string;
  readonly linked: LinkedCase;
}

function LinkedLine({ caseId, linked }: LinkedLineProps): ReactNode {
  const { go } = useWorkspace();
  const [unlinking, setUnlinking] = useState(false);
  const { case: other, reference, isHere } = linked;
  const name = reference || `case ${other.slice(0, 8)}`;
  return (
    <li className="card">
      <div className="linked-head">
        <span>
          {isHere ? (
            <button
              type="button"
              className="link-button"
              onClick={() => go({ screen: 'case', case: other, at: null })}
            >
              <bdi>{name}</bdi>
            </button>
          ) : (
            <bdi>{name}</bdi>
          )}{' '}
          {linkWords(linked)}
          {!isHere && <span className="quiet"> · not in this vault</span>}
        </span>
        {linked.direction === 'to' && !unlinking && (
          <Button look="quiet" onClick={() => setUnlinking(true)}>
            Unlink
          </Button>
        )}
      </div>
      {linked.unpreserved.length > 0 && (
        <p className="quiet">
          Demanded, and not among what that preservation names: <bdi>{shortList(linked.unpreserved)}</bdi>
        </p>
      )}
      {unlinking && (
        <ReasonForm
          label="Why is the link taken back?"
          action="Take the link back"
          onSubmit={(reason) => call('cases.unlink', { case: caseId, other, reason })}
          onDone={() => setUnlinking(false)}
        />
      )}
    </li>
  );
}

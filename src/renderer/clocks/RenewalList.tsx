import { useState, type ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { namesOf, type CaseState, type Renewal } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { localZone } from '../app/zoned-time.ts';
import { MomentField } from '../cases/MomentField.tsx';
import { momentToText, textToMoment } from '../cases/moment-text.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { isRecordable } from '../cases/is-under-review.ts';
import { Button } from '../ui/Button.tsx';
import { ActForm } from '../ui/ActForm.tsx';
import { When } from '../ui/When.tsx';

/** Renewed requests and extensions: each lengthens what may be renewed. */
export function RenewalList({ state }: { readonly state: CaseState }): ReactNode {
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack">
      {state.renewals.length > 0 && (
        <ul className="renewals" aria-label="Renewals">
          {state.renewals.map((renewal) => (
            <RenewalLine key={renewal.entry} state={state} renewal={renewal} />
          ))}
        </ul>
      )}
      {adding ? (
        <NewRenewal caseId={state.id} onDone={() => setAdding(false)} />
      ) : (
        isRecordable(state) && (
          <div>
            <Button icon={Plus} onClick={() => setAdding(true)}>
              Record a renewal
            </Button>
          </div>
        )
      )}
    </div>
  );
}

function RenewalLine({
  state,
  renewal,
}: {
  readonly state: CaseState;
  readonly renewal: Renewal;
}): ReactNode {
  const [withdrawing, setWithdrawing] = useState(false);
  const { moment, author } = renewal;
  return (
    <li className="card">
      <div className="clock-head">
        <span>
          <b>Renewed</b> <When {...moment} />{' '}
          <span className="quiet">
            recorded by <bdi>{namesOf(state)(author)}</bdi>
          </span>
        </span>
        {!withdrawing && isRecordable(state) && (
          <Button look="quiet" onClick={() => setWithdrawing(true)}>
            Withdraw
          </Button>
        )}
      </div>
      {withdrawing && (
        <ReasonForm
          label="Why is the renewal withdrawn?"
          action="Withdraw the renewal"
          onSubmit={(reason) => call('renewals.withdraw', { case: state.id, moment, reason })}
          onDone={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}

function NewRenewal({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }): ReactNode {
  const [text, setText] = useState(() => momentToText({ at: new Date().toISOString(), zone: localZone() }));
  const moment = textToMoment(text);
  const save = async (): Promise<void> => {
    if (moment !== null) await call('renewals.record', { case: caseId, moment });
  };
  return (
    <ActForm
      name="A renewal"
      action="Record the renewal"
      disabled={moment === null}
      onSubmit={save}
      done="The renewal is recorded"
      onDone={onDone}
      leave={{ label: 'Not now', onLeave: onDone }}
    >
      <MomentField
        label="The renewed request came"
        hint="What it renews runs on from its end, if it came in time and is not one too many."
        value={text}
        onChange={setText}
      />
    </ActForm>
  );
}

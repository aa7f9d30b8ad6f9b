import { useState, type ReactNode } from 'react';
import { PhoneCall } from 'lucide-react';
import { namesOf } from '../../core/cases/case-state.ts';
import type { CallBack } from '../../core/emergencies/emergency-state.ts';
import { callOutcomes, numberSources } from '../../core/emergencies/events.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { draftNow } from '../app/drafts.ts';
import { isRecordable } from '../cases/is-under-review.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { When } from '../ui/When.tsx';
import { CallBackForm } from './CallBackForm.tsx';
import { withdrawalAsks } from './call-back-text.ts';

interface CallBackLogProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** Who was called back, on which number, from where it came, and what came of it. */
export function CallBackLog({ view, focus }: CallBackLogProps): ReactNode {
  const { state } = view;
  const draftKey = `${state.id}/call-back`;
  const [adding, setAdding] = useState(draftNow(draftKey) !== null);
  const { callBacks } = state.emergency;
  return (
    <section className="stack" aria-label="Calls back">
      <h2 className="panel-title">Calls back</h2>
      {callBacks.length === 0 && !adding && (
        <p className="quiet">
          Nobody was called back yet. Call on a number that was found independently of the request: a
          directory, the agency’s website, an earlier verified contact.
        </p>
      )}
      {callBacks.length > 0 && (
        <ul className="stack" aria-label="Call-back log">
          {callBacks.map((callBack) => (
            <CallBackLine key={callBack.entry} callBack={callBack} view={view} />
          ))}
        </ul>
      )}
      {adding && isRecordable(state) ? (
        <CallBackForm view={view} focus={focus} draftKey={draftKey} onDone={() => setAdding(false)} />
      ) : (
        isRecordable(state) && (
          <div>
            <Button icon={PhoneCall} onClick={() => setAdding(true)}>
              Record a call back
            </Button>
          </div>
        )
      )}
    </section>
  );
}

const signs = {
  confirmed: 'supports',
  denied: 'breaks',
  unclear: 'unclear',
  'not-reached': 'not-examined',
} as const;

function CallBackLine({
  callBack,
  view,
}: {
  readonly callBack: CallBack;
  readonly view: CaseView;
}): ReactNode {
  const { state, review } = view;
  const [withdrawing, setWithdrawing] = useState(false);
  const { entry, number, caller, called, answeredBy, outcome, source, sourceNote, note, withdrawn } =
    callBack;
  const dependent = review.dependentCallBacks[entry];
  return (
    <li className={withdrawn === null ? 'card' : 'card card-withdrawn'}>
      <div className="call-back-head">
        <VerdictSign standing={dependent === undefined ? signs[outcome] : 'not-examined'} />
        <b>{callOutcomes.labels[outcome]}</b>
        {withdrawn === null && isRecordable(state) && !withdrawing && (
          <Button look="quiet" onClick={() => setWithdrawing(true)}>
            Withdraw
          </Button>
        )}
      </div>
      <p>
        <bdi>{caller}</bdi> called <bdi className="identifier">{number}</bdi> <When {...called} />
        {answeredBy === '' ? '; nobody is named who answered.' : '; '}
        {answeredBy !== '' && (
          <>
            <bdi>{answeredBy}</bdi> answered.
          </>
        )}
      </p>
      <p>
        <span className="quiet">Number from:</span> {numberSources.labels[source]},{' '}
        <span className="user-text" dir="auto">
          {sourceNote}
        </span>
      </p>
      {note !== '' && (
        <p className="user-text" dir="auto">
          {note}
        </p>
      )}
      <p className="quiet">
        {comparedInWords(callBack)} Recorded by <bdi>{namesOf(state)(callBack.author)}</bdi>.
      </p>
      {dependent !== undefined && (
        <Notice tone="warning">
          <b>It counts for nothing by now.</b> Page {dependent.page} of <bdi>{dependent.name}</bdi> has the
          number. Call back on another one.
        </Notice>
      )}
      {withdrawn !== null && <p className="quiet user-text">Withdrawn: {withdrawn}</p>}
      {withdrawing && (
        <ReasonForm
          label={withdrawalAsks(state)}
          action="Withdraw the call back"
          onSubmit={(reason) => call('callBacks.withdraw', { case: state.id, callBack: entry, reason })}
          onDone={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}

/** `Compared with 3 pages; those without text by eye.` */
function comparedInWords({ compared, comparedByEye }: CallBack): string {
  const pages = compared.reduce((sum, { read }) => sum + read, 0);
  const text = `Compared with the text of ${String(pages)} ${pages === 1 ? 'page' : 'pages'}`;
  return comparedByEye ? `${text}, and the others by eye.` : `${text}.`;
}

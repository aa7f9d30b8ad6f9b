import type { ReactNode } from 'react';
import type { CaseView } from '../../ipc/views.ts';
import { useNow } from '../app/use-now.ts';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { runningSince } from '../clocks/clock-words.ts';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { When } from '../ui/When.tsx';
import { CallBackLog } from './CallBackLog.tsx';
import { emergencySteps } from './emergency-steps.ts';
import { FollowUpReview } from './FollowUpReview.tsx';
import { ReleaseSection } from './ReleaseSection.tsx';
import { TakenBack } from './TakenBack.tsx';
import './emergencies.css';

interface EmergencyPanelProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** What an emergency takes: a call back, a release by two people, a review afterwards. */
export function EmergencyPanel({ view, focus }: EmergencyPanelProps): ReactNode {
  return (
    <div className="panel stack">
      <TakenBack state={view.state} />
      <EmergencySteps view={view} />
      <CallBackLog view={view} focus={focus} />
      <ReleaseSection view={view} onDecide={() => focus.setTab('decision')} />
      <FollowUpReview state={view.state} />
    </div>
  );
}

function EmergencySteps({ view }: { readonly view: CaseView }): ReactNode {
  const now = useNow();
  const { received } = view.state.request;
  return (
    <section aria-label="How far it is" className="emergency-steps">
      {received !== null && view.state.end === null && (
        <p className="emergency-running">
          <strong className="clock-now">{runningSince(received.at, now).words}</strong>{' '}
          <span className="quiet">
            since it came, <When {...received} />
          </span>
        </p>
      )}
      <ol>
        {emergencySteps(view.state, view.review).map(({ label, done, words }) => (
          <li key={label}>
            <VerdictSign standing={done ? 'supports' : 'not-examined'} />
            <span>{label}</span>
            <span className="quiet">{words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

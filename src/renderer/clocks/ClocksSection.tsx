import type { ReactNode } from 'react';
import type { Clock } from '../../core/clocks/clock.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useNow } from '../app/use-now.ts';
import { Verified } from '../guidelines/Verified.tsx';
import { When } from '../ui/When.tsx';
import { MomentsRecorded } from './MomentsRecorded.tsx';
import { RenewalList } from './RenewalList.tsx';
import { endInWords } from './running-clocks.ts';
import './clocks.css';

/** Every period that runs in the case, why it does, and the moments that they run from. */
export function ClocksSection({ view }: { readonly view: CaseView }): ReactNode {
  const { state, review } = view;
  return (
    <section className="stack" aria-label="Clocks">
      <h2 className="panel-title">Clocks</h2>
      {review.clocks.length === 0 ? (
        <p className="quiet">None runs. They follow from the process, the moments below and the rules.</p>
      ) : (
        <ul className="clocks">
          {review.clocks.map((clock) => (
            <ClockLine key={clock.id} clock={clock} />
          ))}
        </ul>
      )}
      <MomentsRecorded state={state} />
      <RenewalList state={state} />
    </section>
  );
}

function ClockLine({ clock }: { readonly clock: Clock }): ReactNode {
  const now = useNow();
  const { label, startsAt, endsAt, basis, effect, notes, conditional, stoppedBy } = clock;
  const { words, severity } = endInWords(clock, now);
  const isQuiet = stoppedBy !== null || conditional;
  return (
    <li className={isQuiet ? 'clock clock-stopped' : 'clock'}>
      <div className="clock-head">
        <b>{label}</b>
        {stoppedBy === null && <strong className={isQuiet ? undefined : `clock-${severity}`}>{words}</strong>}
      </div>
      <p>
        {effect}{' '}
        <span className="quiet">
          From <When {...startsAt} />
          {endsAt !== null && (
            <>
              {' '}
              to <When {...endsAt} />
            </>
          )}
          .
        </span>
      </p>
      {notes.map((note) => (
        <p key={note} className={conditional ? 'quiet' : 'clock-note'}>
          {note}
        </p>
      ))}
      {stoppedBy !== null && <p className="quiet">It no longer runs: {stoppedBy}</p>}
      <p className="rule-source" title={basis.text}>
        {basis.source} · <Verified as={basis.verified} />
      </p>
    </li>
  );
}

import { useState, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { countsAsEmergency } from '../../core/emergencies/emergency-state.ts';
import { noticeGroundLabels, noticeGrounds, type NoticeGroundId } from '../../core/letters/letter-kinds.ts';
import { call } from '../app/client.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';

/** The grounds of safety and law on which a user is not told; each act on them has its reason. */
export function NoticeGrounds({ state }: { readonly state: CaseState }): ReactNode {
  const [acting, setActing] = useState<NoticeGroundId | null>(null);
  const isHeld = (id: NoticeGroundId): boolean => {
    const known = state.noticeGrounds.find(({ ground }) => ground === id);
    return known?.holds ?? (id === 'injury-or-death' && countsAsEmergency(state));
  };
  return (
    <details className="notice-grounds">
      <summary>Grounds against telling the user</summary>
      <ul className="letter-kinds">
        {noticeGrounds.map((id) => (
          <li key={id} className="letter-kind">
            <span>
              <b>{noticeGroundLabels[id]}</b>{' '}
              <span className="quiet">{isHeld(id) ? 'Holds: the user is not told.' : 'Does not hold.'}</span>
            </span>
            {acting === id ? (
              <ReasonForm
                label={isHeld(id) ? 'Why it no longer holds' : 'Why it holds'}
                action={isHeld(id) ? 'It no longer holds' : 'The user is not told'}
                onSubmit={(reason) =>
                  call(isHeld(id) ? 'notice.release' : 'notice.bar', { case: state.id, ground: id, reason })
                }
                onDone={() => setActing(null)}
              />
            ) : (
              <button type="button" className="link-button" onClick={() => setActing(id)}>
                {isHeld(id) ? 'No longer holds…' : 'Record…'}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

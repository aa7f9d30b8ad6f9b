import { Fragment, type ReactNode } from 'react';
import { RotateCcw } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { ExchangedCase } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { localZone } from '../app/zoned-time.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

/** Who holds which state of which case, as far as this vault knows. */
export function ExchangeList({ person }: { readonly person: string }): ReactNode {
  const { go, open } = useWorkspace();
  const cases = useQuery(
    `exchanges ${person}`,
    () => call('people.exchanges', { key: person }),
    ({ type }) => type === 'changed' || type === 'job-ended',
  );
  const unconfirmed = (cases.value ?? []).filter((one) => one.unconfirmed > 0).map((one) => one.case);
  return (
    <>
      <ul className="exchanges" aria-label="Exchanged cases">
        {cases.value?.map((one) => (
          <li key={one.case}>
            <button
              type="button"
              className="link-button"
              onClick={() => go({ screen: 'case', case: one.case, at: null })}
            >
              <bdi>{one.reference || 'No reference yet'}</bdi>
            </button>
            <span>{holds(one)}</span>
            <span className="quiet">
              {momentsOf(one).map(({ what, at }, index) => (
                <Fragment key={what}>
                  {index > 0 && ' · '}
                  {what} <When at={at} zone={localZone()} />
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {unconfirmed.length > 0 && (
        <div>
          <Button
            icon={RotateCcw}
            onClick={() => open({ name: 'export', cases: unconfirmed, people: [person] })}
          >
            Send again what was not confirmed
          </Button>
        </div>
      )}
      <FailureNotice failure={cases.failure} />
    </>
  );
}

function momentsOf({ lastSent, lastReceived, acknowledged }: ExchangedCase) {
  const moments = [
    { what: 'sent', at: lastSent?.at },
    { what: 'received', at: lastReceived?.at },
    { what: 'their receipt', at: acknowledged },
  ];
  return moments.flatMap(({ what, at }) => (at === undefined || at === null ? [] : [{ what, at }]));
}

function holds({ behind, unconfirmed, lost }: ExchangedCase): string {
  const lacks = behind === 0 ? 'was sent all of it' : `${counted(behind, 'entry', 'entries')} not sent yet`;
  if (lost > 0)
    return `${lacks}; their receipt lacked ${counted(lost, 'entry', 'entries')} that had been sent`;
  if (unconfirmed > 0) return `${lacks}; ${counted(unconfirmed, 'entry', 'entries')} not confirmed yet`;
  return behind === 0 ? 'has all of it' : lacks;
}

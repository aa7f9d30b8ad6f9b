import { Fragment, type ReactNode } from 'react';
import type { ExchangedCase } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { localZone } from '../app/zoned-time.ts';
import { FailureNotice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

/** Who holds which state of which case, as far as this vault knows. */
export function ExchangeList({ person }: { readonly person: string }): ReactNode {
  const { go } = useWorkspace();
  const cases = useQuery(
    `exchanges ${person}`,
    () => call('people.exchanges', { key: person }),
    (event) => event.type === 'changed',
  );
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

function holds({ behind, unconfirmed }: ExchangedCase): string {
  const lacks =
    behind === 0 ? 'has all of it' : `lacks ${String(behind)} ${behind === 1 ? 'entry' : 'entries'}`;
  return unconfirmed === 0 ? lacks : `${lacks}; ${String(unconfirmed)} sent and not confirmed`;
}

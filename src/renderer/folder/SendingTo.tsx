import { useId, type ReactNode } from 'react';
import type { Person } from '../../ipc/people-views.ts';
import { Leaving } from '../bundles/Leaving.tsx';
import { blocksInWords } from '../../core/exports/firewall.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

interface SendingToProps {
  readonly person: Pick<Person, 'key' | 'name'>;
  readonly cases: readonly string[];
}

/** Exactly what goes to a person through the folder, and what of it stays here. */
export function SendingTo({ person: { key, name }, cases }: SendingToProps): ReactNode {
  const heading = useId();
  const target = { cases, people: [key], recipients: [], open: false };
  const plan = useQuery(`folder plan ${JSON.stringify(target)}`, () => call('exports.plan', target));
  const blocks = plan.value?.blocks ?? [];
  const words = blocksInWords(blocks);
  return (
    <section className="stack" aria-labelledby={heading}>
      <h3 id={heading}>
        For <bdi>{name}</bdi>
      </h3>
      {blocks.map(({ id }, index) => (
        <Notice key={id} tone="warning">
          <span className="user-text">{words[index]}</span> The case stays here.
        </Notice>
      ))}
      {plan.value !== null && <Leaving plan={plan.value} />}
      <FailureNotice failure={plan.failure} />
    </section>
  );
}

import { useId, type ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import { leavingKinds, notLookedForInWords, type ExportPlan } from '../../ipc/export-views.ts';
import { Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';

/** Exactly what goes along, as whoever receives it will see it. */
export function Leaving({ plan }: { readonly plan: ExportPlan }): ReactNode {
  const heading = useId();
  const notLookedFor = notLookedForInWords(plan);
  return (
    <section className="stack leaving" aria-labelledby={heading}>
      <h3 id={heading}>What leaves</h3>
      {plan.renewals.map(({ name, key }) => (
        <Notice key={key} tone="warning">
          A card with a new key of <bdi>{name}</bdi> waits for your decision; until then this goes to the old
          key. If the old one may be lost, compare the words under <i>People</i> first.
        </Notice>
      ))}
      {notLookedFor !== null && (
        <Notice tone="warning">
          <bdi>{notLookedFor}</bdi>
        </Notice>
      )}
      {plan.cases.map((one) => (
        <details key={one.case} className="card" open={plan.cases.length === 1}>
          <summary>
            <b>
              <bdi>{one.reference || 'No reference yet'}</bdi>
            </b>{' '}
            <span className="quiet">
              {counted(one.documents.length, 'document')}, {counted(one.findings.length, 'finding')},{' '}
              {counted(one.entries, 'signed entry', 'signed entries')}
            </span>{' '}
            {one.staysHere > 0 && (
              <Tag tone="good">
                {counted(one.staysHere, 'withheld entry', 'withheld entries')}{' '}
                {one.staysHere === 1 ? 'stays' : 'stay'} here
              </Tag>
            )}{' '}
            {one.notesStay > 0 && (
              <Tag tone="good">
                {counted(one.notesStay, 'internal note')} {one.notesStay === 1 ? 'stays' : 'stay'} here
              </Tag>
            )}
          </summary>
          <dl className="leaving-kinds">
            {leavingKinds.map(([kind, label]) => (
              <Kind key={kind} label={label} items={one[kind]} />
            ))}
          </dl>
        </details>
      ))}
      {plan.receipts.map(({ name, cases }) => (
        <p key={name} className="quiet">
          With it goes your signed receipt for <bdi>{name}</bdi>: what you hold of {counted(cases, 'case')}{' '}
          that came from them.
        </p>
      ))}
    </section>
  );
}

function Kind({ label, items }: { readonly label: string; readonly items: readonly string[] }): ReactNode {
  return (
    <>
      <dt>
        {label} <span className="quiet">{items.length}</span>
      </dt>
      <dd>
        {items.length === 0 ? (
          <span className="quiet">none</span>
        ) : (
          <ul>
            {items.map((item, index) => (
              // Two may read alike; their order is what tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="user-text" dir="auto">
                {item}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

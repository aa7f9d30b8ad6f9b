import { expect, it } from 'vitest';
import { fieldChanges } from '../../../src/core/cases/field-changes.ts';
import { changeFinding, makeFinding } from '../../../src/core/findings/commands.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { castReview, namedHash, namedId, quoteAnchor } from '../../support/ledger-cast.ts';

it('says of each field what it was, what it is, who changed it and by which entry', () => {
  const ada = castReview();
  const document = namedHash('document');
  const reading = { element: 'dated', verdict: 'supports', note: 'n' } as const;
  ada.record({ type: 'document-added', document, name: 'order.pdf', bytes: 3, role: 'order' });
  const [made] = ada.record(...makeFinding(ada.state, namedId('finding'), document, quoteAnchor, reading));
  const [changed] = ada.record(
    ...changeFinding(ada.state, namedId('finding'), { ...reading, verdict: 'breaks' }),
  );
  const [request] = ada.record(...changeRequest(ada.state, { agency: 'FBI' }));
  const of = (entry: string | undefined) => fieldChanges(ada.entries.values(), (id) => id === entry);
  expect(of(changed?.id)).toEqual([
    {
      entry: changed?.id,
      author: ada.signer.author,
      at: changed?.entry.at,
      entity: 'finding',
      id: namedId('finding'),
      field: 'verdict',
      from: 'supports',
      to: 'breaks',
    },
  ]);
  expect(of(request?.id)).toMatchObject([{ entity: 'request', field: 'agency', to: 'FBI' }]);
  expect(of(made?.id).map(({ field, from }) => [field, from])).toEqual([
    ['document', null],
    ['page', null],
    ['quote', null],
    ['element', null],
    ['verdict', null],
    ['note', null],
  ]);
});

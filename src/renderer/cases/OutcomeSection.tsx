import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { columnsOf, type TableCategory } from '../../core/reports/columns.ts';
import {
  actionIds,
  blankOutcome,
  challengeIds,
  dataProvidedIds,
  emergencyOutcomeIds,
  fisaOrderIds,
  mostPerRequest,
  takesFisaOrder,
  type Outcome,
} from '../../core/reports/outcome.ts';
import { summedFields, type SummedField } from '../../core/reports/tally.ts';
import { Failure } from '../../core/failure.ts';
import { call } from '../app/client.ts';
import { SavedSelect, SavedText } from './SavedField.tsx';

const words: Readonly<Record<string, string>> = {
  no: 'No',
  part: 'In part',
  full: 'In full',
  none: 'None',
  'non-content': 'Non-content only',
  content: 'Content',
  yes: 'Yes, not recorded of what kind',
  unknown: 'Not known',
  restricted: 'An account was restricted',
  deleted: 'An account was deleted',
  rejected: 'Rejected or challenged, no data',
  'no-data': 'There was no data to provide',
  data: 'Data was provided',
  told: 'Yes',
  'not-told': 'No',
  'fisa-content': 'For content',
  'fisa-non-content-i': 'For non-content, authority (i)',
  'fisa-non-content-ii': 'For non-content, authority (ii)',
  'fisa-non-content-iii': 'For non-content, authority (iii)',
};
const numberLabels: Readonly<Record<SummedField, string>> = {
  identifiers: 'Identifiers that it names',
  accountsPreserved: 'Accounts whose data was preserved',
  appsRemoved: 'Apps removed',
  appealsReceived: 'Appeals received',
  appealsGranted: 'Appeals granted',
  appsReinstated: 'Apps reinstated',
};

/** How the request ended, for the reports: what the tables of its category ask for and no decision here says. */
export function OutcomeSection({ state }: { readonly state: CaseState }): ReactNode {
  const { category } = state.request;
  if (category === null) return null;
  const outcome = state.outcome ?? blankOutcome;
  const record = (part: Partial<Outcome>): Promise<null> =>
    call('reports.recordOutcome', { case: state.id, outcome: { ...outcome, ...part } });
  const key = (field: string): string => `${state.id}/outcome/${field}`;
  const choice = (
    field: 'challenged' | 'dataProvided' | 'action' | 'emergencyOutcome',
    label: string,
    ids: readonly string[],
  ) => (
    <SavedSelect
      label={label}
      draftKey={key(field)}
      value={outcome[field] ?? ''}
      options={optionsOf(ids)}
      onSave={(value) => record({ [field]: value === '' ? null : value })}
    />
  );
  return (
    <section className="stack" aria-label="For the report">
      <h2 className="panel-title">For the report</h2>
      <p className="quiet">
        Left empty, it follows from the decisions. What is recorded here goes before them, as with requests
        that were decided elsewhere.
      </p>
      {numbersOf(category).map((field) => (
        <SavedText
          key={field}
          label={numberLabels[field]}
          draftKey={key(field)}
          value={outcome[field] === null ? '' : String(outcome[field])}
          onSave={async (value) => record({ [field]: numberOf(value) })}
        />
      ))}
      {takesFisaOrder(state.request, outcome) && (
        <SavedSelect
          label="Order under FISA"
          draftKey={key('fisaOrder')}
          value={outcome.fisaOrder === undefined ? '' : `fisa-${outcome.fisaOrder}`}
          options={optionsOf(fisaOrderIds.map((id) => `fisa-${id}`))}
          onSave={(value) => {
            const { fisaOrder: _, ...others } = outcome;
            const chosen = fisaOrderIds.find((id) => value === `fisa-${id}`);
            return call('reports.recordOutcome', {
              case: state.id,
              outcome: chosen === undefined ? others : { ...others, fisaOrder: chosen },
            });
          }}
        />
      )}
      {choice('challenged', 'Challenged or rejected', challengeIds)}
      {category === 'emergency'
        ? choice('emergencyOutcome', 'How the emergency request ended', emergencyOutcomeIds)
        : category === 'account-restriction-deletion'
          ? choice('action', 'What was done', actionIds)
          : choice('dataProvided', 'Data provided', dataProvidedIds)}
      <SavedSelect
        label="Users concerned were told"
        draftKey={key('notified')}
        value={outcome.notified === undefined ? '' : outcome.notified ? 'told' : 'not-told'}
        options={optionsOf(['told', 'not-told'])}
        onSave={(value) => {
          const { notified: _, ...others } = outcome;
          return call('reports.recordOutcome', {
            case: state.id,
            outcome: value === '' ? others : { ...others, notified: value === 'told' },
          });
        }}
      />
    </section>
  );
}

function optionsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return [['', 'Not recorded'], ...ids.map((id) => [id, words[id] ?? id] as const)];
}

/** The numbers that a category's table adds up; of others how many identifiers they name is asked in any case. */
function numbersOf(category: TableCategory | 'national-security'): readonly SummedField[] {
  if (category === 'national-security') return ['identifiers'];
  const summed = columnsOf[category].flatMap(({ figure }) => (figure.kind === 'sum' ? [figure.field] : []));
  return summedFields.filter((field) => field === 'identifiers' || summed.includes(field));
}

function numberOf(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d{1,10}$/.test(written) || Number(written) > mostPerRequest)
    throw new Failure('invalid-input', 'That is no whole number. Nothing was recorded. Write digits alone.');
  return Number(written);
}

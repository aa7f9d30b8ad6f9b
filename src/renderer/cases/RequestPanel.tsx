import { useMemo, type ReactNode } from 'react';
import type { ProcessId, ReportCategoryId } from '../../core/legal-basis.ts';
import type { RequestChanges, RequestRecord } from '../../core/requests/events.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { ClocksSection } from '../clocks/ClocksSection.tsx';
import { InternalNotes } from '../notes/InternalNotes.tsx';
import { ContestedFields } from './ContestedFields.tsx';
import { DemandList } from './DemandList.tsx';
import { isRecordable } from './is-under-review.ts';
import { LinkedCases } from './LinkedCases.tsx';
import { OutcomeSection } from './OutcomeSection.tsx';
import { SavedMoment } from './MomentField.tsx';
import { categoryOptions, countryOptions, processOptions, requesterOptions } from './request-options.ts';
import { SavedCheck, SavedSelect, SavedText } from './SavedField.tsx';

/** What the request is and what it demands. Each field saves itself. */
export function RequestPanel({ view }: { readonly view: CaseView }): ReactNode {
  const { state } = view;
  const { request } = state;
  const change = (changes: RequestChanges): Promise<null> =>
    call('requests.change', { case: state.id, changes });
  const key = (field: keyof RequestRecord): string => `${state.id}/request/${field}`;
  const countries = useMemo(() => countryOptions(request.country), [request.country]);
  return (
    <>
      <fieldset className="panel stack request-panel" disabled={!isRecordable(state)}>
        <DemandList state={state} />
        <section className="stack" aria-label="The request">
          <h2 className="panel-title">The request</h2>
          <ContestedFields view={view} />
          <p className="quiet">Every field is saved when you leave it. There is no Save button.</p>
          <div className="two-fields">
            <div className="stack">
              <SavedText
                label="Reference"
                draftKey={key('reference')}
                value={request.reference}
                onSave={(reference) => change({ reference })}
              />
            </div>
            <div className="stack">
              <SavedSelect
                label="Country"
                draftKey={key('country')}
                value={request.country ?? ''}
                options={countries}
                onSave={(country) => change({ country: country || null })}
              />
            </div>
          </div>
          <SavedText
            label="Agency or party"
            draftKey={key('agency')}
            value={request.agency}
            onSave={(agency) => change({ agency })}
          />
          <SavedSelect
            label="Who requests"
            draftKey={key('requester')}
            value={request.requester ?? ''}
            options={requesterOptions}
            onSave={(requester) => change({ requester: (requester || null) as RequestRecord['requester'] })}
          />
          <SavedSelect
            label="Process"
            draftKey={key('process')}
            value={request.process ?? ''}
            options={processOptions}
            onSave={(process) => change({ process: (process || null) as ProcessId | null })}
          />
          <SavedSelect
            label="Reported as"
            draftKey={key('category')}
            value={request.category ?? ''}
            options={categoryOptions}
            onSave={(category) => change({ category: (category || null) as ReportCategoryId | null })}
          />
          <SavedMoment
            label="Received"
            draftKey={key('received')}
            value={request.received}
            onSave={(received) => change({ received })}
          />
          <SavedMoment
            label="Due"
            draftKey={key('due')}
            value={request.due}
            onSave={(due) => change({ due })}
          />
          <SavedCheck
            label="This is an emergency"
            hint="It goes to the top of the docket."
            draftKey={key('emergency')}
            value={request.emergency ? 'yes' : 'no'}
            onSave={(value) => change({ emergency: value === 'yes' })}
          />
          <Nondisclosure request={request} caseId={state.id} onChange={change} />
        </section>
        <OutcomeSection state={state} />
        <ClocksSection view={view} />
        <LinkedCases view={view} />
      </fieldset>
      <section className="panel stack" aria-labelledby="case-notes">
        <h2 id="case-notes" className="panel-title">
          Internal notes on the case
        </h2>
        <InternalNotes state={state} about={null} />
      </section>
    </>
  );
}

interface NondisclosureProps {
  readonly request: RequestRecord;
  readonly caseId: string;
  readonly onChange: (changes: RequestChanges) => Promise<null>;
}

function Nondisclosure({ request: { nondisclosure }, caseId, onChange }: NondisclosureProps): ReactNode {
  const key = `${caseId}/request/nondisclosure`;
  return (
    <>
      <SavedCheck
        label="It forbids telling the user"
        draftKey={key}
        value={nondisclosure === null ? 'no' : 'yes'}
        onSave={(value) =>
          onChange({ nondisclosure: value === 'yes' ? { authority: '', until: null } : null })
        }
      />
      {nondisclosure !== null && (
        <div className="stack indented">
          <SavedText
            label="On what it rests"
            hint="The order or statute, such as 18 U.S.C. § 2705(b)."
            draftKey={`${key}/authority`}
            value={nondisclosure.authority}
            onSave={(authority) => onChange({ nondisclosure: { ...nondisclosure, authority } })}
          />
          <SavedMoment
            label="Until"
            hint="Left empty: no end date."
            draftKey={`${key}/until`}
            value={nondisclosure.until}
            onSave={(until) => onChange({ nondisclosure: { ...nondisclosure, until } })}
          />
        </div>
      )}
    </>
  );
}

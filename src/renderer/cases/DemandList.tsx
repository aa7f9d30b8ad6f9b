import { useState, type ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { standingDemands, type CaseState, type Demand } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { draftNow } from '../app/drafts.ts';
import { Button } from '../ui/Button.tsx';
import { DemandForm } from './DemandForm.tsx';
import { DisregardedDemands, placesInWords, PlacesForm } from './DemandPlaces.tsx';
import { isUnderReview } from './is-under-review.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { TermsInWords } from './TermsInWords.tsx';

/** What the request demands: each thing can be changed, or withdrawn with a reason. */
export function DemandList({ state }: { readonly state: CaseState }): ReactNode {
  const newKey = `${state.id}/demand/new`;
  const open = isUnderReview(state);
  const [adding, setAdding] = useState(draftNow(newKey) !== null);
  const standing = standingDemands(state);
  const withdrawn = state.demands.filter((demand) => demand.withdrawn !== null);
  return (
    <section className="stack" aria-label="What it demands">
      <h2 className="panel-title">What it demands</h2>
      {standing.length === 0 && !adding && (
        <p className="quiet">Nothing recorded yet. Each thing is decided on its own.</p>
      )}
      {standing.map((demand) => (
        <DemandItem key={demand.id} state={state} demand={demand} open={open} />
      ))}
      {adding ? (
        <div className="card">
          <DemandForm
            draftKey={newKey}
            terms={null}
            action="Add the demand"
            onSubmit={(terms) => call('demands.add', { case: state.id, terms })}
            onDone={() => setAdding(false)}
          />
        </div>
      ) : (
        open && (
          <div>
            <Button icon={Plus} onClick={() => setAdding(true)}>
              Add a demand
            </Button>
          </div>
        )
      )}
      <DisregardedDemands state={state} canRestore={open} />
      {withdrawn.map((demand) => (
        <div key={demand.id} className="card card-withdrawn">
          <TermsInWords terms={demand.terms} />
          <p className="quiet user-text">Withdrawn: {demand.withdrawn}</p>
        </div>
      ))}
    </section>
  );
}

interface DemandItemProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly open: boolean;
}

function DemandItem({ state, demand, open }: DemandItemProps): ReactNode {
  const caseId = state.id;
  const draftKey = `${caseId}/demand/${demand.id}`;
  const [mode, setMode] = useState<'show' | 'change' | 'withdraw' | 'place'>(
    draftNow(draftKey) === null ? 'show' : 'change',
  );
  const done = (): void => setMode('show');
  return (
    <div className="card">
      <TermsInWords terms={demand.terms} />
      {demand.places.length > 0 && mode !== 'place' && (
        <p className="quiet">{placesInWords(state, demand.places)}</p>
      )}
      {open && mode === 'show' && (
        <div className="row card-actions">
          <Button look="quiet" onClick={() => setMode('change')}>
            Change
          </Button>
          <Button look="quiet" onClick={() => setMode('withdraw')}>
            Withdraw
          </Button>
          {state.documents.length > 0 && (
            <Button look="quiet" onClick={() => setMode('place')}>
              Where it stands
            </Button>
          )}
        </div>
      )}
      {mode === 'change' && (
        <DemandForm
          draftKey={draftKey}
          terms={demand.terms}
          action="Change the demand"
          onSubmit={(terms) => call('demands.change', { case: caseId, demand: demand.id, terms })}
          onDone={done}
        />
      )}
      {mode === 'place' && <PlacesForm state={state} demand={demand} onDone={done} />}
      {mode === 'withdraw' && (
        <ReasonForm
          label="Why is the demand withdrawn?"
          action="Withdraw the demand"
          onSubmit={(reason) => call('demands.withdraw', { case: caseId, demand: demand.id, reason })}
          onDone={done}
        />
      )}
    </div>
  );
}

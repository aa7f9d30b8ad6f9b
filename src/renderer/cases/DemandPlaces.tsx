import { useState, type ReactNode } from 'react';
import { namesOf, standingFindings, type CaseState, type Demand } from '../../core/cases/case-state.ts';
import { documentRoles, elements } from '../../core/legal-basis.ts';
import { whyNotDisregard } from '../../core/requests/commands.ts';
import type { DemandPlace } from '../../core/requests/events.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { TermsInWords } from './TermsInWords.tsx';

/** In which documents a demand stands, in words; null while nobody said so. */
export function placesInWords(state: CaseState, places: readonly DemandPlace[]): string | null {
  if (places.length === 0) return null;
  const named = places.map(({ document, finding }) => {
    const found = state.documents.find(({ sha256 }) => sha256 === document);
    const page = state.findings.find(({ id }) => id === finding)?.anchor.page;
    const where = found === undefined ? 'a document' : `${found.name} (${documentRoles.labels[found.role]})`;
    return page === undefined ? where : `${where}, page ${String(page)}`;
  });
  return `Stands in ${named.join('; ')}`;
}

interface PlacesFormProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly onDone: () => void;
}

/** Says in which documents a demand stands, and by which finding, and disregards what only a cover sheet asks. */
export function PlacesForm({ state, demand, onDone }: PlacesFormProps): ReactNode {
  const [places, setPlaces] = useState(demand.places);
  const [disregarding, setDisregarding] = useState(false);
  const saving = useTask();
  const findings = standingFindings(state);
  const save = async (): Promise<boolean> =>
    saving.run(() => call('demands.locate', { case: state.id, demand: demand.id, places }));
  const fault = whyNotDisregard(state, { id: demand.id, places });
  if (disregarding) {
    return (
      <ReasonForm
        label="Why is the demand disregarded?"
        action="Disregard it"
        onSubmit={(reason) => call('demands.disregard', { case: state.id, demand: demand.id, reason })}
        onDone={onDone}
      />
    );
  }
  return (
    <form
      className="stack"
      aria-label="Where it stands"
      onSubmit={(event) => {
        event.preventDefault();
        void save().then((done) => {
          if (!done) return;
          announce('Where it stands is recorded');
          onDone();
        });
      }}
    >
      <fieldset>
        <legend>The documents that ask for it</legend>
        <div className="choice-list">
          {state.documents.map(({ sha256, name, role }) => {
            const own = places.find(({ document }) => document === sha256);
            const others = places.filter(({ document }) => document !== sha256);
            const here = findings.filter(({ document }) => document === sha256);
            return (
              <div key={sha256} className="stack">
                <label className="check">
                  <input
                    type="checkbox"
                    checked={own !== undefined}
                    onChange={() =>
                      setPlaces(own === undefined ? [...others, { document: sha256, finding: null }] : others)
                    }
                  />
                  <span>
                    <bdi>{name}</bdi>, <span className="quiet">{documentRoles.labels[role]}</span>
                  </span>
                </label>
                {own !== undefined && here.length > 0 && (
                  <select
                    className="input"
                    aria-label={`Finding in ${name} that shows it`}
                    value={own.finding ?? ''}
                    onChange={(event) =>
                      setPlaces([...others, { document: sha256, finding: event.target.value || null }])
                    }
                  >
                    <option value="">No finding shows the place</option>
                    {here.map(({ id, reading, anchor }) => (
                      <option key={id} value={id}>
                        p {anchor.page}: {elements.labels[reading.element]}
                      </option>
                    ))}
                  </select>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button look="primary" type="submit" busy={saving.busy}>
          Record where it stands
        </Button>
        <Button
          disabled={fault !== null}
          title={fault ?? undefined}
          onClick={() => void save().then((done) => done && setDisregarding(true))}
        >
          Only the cover sheet asks…
        </Button>
        <Button look="quiet" onClick={onDone}>
          Not now
        </Button>
      </div>
    </form>
  );
}

interface DisregardedProps {
  readonly state: CaseState;
  /** Whether it can be taken back from here. */
  readonly canRestore: boolean;
}

/** What only a cover sheet asks for: struck, with who found that and why. */
export function DisregardedDemands({ state, canRestore }: DisregardedProps): ReactNode {
  const disregarded = state.demands.filter(
    (demand) => demand.withdrawn === null && demand.disregarded !== null,
  );
  return disregarded.map((demand) => (
    <DisregardedDemand key={demand.id} state={state} demand={demand} canRestore={canRestore} />
  ));
}

function DisregardedDemand({
  state,
  demand,
  canRestore,
}: DisregardedProps & { readonly demand: Demand }): ReactNode {
  const [restoring, setRestoring] = useState(false);
  const { disregarded } = demand;
  if (disregarded === null) return null;
  return (
    <div className="card card-withdrawn">
      <div className="demand-head">
        <TermsInWords terms={demand.terms} />
        <Tag tone="warn">Cover sheet only: disregarded</Tag>
      </div>
      <p className="user-text" dir="auto">
        {disregarded.reason}
      </p>
      <p className="quiet">
        <bdi>{namesOf(state)(disregarded.author)}</bdi>, <When at={disregarded.at} zone={disregarded.zone} />.{' '}
        {placesInWords(state, demand.places)}
      </p>
      {canRestore && !restoring && (
        <div>
          <Button look="quiet" onClick={() => setRestoring(true)}>
            Take it back
          </Button>
        </div>
      )}
      {restoring && (
        <ReasonForm
          label="Why does the demand count after all?"
          action="Let it count again"
          onSubmit={(reason) => call('demands.restore', { case: state.id, demand: demand.id, reason })}
          onDone={() => setRestoring(false)}
        />
      )}
    </div>
  );
}

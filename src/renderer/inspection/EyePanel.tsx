import { useEffect, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { EyePlace, Inspection } from '../../core/documents/inspection.ts';
import {
  firstPages,
  noInspection,
  nothingFound,
  objectsNotLookedAt,
  placeInWords,
} from '../../core/documents/inspection-words.ts';
import { visibleText } from '../../core/visible-text.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { FileFacts } from '../reading-room/FileFacts.tsx';
import { FactsOfFile } from './FactsOfFile.tsx';
import { ActsOfFile } from './ActsOfFile.tsx';
import { Revisions } from './Revisions.tsx';
import type { Revision } from './revision.ts';
import type { Inspected } from './use-inspection.ts';
import './inspection.css';

interface EyePanelProps {
  readonly inspected: Inspected;
  readonly selected: EyePlace | null;
  readonly document: CaseDocument;
  readonly revision: Revision | null;
  /** Null where the pages are not shown. */
  readonly onPlace: ((place: EyePlace) => void) | null;
  readonly onPage: ((page: number) => void) | null;
  readonly onRevision: (revision: Revision | null) => void;
  readonly onClose: (() => void) | null;
}

/** Everything in a document that is not seen on its pages. */
export function EyePanel(props: EyePanelProps): ReactNode {
  const { inspected } = props;
  return (
    <section className="find-panel eye-panel" aria-label="What the eye misses">
      <div className="eye-head">
        <h2 className="panel-title">What the eye misses</h2>
        {props.onClose !== null && <IconButton icon={X} label="Close" onClick={props.onClose} />}
      </div>
      <div className="eye-body">
        {inspected.failure !== null && (
          <>
            <FailureNotice failure={inspected.failure} />
            <Button onClick={inspected.again}>Look again</Button>
          </>
        )}
        {inspected.outcome === null && inspected.failure === null && (
          <p className="eye-waiting" role="status">
            <span className="spinner" aria-hidden="true" /> Looking into the file… A page that takes more than
            10 seconds or 768 MB is given up, and named here.
          </p>
        )}
        {inspected.outcome !== null && inspected.outcome.kind !== 'inspected' && (
          <>
            <p>{noInspection(inspected.outcome)}</p>
            {inspected.outcome.kind === 'stopped' && <Button onClick={inspected.again}>Look again</Button>}
          </>
        )}
        {/* Where the pages are not shown the facts stand above. */}
        {inspected.outcome?.kind !== 'inspected' && props.onClose !== null && (
          <FileFacts document={props.document} />
        )}
        {inspected.outcome?.kind === 'inspected' && (
          <Found {...props} inspection={inspected.outcome.inspection} />
        )}
      </div>
    </section>
  );
}

function Found(props: EyePanelProps & { readonly inspection: Inspection }): ReactNode {
  const { inspection } = props;
  const why = objectsNotLookedAt(inspection);
  return (
    <>
      {inspection.notLookedAt.length > 0 && (
        <p className="eye-warning">
          {counted(inspection.notLookedAt.length, 'page')} could not be looked at in full:{' '}
          {firstPages(inspection.notLookedAt)}
        </p>
      )}
      <Places {...props} />
      {why !== null && <p className="eye-warning">{why}</p>}
      <Revisions
        earlier={inspection.file.earlier}
        bytes={props.document.bytes}
        shown={props.revision}
        onShow={props.onRevision}
      />
      <ActsOfFile inspection={inspection} onPage={props.onPage} />
      <FactsOfFile inspection={inspection} />
    </>
  );
}

/** What is on the pages, in their order. */
function Places({
  inspection,
  selected,
  onPlace,
}: EyePanelProps & { readonly inspection: Inspection }): ReactNode {
  const { places, morePlaces } = inspection;
  if (places.length === 0) {
    const nothing = nothingFound(inspection);
    return nothing === null ? null : <p className="eye-none">{nothing}</p>;
  }
  return (
    <section aria-label="On the pages">
      <h3>On the pages</h3>
      <ul className="eye-places">
        {places.map((place, index) => (
          <li key={index}>
            <PlaceLine place={place} current={place === selected} onPlace={onPlace} />
          </li>
        ))}
      </ul>
      {morePlaces > 0 && <p className="quiet">And {morePlaces.toLocaleString()} more.</p>}
    </section>
  );
}

function PlaceLine({
  place,
  current,
  onPlace,
}: {
  readonly place: EyePlace;
  readonly current: boolean;
  readonly onPlace: EyePanelProps['onPlace'];
}): ReactNode {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <button
      ref={line}
      type="button"
      className="find-hit eye-place"
      aria-current={current}
      disabled={onPlace === null}
      onClick={() => onPlace?.(place)}
    >
      <span className="find-page">p {place.page}</span>
      <span className="find-context">
        <strong>{placeInWords(place)}</strong>
        {place.kind !== 'control' && <q dir="auto">{visibleText(place.text)}</q>}
      </span>
    </button>
  );
}

import type { ReactNode } from 'react';
import { PackageOpen, Siren } from 'lucide-react';
import { processes } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { SavedState } from '../app/SavedState.tsx';
import { useNow } from '../app/use-now.ts';
import { useWorkspace } from '../app/workspace.ts';
import { dayInWords, momentInWords } from '../app/zoned-time.ts';
import { clockUntil } from '../docket/clock-words.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd, withKeys } from '../ui/Kbd.tsx';
import { Tag } from '../ui/Tag.tsx';
import { countryName } from './countries.ts';
import { StatusTag } from './StatusTag.tsx';

/** Which case this is, where it stands, and what runs out. */
export function CaseHeader({ view: { state, summary } }: { readonly view: CaseView }): ReactNode {
  const { open } = useWorkspace();
  const { request } = state;
  return (
    <header className="screen-head case-head">
      <h1 className="one-line" title={request.reference}>
        <bdi>{request.reference || 'No reference yet'}</bdi>
      </h1>
      <span className="quiet one-line case-agency" title={request.agency}>
        <bdi>{request.agency}</bdi>
        {request.country !== null && (
          <span title={countryName(request.country)}>
            {request.agency !== '' && ' · '}
            {request.country}
          </span>
        )}
      </span>
      {request.emergency && (
        <Tag tone="bad">
          <Siren className="tag-icon" aria-hidden="true" /> Emergency
        </Tag>
      )}
      {request.process !== null && <Tag>{processes.labels[request.process]}</Tag>}
      <StatusTag summary={summary} />
      <span className="spacer" />
      <Clocks request={request} decided={summary.status === 'decided'} />
      <SavedState />
      <Button
        look="quiet"
        icon={PackageOpen}
        title={withKeys('Export this case', 'Mod+E')}
        onClick={() => open({ name: 'export', cases: [state.id] })}
      >
        Export
      </Button>
      <button
        type="button"
        className="palette-button"
        title="Find a command or a case"
        onClick={() => open({ name: 'palette' })}
      >
        <span className="visually-hidden">Find a command or a case</span>
        <Kbd chord="Mod+K" />
      </button>
    </header>
  );
}

interface ClocksProps {
  readonly request: CaseView['state']['request'];
  readonly decided: boolean;
}

function Clocks({ request: { due, nondisclosure }, decided }: ClocksProps): ReactNode {
  const now = useNow();
  const clock = due === null ? null : clockUntil(due.at, now);
  return (
    <>
      {due !== null && clock !== null && (
        <span className="case-clock" title={`Due ${momentInWords(due)}`}>
          Due <strong className={decided ? '' : `clock-${clock.urgency}`}>{clock.words}</strong>
        </span>
      )}
      {nondisclosure !== null && (
        <span className="case-clock" title={nondisclosure.authority}>
          Nondisclosure{' '}
          <strong>
            {nondisclosure.until === null ? 'without end date' : `until ${dayInWords(nondisclosure.until)}`}
          </strong>
        </span>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { Ellipsis, PackageOpen, Siren } from 'lucide-react';
import { countsAsEmergency } from '../../core/emergencies/emergency-state.ts';
import { changedEvidence, evidenceNotWorkedOut } from '../../core/decisions/changed-evidence.ts';
import { processes } from '../../core/legal-basis.ts';
import { counted } from '../../core/cases/summary.ts';
import type { CaseView } from '../../ipc/views.ts';
import { SavedState } from '../app/SavedState.tsx';
import { useWorkspace } from '../app/workspace.ts';
import { NearestClocks } from '../clocks/NearestClocks.tsx';
import { Button } from '../ui/Button.tsx';
import { Kbd, withKeys } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Tag } from '../ui/Tag.tsx';
import { countryName } from './countries.ts';
import { lifeActs, lifeActsNow, type LifeAct } from './life-acts.ts';
import { StatusTag } from './StatusTag.tsx';

interface CaseHeaderProps {
  readonly view: CaseView;
  readonly onAct: (act: LifeAct) => void;
  readonly onLetters: () => void;
  readonly onDecisions: () => void;
}

/** Which case this is, where it stands, and what runs out. */
export function CaseHeader({ view, onAct, onLetters, onDecisions }: CaseHeaderProps): ReactNode {
  const { state, summary, review } = view;
  const unknown = evidenceNotWorkedOut(state, view.signed);
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
      {countsAsEmergency(state) && (
        <Tag tone="bad">
          <Siren className="tag-icon" aria-hidden="true" /> Emergency
        </Tag>
      )}
      {request.process !== null && <Tag>{processes.labels[request.process]}</Tag>}
      <StatusTag summary={summary} />
      {summary.staleLetters > 0 && (
        <button type="button" className="link-button" onClick={onLetters}>
          <Tag tone="warn">{counted(summary.staleLetters, 'letter')} out of date</Tag>
        </button>
      )}
      {(summary.evidenceChanged > 0 || unknown !== null) && (
        <button
          type="button"
          className="link-button"
          title={[
            ...(summary.evidenceChanged === 0
              ? []
              : [
                  `The evidence of ${counted(summary.evidenceChanged, 'decision')} changed since it was signed:`,
                ]),
            ...changedEvidence(state, view.signed).map(({ words }) => words),
            ...(unknown === null ? [] : [unknown]),
          ].join('\n')}
          onClick={onDecisions}
        >
          <Tag tone="warn">
            {summary.evidenceChanged > 0 ? 'Evidence changed' : 'Evidence may have changed'}
          </Tag>
        </button>
      )}
      <span className="spacer" />
      <NearestClocks clocks={review.clocks} />
      <SavedState />
      <Button
        look="quiet"
        icon={PackageOpen}
        title={withKeys('Export this case', 'Mod+E')}
        onClick={() => open({ name: 'export', cases: [state.id] })}
      >
        Export
      </Button>
      <Menu
        icon={Ellipsis}
        label="More of this case"
        items={lifeActsNow(state).map((act) => ({
          id: act,
          label: `${lifeActs[act].label}…`,
          run: () => onAct(act),
        }))}
      />
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

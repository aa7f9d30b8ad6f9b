import type { ReactNode } from 'react';
import { Scale } from 'lucide-react';
import { standingDemands, type CaseState } from '../../core/cases/case-state.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DemandCard } from './DemandCard.tsx';
import './decisions.css';

interface DecisionPanelProps {
  readonly state: CaseState;
  readonly onRecordDemands: () => void;
}

/** One card for each thing demanded: what stands on it, and the form to decide it. */
export function DecisionPanel({ state, onRecordDemands }: DecisionPanelProps): ReactNode {
  const demands = standingDemands(state);
  if (demands.length === 0) {
    return (
      <EmptyState icon={Scale} title="Nothing to decide yet">
        <p>Each thing that the request demands is decided on its own. First record what it demands.</p>
        <Button look="primary" onClick={onRecordDemands}>
          Record what it demands
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="panel stack">
      {demands.map((demand) => (
        <DemandCard key={demand.id} state={state} demand={demand} />
      ))}
    </div>
  );
}

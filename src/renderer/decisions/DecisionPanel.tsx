import type { ReactNode } from 'react';
import { Scale } from 'lucide-react';
import { standingDemands } from '../../core/cases/case-state.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { DisregardedDemands } from '../cases/DemandPlaces.tsx';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { SecondReviewSection } from '../second-review/SecondReviewSection.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BesidesTheDemands } from './BesidesTheDemands.tsx';
import { DemandCard } from './DemandCard.tsx';
import './decisions.css';

interface DecisionPanelProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** One card for each thing demanded: what stands on it, and the form to decide it. */
export function DecisionPanel({ view, focus }: DecisionPanelProps): ReactNode {
  const { state, review } = view;
  const showElement = (element: ElementId): void => {
    focus.setTab('basis');
    focus.selectElement(element);
  };
  const demands = standingDemands(state);
  // What speaks against the nondisclosure, and what counsel may raise, is the same for every demand.
  const first = demands.map(({ id }) => review.demands[id]).find((known) => known !== undefined);
  const disregarded = <DisregardedDemands state={state} canRestore={isUnderReview(state)} />;
  if (demands.length === 0 && state.demands.some((demand) => demand.disregarded !== null)) {
    return <div className="panel stack">{disregarded}</div>;
  }
  if (demands.length === 0) {
    return (
      <EmptyState icon={Scale} title="Nothing to decide yet">
        <p>Each thing that the request demands is decided on its own. First record what it demands.</p>
        <Button look="primary" onClick={() => focus.setTab('request')}>
          Record what it demands
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="panel stack">
      <SecondReviewSection view={view} />
      {demands.map((demand) => (
        <DemandCard key={demand.id} view={view} demand={demand} onShowElement={showElement} />
      ))}
      {disregarded}
      {first !== undefined && <BesidesTheDemands assessment={first.assessment} />}
    </div>
  );
}

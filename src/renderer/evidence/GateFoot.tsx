import { useState, type ReactNode } from 'react';
import { PenLine } from 'lucide-react';
import { isDecided } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import type { CaseView } from '../../ipc/views.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { Button } from '../ui/Button.tsx';
import { apartInShort, missingInShort, wayOutInWords } from './gate-words.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import './evidence.css';

interface GateFootProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** The evidence gate below the checklist: what still rests on nothing, the ways out, and the way on. */
export function GateFoot({ view, focus }: GateFootProps): ReactNode {
  const [overriding, setOverriding] = useState(false);
  const { state, review, extractions } = view;
  const { gate } = review;
  if (!isUnderReview(state)) return null;
  const at = gate.missing.findIndex((element) => element === focus.selectedElement);
  const next = gate.missing[(at + 1) % gate.missing.length];
  const overridden = gate.elements.filter(({ ground }) => ground.type === 'overridden').length;
  return (
    <footer className="gate-foot" aria-label="Evidence gate">
      <div className="gate-words" aria-live="polite">
        <p>
          <b>{headline(gate, overridden)}</b>
        </p>
        <p className="quiet">
          {gate.open
            ? overridden > 0
              ? 'The reason stands beside every decision that is signed over it.'
              : 'Each thing demanded can be decided and signed.'
            : `${isDecided(state) ? 'It closed since the decisions; until it is open no response is recorded. ' : ''}${apartInShort(review)}${wayOutInWords(gate, state.documents, extractions)}`}
        </p>
        {next !== undefined && (
          <p className="row gate-ways">
            <button
              type="button"
              className="link-button"
              onClick={() => {
                focus.setTab('basis');
                focus.selectElement(next);
              }}
            >
              {gate.missing.length === 1 ? 'Show the open element' : 'Show the next one'}
            </button>
            <button type="button" className="link-button" onClick={() => setOverriding(true)}>
              Override with a reason…
            </button>
          </p>
        )}
      </div>
      {focus.tab === 'basis' && (
        <Button look="primary" icon={PenLine} disabled={!gate.open} onClick={() => focus.setTab('decision')}>
          {gate.open ? 'Decide' : 'Sign'}
        </Button>
      )}
      {overriding && (
        <OverrideDialog view={view} elements={gate.missing} onClose={() => setOverriding(false)} />
      )}
    </footer>
  );
}

function headline(gate: Gate, overridden: number): string {
  if (!gate.open) return missingInShort(gate);
  if (overridden === 0) return 'Every required element rests on something.';
  return `Open by an override for ${counted(overridden, 'element')}.`;
}

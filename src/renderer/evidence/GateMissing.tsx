import type { ReactNode } from 'react';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import { verifiedByCall } from '../../core/guidelines/element-standing.ts';
import { elements, type ElementId } from '../../core/legal-basis.ts';
import { missingInShort } from './gate-words.ts';
import './evidence.css';

interface GateMissingProps {
  readonly gate: Gate;
  /** Goes to the place where the element is found, searched for or overridden. */
  readonly onShow: (element: ElementId) => void;
}

/** More of them would hide the form that they stand beside. */
const shownAtOnce = 4;

/** Why nothing can be signed yet, where it would be signed: each element that rests on nothing leads to its place. */
export function GateMissing({ gate, onShow }: GateMissingProps): ReactNode {
  const isCallMissing = gate.missing.includes(verifiedByCall);
  return (
    <details className="gate-missing" open={gate.missing.length <= shownAtOnce}>
      <summary>{missingInShort(gate)}</summary>
      <p>
        {(!isCallMissing || gate.missing.length > 1) &&
          'Find each in the documents, record that it was not found, or override the gate with a reason. '}
        {isCallMissing &&
          `“${elements.labels[verifiedByCall]}” is shown by a call back only, not by a finding or a search: call back, or override the gate with a reason.`}
      </p>
      <ul aria-label="Rest on nothing">
        {gate.missing.map((element) => (
          <li key={element}>
            <button type="button" className="link-button" onClick={() => onShow(element)}>
              {elements.labels[element]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

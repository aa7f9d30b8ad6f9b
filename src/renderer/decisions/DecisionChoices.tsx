import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { Finding } from '../../core/cases/case-state.ts';
import { elements, reasons as reasonTerms, type Disposition, type ReasonId } from '../../core/legal-basis.ts';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { reasonsOf } from './reasons-of.ts';

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

interface ReasonChoiceProps {
  readonly disposition: Disposition;
  readonly chosen: readonly ReasonId[];
  readonly onChange: (reasons: readonly ReasonId[]) => void;
}

export function ReasonChoice({ disposition, chosen, onChange }: ReasonChoiceProps): ReactNode {
  const known = reasonsOf(disposition);
  if (known.length === 0) return null;
  return (
    <fieldset>
      <legend>{disposition === 'nothing-to-produce' ? 'Why there is nothing' : 'Reasons'}</legend>
      <div className="choice-list choice-columns">
        {known.map((id) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => onChange(toggled(chosen, id))}
            />
            <span>{reasonTerms.labels[id]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FindingChoiceProps {
  /** Those that count for the demand. */
  readonly findings: readonly Finding[];
  /** How many concern other demands only. */
  readonly ofOthers: number;
  readonly chosen: readonly string[];
  readonly onChange: (findings: readonly string[]) => void;
}

export function FindingChoice({ findings, ofOthers, chosen, onChange }: FindingChoiceProps): ReactNode {
  return (
    <fieldset>
      <legend>Findings it rests on</legend>
      {findings.length === 0 && ofOthers === 0 && (
        <p className="quiet">No findings yet. Mark places in the documents first.</p>
      )}
      <div className="choice-list" hidden={findings.length === 0}>
        {findings.map((finding) => (
          <label key={finding.id} className="check cite">
            <input
              type="checkbox"
              checked={chosen.includes(finding.id)}
              onChange={() => onChange(toggled(chosen, finding.id))}
            />
            <span className="cite-words">
              <VerdictSign standing={finding.reading.verdict} />
              <span>{elements.labels[finding.reading.element]}</span>
              <span className="quiet page-number">p {finding.anchor.page}</span>
              {finding.anchor.quote !== null && (
                <q className="finding-quote cite-quote" dir="auto">
                  {finding.anchor.quote.exact}
                </q>
              )}
            </span>
          </label>
        ))}
      </div>
      {ofOthers > 0 && (
        <p className="quiet">
          {counted(ofOthers, 'finding concerns', 'findings concern')} other demands only.
        </p>
      )}
    </fieldset>
  );
}

import { useState, type ReactNode } from 'react';
import { FileCheck2 } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import { elements } from '../../core/legal-basis.ts';
import type { Comparison } from '../../ipc/compare-calls.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';

interface AmendFormProps {
  readonly view: CaseView;
  readonly pair: { readonly case: string; readonly before: string; readonly after: string };
  readonly comparison: Comparison;
  readonly onDone: () => void;
}

/** What becomes of the earlier document's findings: carried over where a person says so, stale where words changed. */
export function AmendForm({ view, pair, comparison, onDone }: AmendFormProps): ReactNode {
  const { state } = view;
  const kept = comparison.findings.filter(({ anchor }) => anchor !== null);
  const changed = comparison.findings.filter(({ anchor }) => anchor === null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const task = useTask();
  if (!isUnderReview(state)) return null;
  const carry = kept.map(({ finding }) => finding).filter((finding) => !left.has(finding));
  const amend = async (): Promise<void> => {
    if (!(await task.run(() => call('documents.amend', { ...pair, carry })))) return;
    announce(`Recorded: ${counted(carry.length, 'finding')} carried over, ${changed.length} stale`);
    onDone();
  };
  const line = (id: string): ReactNode => {
    const finding = state.findings.find((one) => one.id === id);
    if (finding === undefined) return null;
    return (
      <span className="compare-finding">
        <VerdictSign standing={finding.reading.verdict} /> {elements.labels[finding.reading.element]}
        <span className="quiet page-number">p {finding.anchor.page}</span>
        {finding.stale !== undefined && <span className="quiet">stale already</span>}
      </span>
    );
  };
  return (
    <section className="stack compare-amend" aria-labelledby="compare-findings">
      <h3 id="compare-findings">Findings</h3>
      {comparison.findings.length === 0 && <p className="quiet">None rest on the earlier document.</p>}
      {kept.length > 0 && (
        <fieldset className="plain">
          <legend>Their words are the same: carry over</legend>
          {kept.map(({ finding }) => (
            <label key={finding} className="check">
              <input
                type="checkbox"
                checked={!left.has(finding)}
                onChange={(event) => {
                  const next = new Set(left);
                  if (event.target.checked) next.delete(finding);
                  else next.add(finding);
                  setLeft(next);
                }}
              />
              {line(finding)}
            </label>
          ))}
        </fieldset>
      )}
      {changed.length > 0 && (
        <div>
          <h4>Their words changed: stale</h4>
          <ul className="compare-stale">
            {changed.map(({ finding }) => (
              <li key={finding}>{line(finding)}</li>
            ))}
          </ul>
        </div>
      )}
      <FailureNotice failure={task.failure} />
      <div>
        <Button look="primary" icon={FileCheck2} busy={task.busy} onClick={() => void amend()}>
          Record as the amended version
        </Button>
      </div>
    </section>
  );
}

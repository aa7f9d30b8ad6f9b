import { useId, type ReactNode } from 'react';
import { CircleAlert, CircleDashed } from 'lucide-react';
import type { ReportGap } from '../../ipc/report-views.ts';
import { Button } from '../ui/Button.tsx';
import { CaseName, useOpenCase } from './CasesPanel.tsx';
import { requestsInWords } from './figure-words.ts';
import { chooseReport } from './report-choice.ts';

interface ReportGapsProps {
  readonly of: 'uncounted' | 'incomplete';
  readonly gaps: readonly ReportGap[];
  readonly title: string;
  readonly explanation: string;
}

const namedAtOnce = 3;

/** What a report lacks, and why, with the way to mend it. Nothing where it lacks nothing. */
export function ReportGaps({ of, gaps, title, explanation }: ReportGapsProps): ReactNode {
  const id = useId();
  if (gaps.length === 0) return null;
  const Icon = of === 'uncounted' ? CircleAlert : CircleDashed;
  return (
    <section className={`report-gaps report-gaps-${of}`} aria-labelledby={id}>
      <h2 id={id}>
        <Icon aria-hidden="true" />
        {title}
      </h2>
      <p className="quiet">{explanation}</p>
      <ul>
        {gaps.map((gap, index) => (
          <li key={gap.message}>
            <Gap gap={gap} onShow={() => chooseReport({ shown: { of, index } })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gap({ gap, onShow }: { readonly gap: ReportGap; readonly onShow: () => void }): ReactNode {
  const openCase = useOpenCase(true);
  return (
    <>
      <p>
        <strong>{requestsInWords(gap.requests)}:</strong> {gap.message}
      </p>
      <div className="row">
        {gap.cases.slice(0, namedAtOnce).map((one) => (
          <button
            key={one.case}
            type="button"
            className="link-button"
            title="Opens the case where its record is mended"
            onClick={() => openCase(one.case)}
          >
            <CaseName one={one} />
          </button>
        ))}
        {gap.requests > namedAtOnce && (
          <Button look="quiet" onClick={onShow}>
            Show all {requestsInWords(gap.requests)}
          </Button>
        )}
      </div>
    </>
  );
}

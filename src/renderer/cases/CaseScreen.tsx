import { useState, type ReactNode } from 'react';
import type { AppEvent, CaseView, Extraction } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useAppEvent } from '../app/event-hub.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace, type CasePlace } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { CaseFrame } from './CaseFrame.tsx';
import './cases.css';
import '../findings/findings.css';

interface CaseScreenProps {
  readonly caseId: string;
  /** A place to be shown, of a search hit; whenever the object itself is another one. */
  readonly at: CasePlace | null;
}

/** One case: asks for it, and anew whenever it changed. */
export function CaseScreen({ caseId, at }: CaseScreenProps): ReactNode {
  const { go } = useWorkspace();
  const concerns = (event: AppEvent): boolean =>
    event.type === 'changed' && (event.case === null || event.case === caseId);
  const shown = useQuery(`case ${caseId}`, () => call('cases.show', { case: caseId }), concerns);
  const extractions = useExtractions(shown.value);
  if (shown.value === null) {
    return (
      <main className="screen-body stack case-opening">
        {shown.failure === null ? (
          <p className="quiet">Opening the case…</p>
        ) : (
          <FailureNotice failure={shown.failure} />
        )}
        {shown.failure !== null && (
          <div>
            <Button onClick={() => go({ screen: 'docket' })}>Back to the docket</Button>
          </div>
        )}
      </main>
    );
  }
  return <CaseFrame view={{ ...shown.value, extractions }} at={at} />;
}

/** How far the reading of each document is: what the case said last, and the events since. */
function useExtractions(view: CaseView | null): Readonly<Record<string, Extraction>> {
  const [since, setSince] = useState<{ of: CaseView | null; extractions: Record<string, Extraction> }>({
    of: null,
    extractions: {},
  });
  useAppEvent((event) => {
    if (event.type !== 'extraction') return;
    const { document, extraction } = event;
    setSince((before) => ({
      of: view,
      extractions: { ...(before.of === view ? before.extractions : {}), [document]: extraction },
    }));
  });
  return { ...view?.extractions, ...(since.of === view ? since.extractions : {}) };
}

import { useState, type ReactNode } from 'react';
import { ShieldCheck } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { CheckReport } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

/** Verifies every signature and every document of the vault, and says what it found. */
export function CheckVault(): ReactNode {
  const [report, setReport] = useState<CheckReport | null>(null);
  const checking = useTask();
  const check = (): void => {
    setReport(null);
    void checking.run(async () => setReport(await call('vault.check', {})));
  };
  return (
    <section aria-labelledby="settings-check">
      <h2 id="settings-check">Check the vault</h2>
      <p className="quiet">
        Verifies every signature in every history, and every document against its SHA-256.
      </p>
      <div>
        <Button icon={ShieldCheck} busy={checking.busy} onClick={check}>
          {checking.busy ? 'Checking…' : 'Check now'}
        </Button>
      </div>
      <div aria-live="polite">{report !== null && <Report report={report} />}</div>
      <FailureNotice failure={checking.failure} />
    </section>
  );
}

function Report({
  report: { ok, entries, documents, problems, warnings },
}: {
  readonly report: CheckReport;
}): ReactNode {
  const what = `${String(entries)} signed ${entries === 1 ? 'entry' : 'entries'} and ${counted(documents, 'document')}`;
  return (
    <>
      {ok ? (
        <Notice tone="good">All is as it should be: {what} were verified.</Notice>
      ) : (
        <Notice tone="failure">
          <p>
            {what} were verified, and something is wrong. Do not decide on the affected cases; restore the
            vault from a copy, or ask a colleague for a bundle of them.
          </p>
          <Findings of={problems} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning">
          <p>The histories of these cases show what somebody should ask about:</p>
          <Findings of={warnings} />
        </Notice>
      )}
    </>
  );
}

function Findings({ of: found }: { readonly of: readonly string[] }): ReactNode {
  return (
    <ul className="problems">
      {found.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

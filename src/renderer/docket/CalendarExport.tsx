import { useState, type ReactNode } from 'react';
import { CalendarPlus } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { CalendarReceipt } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

/** Writes the deadlines of all cases as iCalendar, and says what a calendar then shows. */
export function CalendarExport(): ReactNode {
  const [receipt, setReceipt] = useState<CalendarReceipt | null>(null);
  const writing = useTask();
  const write = (): void => {
    void writing.run(async () => setReceipt(await call('app.exportCalendar', {})));
  };
  useCommands([{ id: 'calendar', label: 'Export the deadlines as a calendar', group: 'Docket', run: write }]);
  const close = (): void => {
    setReceipt(null);
    writing.clear();
  };
  return (
    <>
      <Button
        look="quiet"
        icon={CalendarPlus}
        busy={writing.busy}
        title="Export the deadlines as a calendar (iCalendar)"
        onClick={write}
      >
        Calendar
      </Button>
      {(receipt !== null || writing.failure !== null) && (
        <Dialog
          title={receipt === null ? 'The calendar was not written' : 'The calendar is written'}
          size="small"
          onClose={close}
          actions={
            <Button look="primary" onClick={close}>
              Done
            </Button>
          }
        >
          <div className="stack">
            <FailureNotice failure={writing.failure} />
            {receipt !== null && (
              <>
                <p>
                  {counted(receipt.deadlines, 'deadline')} in <bdi>{receipt.file}</bdi>. A calendar shows the
                  kind of each deadline and the first digits of the case’s random id: no account, agency,
                  court or reference.
                </p>
                <Notice tone="warning">The file is not encrypted.</Notice>
              </>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}

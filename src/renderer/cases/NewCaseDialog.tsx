import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { RequestRecord } from '../../core/requests/events.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useAppEvent } from '../app/event-hub.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { useDropIntoDialog } from '../documents/drop-into-dialog.ts';
import { takeInFiles } from '../documents/intake.ts';
import { rememberNotTakenIn } from '../documents/not-taken-in.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { ChosenFiles } from './ChosenFiles.tsx';
import { blankNewCase, newCaseRequest, readNewCaseDraft } from './new-case-text.ts';
import { NewCaseFields } from './NewCaseFields.tsx';

interface NewCaseDialogProps {
  readonly files: readonly File[];
  readonly onClose: () => void;
}

const draftKey = 'new-case';

/** Opens a case with what is known at once; the rest is filled in while reading. */
export function NewCaseDialog({ files: given, onClose }: NewCaseDialogProps): ReactNode {
  const { go } = useWorkspace();
  const [draft, putDraft] = useDraft(draftKey);
  const [files, setFiles] = useState(given);
  const [blank] = useState(() => blankNewCase(new Date()));
  const opening = useTask();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  useAppEvent((event) => {
    if (event.type === 'locking') rememberNotTakenIn(files);
  });
  useDropIntoDialog((dropped) => {
    setFiles((before) => [
      ...before,
      ...dropped.filter((file) => !before.some((each) => isSame(each, file))),
    ]);
  });
  const shown = readNewCaseDraft(draft) ?? blank;
  const change = (part: Partial<typeof shown>): void => putDraft(JSON.stringify({ ...shown, ...part }));

  const openCase = async (request: RequestRecord): Promise<void> => {
    const made = await call('cases.open', { request, demands: [] });
    putDraft('');
    onClose();
    go({ screen: 'case', case: made.case, at: null });
    if (files.length > 0) takeInFiles(files, made.case, false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!opening.busy) void opening.run(() => openCase(newCaseRequest(shown)));
  };
  const form = 'new-case-form';
  return (
    <Dialog
      title="New case"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form={form} busy={opening.busy}>
            {files.length === 0
              ? 'Open the case'
              : files.length === 1
                ? 'Open the case with 1 file'
                : `Open the case with ${String(files.length)} files`}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <NewCaseFields shown={shown} onChange={change} first={first} />
        <ChosenFiles files={files} onChange={setFiles} />
        <FailureNotice failure={opening.failure} />
      </form>
    </Dialog>
  );
}

function isSame(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
}

import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FolderInput } from 'lucide-react';
import type { RequestRecord } from '../../core/requests/events.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { sizeInWords } from '../app/size-words.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { takeInFiles } from '../documents/intake.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { MomentField } from './MomentField.tsx';
import { blankNewCase, newCaseRequest, readNewCaseDraft } from './new-case-text.ts';
import { countryOptions, processOptions } from './request-options.ts';

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
  const countries = useMemo(() => countryOptions(null), []);
  useEffect(() => first.current?.focus(), []);
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
        <div className="two-fields">
          <Field label="Reference" hint="Yours, such as 26-SW-0417.">
            {(control) => (
              <input
                {...control}
                ref={first}
                type="text"
                dir="auto"
                maxLength={500}
                value={shown.reference}
                onChange={(event) => change({ reference: event.target.value })}
              />
            )}
          </Field>
          <Field label="Country">
            {(control) => (
              <select
                {...control}
                value={shown.country}
                onChange={(event) => change({ country: event.target.value })}
              >
                {countries.map(([id, label]) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Field label="Agency or party">
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              maxLength={500}
              value={shown.agency}
              onChange={(event) => change({ agency: event.target.value })}
            />
          )}
        </Field>
        <Field label="Process" hint="It decides what the checklist asks for; it can be changed at any time.">
          {(control) => (
            <select
              {...control}
              value={shown.process}
              onChange={(event) => change({ process: event.target.value })}
            >
              {processOptions.map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="two-fields">
          <MomentField
            label="Received"
            value={shown.received}
            onChange={(received) => change({ received })}
          />
          <MomentField label="Due" value={shown.due} onChange={(due) => change({ due })} />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={shown.emergency}
            onChange={(event) => change({ emergency: event.target.checked })}
          />
          <span>This is an emergency</span>
        </label>
        <FileList files={files} onChange={setFiles} />
        <FailureNotice failure={opening.failure} />
      </form>
    </Dialog>
  );
}

interface FileListProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

function FileList({ files, onChange }: FileListProps): ReactNode {
  return (
    <div className="stack">
      {files.length > 0 && (
        <ul className="file-list" aria-label="Files">
          {files.map((file) => (
            <li key={`${file.name} ${String(file.size)} ${String(file.lastModified)}`}>
              <bdi className="one-line" title={file.name}>
                {file.name}
              </bdi>
              <span className="quiet">{sizeInWords(file.size)}</span>
              <Button look="quiet" onClick={() => onChange(files.filter((each) => each !== file))}>
                Leave out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={FolderInput} onClick={() => chooseFiles((more) => onChange([...files, ...more]))}>
          {files.length === 0 ? 'Choose documents' : 'Choose more'}
        </Button>
      </div>
    </div>
  );
}

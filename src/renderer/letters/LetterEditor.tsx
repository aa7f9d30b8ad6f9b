import { type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { openMarks } from '../../core/letters/letter-blocks.ts';
import { letterKindLabels } from '../../core/letters/letter-kinds.ts';
import { changedSince } from '../../core/letters/staleness.ts';
import { call } from '../app/client.ts';
import { putDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { draftKey, writeDraft, type LetterDraft } from './letter-draft.ts';
import { LetterPaper } from './LetterPaper.tsx';

interface LetterEditorProps {
  readonly state: CaseState;
  readonly draft: LetterDraft;
  readonly onClose: () => void;
  readonly onFinished: (letter: string) => void;
  readonly onComposeAnew: () => Promise<unknown>;
}

/** A draft beside how it will look. What is typed is kept inside the vault at once. */
export function LetterEditor(props: LetterEditorProps): ReactNode {
  const { state, draft, onClose, onFinished, onComposeAnew } = props;
  const task = useTask();
  const { text, rests, replaces } = draft;
  const key = draftKey(state.id, text.kind);
  const write = (changes: Partial<LetterDraft['text']>): void =>
    putDraft(key, writeDraft({ ...draft, text: { ...text, ...changes } }));
  const finish = async (): Promise<void> => {
    await task.run(async () => {
      const { letter } = await call('letters.finish', { case: state.id, text, rests, replaces });
      putDraft(key, '');
      announce('The letter is finished');
      onFinished(letter);
    });
  };
  const open = openMarks(`${text.addressee}\n${text.subject}\n${text.body}`);
  const isBlank = text.body.trim() === '' || text.addressee.trim() === '';
  return (
    <Dialog
      title={letterKindLabels[text.kind]}
      size="large"
      onClose={onClose}
      actions={
        <>
          <span className="quiet letter-kept">The draft is kept in the vault.</span>
          <Button
            look="quiet"
            onClick={() => {
              putDraft(key, '');
              onClose();
            }}
          >
            Discard the draft
          </Button>
          <Button
            look="primary"
            busy={task.busy}
            disabled={isBlank || open.length > 0}
            onClick={() => void finish()}
          >
            Finish the letter
          </Button>
        </>
      }
    >
      <div className="letter-editor">
        <div className="stack">
          <DraftNotices {...props} open={open} onAnew={() => void task.run(onComposeAnew)} />
          <FailureNotice failure={task.failure} onDismiss={task.clear} />
          <Field label="To">
            {(control) => (
              <textarea
                {...control}
                rows={2}
                dir="auto"
                maxLength={2000}
                value={text.addressee}
                onChange={({ target }) => write({ addressee: target.value })}
              />
            )}
          </Field>
          <Field label="Subject">
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                maxLength={500}
                value={text.subject}
                onChange={({ target }) => write({ subject: target.value })}
              />
            )}
          </Field>
          <Field
            label="Text"
            hint="An empty line begins a paragraph. A line that begins with # is a heading, with > a quotation, with - an item."
          >
            {(control) => (
              <textarea
                {...control}
                className="letter-body"
                rows={18}
                dir="auto"
                maxLength={60_000}
                value={text.body}
                onChange={({ target }) => write({ body: target.value })}
              />
            )}
          </Field>
        </div>
        <LetterPaper letter={text} />
      </div>
    </Dialog>
  );
}

/** What the writer has to know before it goes. */
function DraftNotices({
  state,
  draft,
  open,
  onAnew,
}: LetterEditorProps & { readonly open: readonly string[]; readonly onAnew: () => void }): ReactNode {
  const changed = changedSince(draft.rests, state, null);
  return (
    <>
      {changed.length > 0 && (
        <Notice tone="warning">
          <p>
            <b>Changed since it was composed.</b>
          </p>
          {changed.map((each) => (
            <p key={each}>{each}</p>
          ))}
          <Button onClick={onAnew}>Compose it anew</Button>
        </Notice>
      )}
      {draft.cautions.map((caution) => (
        <Notice key={caution} tone="warning">
          {caution}
        </Notice>
      ))}
      {open.length > 0 && (
        <Notice tone="warning">
          Still in brackets: {open.length}. Check or fill in each, and take the brackets away, before it can
          be finished.
        </Notice>
      )}
    </>
  );
}

import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { letterKindLabels } from '../../core/letters/letter-kinds.ts';
import type { Letter } from '../../core/letters/letter-state.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { LetterPaper } from './LetterPaper.tsx';

interface FinishedLetterProps {
  readonly state: CaseState;
  readonly letter: Letter;
  /** What changed since of what it rests on, in sentences. */
  readonly changed: readonly string[];
  readonly onClose: () => void;
  readonly onCorrect: () => void;
}

const formats = { docx: 'Word', pdf: 'PDF' } as const;

/** A letter as it was sent: to be read, saved as a file and, once something changed under it, corrected. */
export function FinishedLetter({
  state,
  letter,
  changed,
  onClose,
  onCorrect,
}: FinishedLetterProps): ReactNode {
  const [saved, setSaved] = useState<string | null>(null);
  const task = useTask();
  const save = (format: keyof typeof formats): void => {
    void task.run(async () => {
      const written = await call('app.saveLetter', { case: state.id, letter: letter.id, format });
      if (written === null) return;
      setSaved(written.file);
      announce(`Saved ${written.file}`);
    });
  };
  return (
    <Dialog
      title={letterKindLabels[letter.text.kind]}
      size="large"
      onClose={onClose}
      actions={
        <>
          {saved !== null && (
            <span className="quiet letter-kept">
              Saved as <bdi>{saved}</bdi>, not encrypted.
            </span>
          )}
          {(['docx', 'pdf'] as const).map((format) => (
            <Button key={format} icon={FileDown} busy={task.busy} onClick={() => save(format)}>
              Save as {formats[format]}
            </Button>
          ))}
        </>
      }
    >
      <div className="stack">
        {changed.length > 0 && (
          <StaleNotice state={state} letter={letter} changed={changed} onCorrect={onCorrect} />
        )}
        {letter.upheld !== null && changed.length === 0 && (
          <p className="quiet">
            Upheld although something changed: <span dir="auto">{letter.upheld.reason}</span>
          </p>
        )}
        <FailureNotice failure={task.failure} onDismiss={task.clear} />
        <LetterPaper letter={letter.text} />
      </div>
    </Dialog>
  );
}

function StaleNotice({ state, letter, changed, onCorrect }: Omit<FinishedLetterProps, 'onClose'>): ReactNode {
  const [isUpholding, setUpholding] = useState(false);
  return (
    <Notice tone="warning">
      <p>
        <b>Out of date.</b> What it rests on changed since:
      </p>
      {changed.map((each) => (
        <p key={each} dir="auto">
          {each}
        </p>
      ))}
      {isUpholding ? (
        <ReasonForm
          label="Why it stands all the same"
          action="It stands"
          onSubmit={(reason) => call('letters.uphold', { case: state.id, letter: letter.id, reason })}
          onDone={() => setUpholding(false)}
        />
      ) : (
        <div className="row">
          <Button onClick={onCorrect}>Write a corrected letter</Button>
          <Button look="quiet" onClick={() => setUpholding(true)}>
            It stands all the same…
          </Button>
        </div>
      )}
    </Notice>
  );
}

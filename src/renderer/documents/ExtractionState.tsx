import type { ReactNode } from 'react';
import { KeyRound, RotateCw, X } from 'lucide-react';
import type { Extraction } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { extractionInWords } from './extraction-words.ts';

interface ExtractionStateProps {
  readonly sha256: string;
  readonly name: string;
  readonly extraction: Extraction;
  /** Shows the document, where its password is asked for. */
  readonly onShow: () => void;
}

/** How far the reading of a document is, and what can be done about it. */
export function ExtractionState({ sha256, name, extraction, onShow }: ExtractionStateProps): ReactNode {
  const acting = useTask();
  const words = extractionInWords(extraction);
  const again = extraction.state === 'cancelled' || extraction.state === 'failed';
  return (
    <div className="extraction">
      {extraction.state === 'password-needed' ? (
        <button
          type="button"
          className="link-button extraction-password"
          aria-label={`Needs a password: ${name}`}
          onClick={onShow}
        >
          <KeyRound aria-hidden="true" />
          {words}
        </button>
      ) : (
        words !== null && (
          <p className={extraction.state === 'failed' ? 'extraction-failed' : 'quiet'}>{words}</p>
        )
      )}
      {extraction.state === 'reading' && (
        <div className="extraction-progress">
          <Progress label={`Reading ${name}`} done={extraction.done} total={extraction.pages} />
          <IconButton
            icon={X}
            label={`Stop reading ${name}`}
            onClick={() => void acting.run(() => call('documents.stopReading', { document: sha256 }))}
          />
        </div>
      )}
      {again && (
        <Button
          look="quiet"
          icon={RotateCw}
          busy={acting.busy}
          onClick={() => void acting.run(() => call('documents.readAgain', { document: sha256 }))}
        >
          Read it again
        </Button>
      )}
      <FailureNotice failure={acting.failure} />
    </div>
  );
}

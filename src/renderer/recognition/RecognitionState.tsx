import type { ReactNode } from 'react';
import { ScanText, X } from 'lucide-react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { outdatedInWords, progressInWords } from './recognition-words.ts';
import { useDocumentRecognition } from './use-document-recognition.ts';

interface RecognitionStateProps {
  readonly document: string;
  readonly name: string;
}

/** How far the text of a document's pictures was recognised, and what can be done about the rest. */
export function RecognitionState({ document, name }: RecognitionStateProps): ReactNode {
  const value = useDocumentRecognition(document);
  const acting = useTask();
  const words = value === null ? null : progressInWords(value);
  if (value === null || words === null) return null;
  const looked = value.recognized + value.failed;
  const done = looked - value.outdated;
  return (
    <div className="recognition">
      <p className="quiet">{words}</p>
      {value.outdated > 0 && !value.working && <p className="quiet">{outdatedInWords(value)}</p>}
      {value.working && (
        <div className="extraction-progress">
          <Progress label={`Recognising text of ${name}`} done={done} total={value.pictures} />
          <IconButton
            icon={X}
            label={`Stop recognising text of ${name}`}
            onClick={() => void acting.run(() => call('recognition.stop', { document }))}
          />
        </div>
      )}
      {!value.working && done < value.pictures && (
        <Button
          look="quiet"
          icon={ScanText}
          busy={acting.busy}
          onClick={() => void acting.run(() => call('recognition.wantAll', { document }))}
        >
          {looked < value.pictures ? 'Recognise all' : 'Recognise again'}
        </Button>
      )}
      <FailureNotice failure={acting.failure} />
    </div>
  );
}

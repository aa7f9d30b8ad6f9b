import type { ReactNode } from 'react';
import { FolderInput } from 'lucide-react';
import { sizeInWords } from '../app/size-words.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { Button } from '../ui/Button.tsx';

interface ChosenFilesProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** The files that go into a new case, each of which can be left out again. */
export function ChosenFiles({ files, onChange }: ChosenFilesProps): ReactNode {
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

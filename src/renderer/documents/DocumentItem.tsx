import { useState, type ReactNode } from 'react';
import { GitCompareArrows, Pencil } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { documentRoles } from '../../core/legal-basis.ts';
import type { Extraction } from '../../ipc/views.ts';
import { sizeInWords } from '../app/size-words.ts';
import { CompareWithForm } from '../compare/CompareWithForm.tsx';
import { IconButton } from '../ui/Button.tsx';
import { RecognitionState } from '../recognition/RecognitionState.tsx';
import { DescribeForm } from './DescribeForm.tsx';
import { ExtractionState } from './ExtractionState.tsx';

interface DocumentItemProps {
  readonly caseId: string;
  readonly document: CaseDocument;
  readonly extraction: Extraction;
  readonly shown: boolean;
  readonly onShow: () => void;
  /** Of the case: it may be compared with the others. */
  readonly documents: readonly CaseDocument[];
  readonly onCompare: (earlier: string) => void;
}

export function DocumentItem({
  caseId,
  document,
  extraction,
  shown,
  onShow,
  documents,
  onCompare,
}: DocumentItemProps): ReactNode {
  const [describing, setDescribing] = useState(false);
  const [comparing, setComparing] = useState(false);
  const { name, role, sha256, bytes } = document;
  return (
    <li className={`document ${shown ? 'is-shown' : ''}`}>
      <div className="document-head">
        <button
          type="button"
          className="document-name"
          aria-current={shown ? 'true' : undefined}
          title={`${name}\n${sizeInWords(bytes)}\nSHA-256 ${sha256}`}
          onClick={onShow}
        >
          <bdi>{name}</bdi>
          <span className="quiet document-role">
            {documentRoles.labels[role]}
            {(document.privileged ?? null) !== null && ' · privileged'}
            {extraction.state === 'read' && (
              <>
                {' · '}
                <span className="document-pages">{extraction.pages} p</span>
              </>
            )}
          </span>
        </button>
        {documents.length > 1 && (
          <IconButton
            icon={GitCompareArrows}
            label={`Compare ${name} with an earlier version`}
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          />
        )}
        <IconButton
          icon={Pencil}
          label={`Rename or change the role of ${name}`}
          aria-expanded={describing}
          onClick={() => setDescribing(!describing)}
        />
      </div>
      {comparing && (
        <CompareWithForm
          document={document}
          documents={documents}
          onCompare={onCompare}
          onLeave={() => setComparing(false)}
        />
      )}
      {describing && <DescribeForm caseId={caseId} document={document} onDone={() => setDescribing(false)} />}
      {extraction.state === 'read' && extraction.imageOnlyPages > 0 && (
        <RecognitionState document={sha256} name={name} />
      )}
      <ExtractionState sha256={sha256} name={name} extraction={extraction} onShow={onShow} />
    </li>
  );
}

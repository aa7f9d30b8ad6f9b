import type { ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { sizeInWords } from '../app/size-words.ts';

/** What is known of a file without opening it. */
export function FileFacts({ document }: { readonly document: CaseDocument }): ReactNode {
  return (
    <dl className="file-facts">
      <dt>Name</dt>
      <dd className="user-text">{document.name}</dd>
      <dt>Size</dt>
      <dd>
        {document.bytes < 1000
          ? `${document.bytes} bytes`
          : `${sizeInWords(document.bytes)} (${document.bytes.toLocaleString()} bytes)`}
      </dd>
      <dt>SHA-256</dt>
      <dd className="code">{document.sha256}</dd>
    </dl>
  );
}

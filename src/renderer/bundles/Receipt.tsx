import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { ExportReceipt } from '../../ipc/views.ts';
import { sizeInWords } from '../app/size-words.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Notice } from '../ui/Notice.tsx';

/** What was written, so that whoever gets the file can check that it is that file. */
export function Receipt({ receipt }: { readonly receipt: ExportReceipt }): ReactNode {
  const { file, bytes, sha256, encrypted, cases, entries, documents } = receipt;
  return (
    <div className="stack">
      <Notice tone="good">The bundle was written and is complete.</Notice>
      <dl className="facts">
        <dt>File</dt>
        <dd>
          <bdi>{file}</bdi> <span className="quiet">{sizeInWords(bytes)}</span>
        </dd>
        <dt>SHA-256</dt>
        <dd className="digest-row">
          <code className="digest">
            {groupsOf(sha256).map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </code>
          <CopyButton text={sha256} what="the SHA-256" />
        </dd>
        <dt>Holds</dt>
        <dd>
          {counted(cases, 'case')}, {counted(documents, 'document')}, {entries} signed{' '}
          {entries === 1 ? 'entry' : 'entries'}
        </dd>
        <dt>Encrypted</dt>
        <dd>{encrypted ? 'Yes' : 'No: anyone can read it'}</dd>
      </dl>
      <p className="quiet">
        Tell your colleague the SHA-256 by another way, so that they can see that the file is the same.
      </p>
    </div>
  );
}

/** By eight digits, which is how a person compares them. */
function groupsOf(digest: string): readonly string[] {
  return digest.match(/.{1,8}/g) ?? [];
}

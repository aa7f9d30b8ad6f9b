import { useState, type ReactNode } from 'react';
import type { UncountedAuthor } from '../../ipc/people-views.ts';
import { counted } from '../../core/cases/summary.ts';
import { VerifyDialog } from './VerifyDialog.tsx';
import './people.css';

/** Says whose acts in a case do not count here, and lets a person decide. */
export function UncountedNotice({ authors }: { readonly authors: readonly UncountedAuthor[] }): ReactNode {
  const [deciding, setDeciding] = useState<UncountedAuthor | null>(null);
  if (authors.length === 0) return null;
  return (
    <div className="case-uncounted" role="status">
      {authors.map((author) => (
        <p key={author.key}>
          <b>Does not count here:</b> {counted(author.entries, 'entry', 'entries')} of{' '}
          <bdi>{author.name}</bdi>,{' '}
          {author.state === 'retired' ? 'whose key is retired' : 'whom this vault does not know'}.{' '}
          <span className="quiet">History shows them.</span>{' '}
          <button type="button" className="link-button" onClick={() => setDeciding(author)}>
            Decide…
          </button>
        </p>
      ))}
      {deciding !== null && (
        <VerifyDialog person={deciding} replaces={null} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}

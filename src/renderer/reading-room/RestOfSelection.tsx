import type { ReactNode } from 'react';
import type { Anchor } from '../../core/findings/events.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface RestOfSelectionProps {
  /** What was selected on further pages, in their order. */
  readonly rest: readonly Anchor[];
  /** A finding is being made. */
  readonly busy: boolean;
  readonly onFinding: () => void;
  readonly onForget: () => void;
}

/** Stays until the words that a selection had on further pages became findings too, or were put away. */
export function RestOfSelection({ rest, busy, onFinding, onForget }: RestOfSelectionProps): ReactNode {
  const [next] = rest;
  if (next === undefined) return null;
  const pages = rest.map(({ page }) => page).join(', ');
  return (
    <div className="rest-note">
      <Notice tone="warning" onDismiss={onForget}>
        <p>
          A finding lies on one page, and the selection went on over {rest.length === 1 ? 'page' : 'pages'}{' '}
          {pages}. Its words there are in no finding yet.
        </p>
        {busy ? (
          <p>Record this finding first; the next can then be made of them.</p>
        ) : (
          <Button className="rest-take" onClick={onFinding}>
            Make a finding of the words on page {next.page}
          </Button>
        )}
      </Notice>
    </div>
  );
}

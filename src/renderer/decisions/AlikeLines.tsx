import type { ReactNode } from 'react';
import type { AlikeDecisions } from '../../ipc/views.ts';
import { useWorkspace } from '../app/workspace.ts';

const SHOWN = 4;

/** Earlier decisions of this vault on the like, with the cases to look at. */
export function AlikeLines({ alike }: { readonly alike: readonly AlikeDecisions[] }): ReactNode {
  const { go } = useWorkspace();
  if (alike.length === 0) return null;
  return (
    <ul className="alike" aria-label="Earlier decisions that are alike">
      {alike.map(({ words, cases }) => (
        <li key={words}>
          {words.charAt(0).toUpperCase()}
          {words.slice(1)}.{' '}
          {cases.slice(0, SHOWN).map(({ case: id, reference }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <button
                type="button"
                className="link-button"
                onClick={() => go({ screen: 'case', case: id, at: null })}
              >
                <bdi>{reference || 'no reference'}</bdi>
              </button>
            </span>
          ))}
          {cases.length > SHOWN && ` and ${String(cases.length - SHOWN)} more`}
        </li>
      ))}
    </ul>
  );
}

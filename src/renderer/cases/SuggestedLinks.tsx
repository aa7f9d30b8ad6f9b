import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { SuggestedLink } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';
import { linkWords } from './link-words.ts';

interface SuggestedLinksProps {
  readonly caseId: string;
  readonly suggested: readonly SuggestedLink[];
}

/** Other cases on the same accounts: a person says whether they belong together. */
export function SuggestedLinks({ caseId, suggested }: SuggestedLinksProps): ReactNode {
  return (
    <ul className="stack" aria-label="Suggested links">
      {suggested.map((link) => (
        <SuggestedLine key={link.case} caseId={caseId} link={link} />
      ))}
    </ul>
  );
}

function SuggestedLine({
  caseId,
  link,
}: {
  readonly caseId: string;
  readonly link: SuggestedLink;
}): ReactNode {
  const { go } = useWorkspace();
  const linking = useTask();
  const { case: other, reference, kind, shared, received, note } = link;
  const take = async (): Promise<void> => {
    if (await linking.run(() => takeUp(caseId, link))) announce('The cases are linked');
  };
  return (
    <li className="card card-suggested">
      <p>
        <button
          type="button"
          className="link-button"
          onClick={() => go({ screen: 'case', case: other, at: null })}
        >
          <bdi>{reference || `case ${other.slice(0, 8)}`}</bdi>
        </button>{' '}
        has {counted(shared, 'identifier')} in common; perhaps it {linkWords({ kind, direction: 'to' })}.
      </p>
      {received !== null && (
        <p className="quiet">
          Received <When {...received} />
        </p>
      )}
      {note !== null && <p className="quiet">{note}</p>}
      {kind === 'extends' && (
        <p className="quiet">
          A second request for the same account counts as the extension: the first one runs on from its end,
          and this one has no period of its own.
        </p>
      )}
      <FailureNotice failure={linking.failure} />
      <div>
        <Button busy={linking.busy} onClick={() => void take()}>
          {kind === 'extends' ? 'Count it as the extension' : 'Link it'}
        </Button>
      </div>
    </li>
  );
}

function takeUp(caseId: string, { case: other, kind }: SuggestedLink): Promise<null> {
  return kind === 'extends'
    ? call('cases.extend', { case: caseId, earlier: other })
    : call('cases.link', { case: caseId, other, kind });
}

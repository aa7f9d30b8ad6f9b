import type { ReactNode } from 'react';
import { savingState } from './client.ts';
import { useStore } from './store.ts';

/** Whether all that was done here has been recorded; there is no Save button. */
export function SavedState(): ReactNode {
  const { underWay, failed } = useStore(savingState);
  return (
    <span className="saved-state">
      <span className="saved-state-offline">Offline · </span>
      {underWay > 0 ? 'saving…' : failed ? 'the last change was not saved' : 'everything is saved'}
    </span>
  );
}

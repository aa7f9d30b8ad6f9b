import type { ReactNode } from 'react';
import { savingState } from './client.ts';
import { useStore } from './store.ts';

/** Whether all that was done here has been recorded; there is no Save button. */
export function SavedState(): ReactNode {
  const { underWay, failed } = useStore(savingState);
  return (
    <span className="saved-state">
      {underWay > 0
        ? 'Saving…'
        : failed
          ? 'Offline · the last change was not saved'
          : 'Offline · everything is saved'}
    </span>
  );
}

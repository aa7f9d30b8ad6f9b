import { useState } from 'react';
import { failureRecord, type FailureRecord } from '../../core/failure.ts';

/** One thing that a person sets off: whether it runs, and how it last failed. */
export interface Task {
  readonly busy: boolean;
  readonly failure: FailureRecord | null;
  /** Runs `act`; true when it came to its end. What it throws is kept in `failure`. */
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useTask(): Task {
  const [state, setState] = useState<{ busy: boolean; failure: FailureRecord | null }>({
    busy: false,
    failure: null,
  });
  return {
    ...state,
    async run(act) {
      setState({ busy: true, failure: null });
      try {
        await act();
        setState({ busy: false, failure: null });
        return true;
      } catch (thrown) {
        setState({ busy: false, failure: failureRecord(thrown) });
        return false;
      }
    },
    clear: () => setState({ busy: false, failure: null }),
  };
}

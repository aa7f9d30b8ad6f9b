import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { failureRecord, type FailureRecord } from '../../core/failure.ts';
import { draftNow, useDraft } from '../app/drafts.ts';
import { announce } from '../ui/announcer.tsx';

export interface SavedValue {
  /** What the control shows: what was typed and is not saved yet, else what is recorded. */
  readonly shown: string;
  readonly note: 'none' | 'unsaved' | 'saving' | 'saved';
  readonly failure: FailureRecord | null;
  readonly change: (next: string) => void;
  /** Saves what differs. */
  readonly commit: () => void;
}

/** A select moves by arrow keys through values that nobody means; what stays this long is meant. */
const MEANT_AFTER_MS = 900;

/**
 * One field that saves itself: `save` runs when the person leaves it, or what shows it, or, with `eager`, when the
 * value rests. Until the vault has it, the value is kept as a draft, so that a lock or a failure loses nothing.
 */
export function useSavedValue(
  draftKey: string,
  recorded: string,
  save: (value: string) => Promise<unknown>,
  { eager = false, name }: { readonly eager?: boolean; readonly name: string },
): SavedValue {
  const [draft, putDraft] = useDraft(draftKey);
  const [state, setState] = useState<'none' | 'saving' | 'saved'>('none');
  const [failure, setFailure] = useState<FailureRecord | null>(null);
  // A draft of an empty text would be no draft: the sign tells the two apart.
  const edited = draft === null ? null : draft.slice(1);
  const differs = edited !== null && edited !== recorded;
  const saving = useRef(false);

  const commit = async (): Promise<void> => {
    if (edited === null || saving.current) return;
    if (!differs) {
      putDraft('');
      return;
    }
    saving.current = true;
    setState('saving');
    try {
      await save(edited);
      putDraft('');
      setFailure(null);
      setState('saved');
      announce(`${name}: saved`);
    } catch (thrown) {
      setFailure(failureRecord(thrown));
      setState('none');
    } finally {
      saving.current = false;
    }
  };
  const commitLatest = useEffectEvent(commit);
  useEffect(() => {
    if (!eager || edited === null) return undefined;
    const timer = setTimeout(() => void commitLatest(), MEANT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [eager, edited]);
  // A command that goes to another screen takes the field away without a blur. After a lock there is no draft.
  useEffect(
    () => () => {
      if (draftNow(draftKey) !== null) void commitLatest();
    },
    [draftKey],
  );

  return {
    shown: edited ?? recorded,
    note: state === 'saving' ? 'saving' : differs ? 'unsaved' : state,
    failure,
    change(next) {
      setState('none');
      setFailure(null);
      putDraft(`=${next}`);
    },
    commit: () => void commit(),
  };
}

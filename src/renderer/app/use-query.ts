import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { failureRecord, type FailureRecord } from '../../core/failure.ts';
import type { AppEvent } from '../../ipc/views.ts';
import { useAppEvent } from './event-hub.ts';

export interface Asked<T> {
  /** The latest answer, kept while it is asked again; null until the first one. */
  readonly value: T | null;
  /** Why the last question had no answer. */
  readonly failure: FailureRecord | null;
  readonly again: () => void;
}

interface Answer<T> {
  readonly key: string;
  readonly value: T | null;
  readonly failure: FailureRecord | null;
}

/**
 * Asks for something, and anew when `key` changes or an event makes the answer stale. However many reasons come
 * while an answer is under way, they make one more question.
 */
export function useQuery<T>(
  key: string,
  ask: () => Promise<T>,
  isStale: (event: AppEvent) => boolean = () => false,
): Asked<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key, value: null, failure: null });
  const [round, setRound] = useState(0);
  const busy = useRef(false);
  const dirty = useRef(false);
  const question = useEffectEvent(ask);

  useEffect(() => {
    let wanted = true;
    const settle = (change: (before: Answer<T>) => Answer<T>): void => {
      if (!wanted) return;
      busy.current = false;
      setAnswer(change);
      if (dirty.current) setRound((count) => count + 1);
    };
    busy.current = true;
    dirty.current = false;
    question().then(
      (value) => settle(() => ({ key, value, failure: null })),
      (thrown: unknown) =>
        settle((before) => ({
          key,
          value: before.key === key ? before.value : null,
          failure: failureRecord(thrown),
        })),
    );
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another round is a reason to ask again
  }, [key, round]);

  const again = (): void => {
    if (busy.current) dirty.current = true;
    else setRound((count) => count + 1);
  };
  useAppEvent((event) => {
    if (isStale(event)) again();
  });
  const current = answer.key === key;
  return { value: current ? answer.value : null, failure: current ? answer.failure : null, again };
}

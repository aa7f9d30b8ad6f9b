import { useEffect, useEffectEvent } from 'react';
import type { AppEvent } from '../../ipc/views.ts';

type Listener = (event: AppEvent) => void;

const listeners = new Set<Listener>();
let stop: (() => void) | null = null;

/** Calls back with every event of the shell and the vault, over one subscription for the whole window. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= window.redrope.onEvent((event) => {
    for (const each of listeners) each(event as AppEvent);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** Listens for as long as the component is shown; `react` always sees the latest props and state. */
export function useAppEvent(react: Listener): void {
  const latest = useEffectEvent(react);
  useEffect(() => listen((event) => latest(event)), []);
}

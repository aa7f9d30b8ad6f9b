import { listen } from '../app/event-hub.ts';

/** Calls `end` whenever the window has taken too much memory. Returns how to stop listening. */
export function onTooMuchMemory(end: () => void): () => void {
  return listen((event) => {
    if (event.type === 'memory-high') end();
  });
}

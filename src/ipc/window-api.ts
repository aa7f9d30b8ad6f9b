import type { Answer } from './rpc.ts';

/** What the preload puts on `window.redrope`: the only way from the window to anything. */
export interface WindowApi {
  call(name: string, input: unknown): Promise<Answer>;
  /** Calls back with every AppEvent; returns how to stop. */
  onEvent(listener: (event: unknown) => void): () => void;
}

/** Names of the two Electron channels. */
export const channels = { call: 'redrope:call', event: 'redrope:event' } as const;

import type { Client } from '../../ipc/call.ts';
import type { WindowContract } from '../../ipc/contract.ts';
import { openAnswer } from '../../ipc/rpc.ts';
import type { WindowApi } from '../../ipc/window-api.ts';
import { createStore } from './store.ts';

declare global {
  interface Window {
    readonly redrope: WindowApi;
  }
}

/** How many calls that record something are under way, and whether the last of them failed. */
export const savingState = createStore({ underWay: 0, failed: false });

const recording =
  /^(?:(requests|demands|findings|decisions|drafts|elements|gate|moments|renewals|notice)\.|letters\.(finish|uphold)$)/;

async function ask(name: string, input: unknown): Promise<unknown> {
  if (!recording.test(name) || name === 'drafts.list')
    return openAnswer(await window.redrope.call(name, input));
  savingState.set((state) => ({ ...state, underWay: state.underWay + 1 }));
  let failed = true;
  try {
    const value = openAnswer(await window.redrope.call(name, input));
    failed = false;
    return value;
  } finally {
    savingState.set(({ underWay }) => ({ underWay: underWay - 1, failed }));
  }
}

/** The one way out of the window. Throws the Failure that the other end answered with. */
export const call = ask as Client<WindowContract>;

import { createContext, useContext } from 'react';
import { keyOf, type BareKeyAct, type ChosenKeys } from '../../ipc/bare-keys.ts';
import { withKeys } from '../ui/Kbd.tsx';

/** Whether bare characters act as keys, and which ones the reviewer chose. */
export const BareKeysContext = createContext<{ readonly on: boolean; readonly chosen: ChosenKeys }>({
  on: true,
  chosen: {},
});

/** The key of an act; null while bare characters are off. */
export function useBareKey(act: BareKeyAct): string | null {
  const { on, chosen } = useContext(BareKeysContext);
  return on ? keyOf(act, chosen) : null;
}

/** What a button does, with its key where it has one. */
export function useHint(label: string, act: BareKeyAct): string {
  const key = useBareKey(act);
  return key === null ? label : withKeys(label, key);
}

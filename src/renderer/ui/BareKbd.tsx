import type { ReactNode } from 'react';
import type { BareKeyAct } from '../../ipc/bare-keys.ts';
import { useBareKey } from '../app/bare-keys.ts';
import { Kbd } from './Kbd.tsx';

/** The bare character of an act; nothing while those are off. */
export function BareKbd({ act }: { readonly act: BareKeyAct }): ReactNode {
  const key = useBareKey(act);
  return key === null ? null : <Kbd chord={key} />;
}

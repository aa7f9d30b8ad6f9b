import { useEffect, useEffectEvent } from 'react';

type Take = (files: readonly File[]) => void;

let taker: Take | null = null;

/** While its component is shown, files dropped anywhere in the window go to `take`: for a dialog that wants files. */
export function useDropIntoDialog(take: Take): void {
  const latest = useEffectEvent(take);
  useEffect(() => {
    const own: Take = (files) => latest(files);
    taker = own;
    return () => {
      if (taker === own) taker = null;
    };
  }, []);
}

/** Where dropped files go: to the workspace, into the dialog that is open, or nowhere as that dialog takes none. */
export type DropPlace =
  | { readonly name: 'workspace' }
  | { readonly name: 'dialog'; readonly take: Take }
  | { readonly name: 'nowhere' };

export function dropPlace(): DropPlace {
  if (document.querySelector('dialog[open]') === null) return { name: 'workspace' };
  return taker === null ? { name: 'nowhere' } : { name: 'dialog', take: taker };
}

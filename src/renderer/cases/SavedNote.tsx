import type { ReactNode } from 'react';
import type { SavedValue } from './use-saved-value.ts';

const words = { none: '', unsaved: 'Not saved yet', saving: 'Saving…', saved: 'Saved' };

export function SavedNote({ note }: { readonly note: SavedValue['note'] }): ReactNode {
  return <span className={`saved-note saved-note-${note}`}>{words[note]}</span>;
}

import type { ReactNode } from 'react';
import type { ReadingRoomProps } from './reading-room-props.ts';

/** The document in the middle of the reading room. */
export function ReadingRoom({ document }: ReadingRoomProps): ReactNode {
  return <section aria-label="Document" data-document={document} />;
}

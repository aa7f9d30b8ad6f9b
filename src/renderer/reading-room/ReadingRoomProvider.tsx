import type { ReactNode } from 'react';

/** Holds what ReadingRoom and PageStrip share. */
export function ReadingRoomProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}

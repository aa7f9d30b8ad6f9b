import type { ReactNode } from 'react';

/** Thumbnails of the document that the reading room shows. */
export function PageStrip(): ReactNode {
  return <nav aria-label="Pages" />;
}

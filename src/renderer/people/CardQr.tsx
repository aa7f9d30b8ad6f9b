import type { ReactNode } from 'react';
import type { CardCode } from '../../ipc/people-views.ts';

/** A card as a QR code: dark on white in either theme, since readers expect that. */
export function CardQr({ code: { size, path } }: { readonly code: CardCode }): ReactNode {
  return (
    <svg
      className="card-qr"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label="Your card as a QR code"
    >
      <path d={path} />
    </svg>
  );
}

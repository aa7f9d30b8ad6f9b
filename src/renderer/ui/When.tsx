import type { ReactNode } from 'react';
import type { Moment } from '../../core/primitives.ts';
import { localZone, momentInWords } from '../app/zoned-time.ts';

/** A moment by the clock of where it was meant, and by this machine's where that differs. */
export function When({ at, zone }: Moment): ReactNode {
  const here = momentInWords({ at, zone: localZone() });
  const there = momentInWords({ at, zone });
  return (
    <time dateTime={at} title={here === there ? at : `Here: ${here}`}>
      {there}
    </time>
  );
}

import type { ReactNode } from 'react';
import type { Clock } from '../../core/clocks/clock.ts';
import { useNow } from '../app/use-now.ts';
import { endInWords, runningClocks } from './running-clocks.ts';
import './clocks.css';

/** The two clocks of a case that run out first. */
export function NearestClocks({ clocks }: { readonly clocks: readonly Clock[] }): ReactNode {
  const now = useNow();
  return runningClocks(clocks, now)
    .slice(0, 2)
    .map((clock) => {
      const { words, severity, title } = endInWords(clock, now);
      return (
        <span
          key={clock.id}
          className="case-clock"
          title={`${clock.label}: ${title}\n${clock.effect}\n${clock.basis.source}`}
        >
          <span className="one-line">{clock.label}</span>{' '}
          <strong className={`clock-${severity}`}>{words}</strong>
        </span>
      );
    });
}

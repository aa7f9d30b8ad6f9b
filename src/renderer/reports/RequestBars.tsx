import type { ReactNode } from 'react';
import type { PublishedTable } from '../../core/reports/published-table.ts';
import { barsOf } from './bars.ts';
import { figureText } from './figure-words.ts';

const most = 15;
/** In em: the height of a bar with the space around it. */
const step = 1.9;

/** How many requests came from where, at a glance. The table says the same to those who do not see it. */
export function RequestBars({
  table,
  by,
}: {
  readonly table: PublishedTable;
  /** What the rows are. */
  readonly by: string;
}): ReactNode {
  const { bars, left } = barsOf(table, most);
  if (bars.length < 2) return null;
  return (
    <figure className="report-bars">
      <figcaption>
        <h2>Requests by {by.replace('/', ' or ').toLowerCase()}</h2>
        {left !== '' && <p className="quiet">{left}</p>}
      </figcaption>
      <div className="report-bars-rows" aria-hidden="true">
        <ul>
          {bars.map(({ name }) => (
            <li key={name} className="one-line" title={name}>
              {name}
            </li>
          ))}
        </ul>
        <svg width="100%" height={`${bars.length * step}em`}>
          {bars.map(({ name, value, share }, index) => (
            <g key={name}>
              <rect
                x="0"
                y={`${index * step + 0.3}em`}
                width={`${Math.max(share * 88, 0.3)}%`}
                height="1.3em"
                rx="2"
              />
              <text x={`${share * 88}%`} dx="0.5em" y={`${index * step + 1.29}em`}>
                {figureText({ percent: false }, value)}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}

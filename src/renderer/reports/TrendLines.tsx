import type { ReactNode } from 'react';
import { lineChart, mostLines } from '../../core/charts/line-chart.ts';
import {
  measureOf,
  measureTold,
  measureWords,
  periodsWithGaps,
  type Measure,
  type Trend,
  type TrendRow,
} from '../../core/reports/history.ts';
import { SvgDrawing } from './SvgDrawing.tsx';
import { TableBox } from './TableBox.tsx';
import { measureText } from './trend-words.ts';

interface TrendLinesProps {
  readonly trend: Trend;
  readonly measure: Measure;
}

/** A measure over the periods: the rows with the most as lines, all of them in the table beside. */
export function TrendLines({ trend, measure }: TrendLinesProps): ReactNode {
  const { category, periods } = trend;
  const places = periodsWithGaps(periods);
  const valuesOf = ({ figures }: TrendRow) =>
    places.map(({ index }) => (index === null ? null : measureOf(measure, category, figures[index] ?? null)));
  const rows = [...trend.rows]
    .map((row) => ({
      name: row.name === '' ? 'All' : row.name,
      values: valuesOf(row),
      told: places.map(({ index }) => (index === null ? null : measureTold(measure, category, row, index))),
      requests: lastRequests(trend, row),
    }))
    .toSorted((a, b) => b.requests - a.requests);
  const all = { name: 'All', values: valuesOf(trend.total) };
  const total = rows.length > 1 && hasFigure(all) ? [all] : [];
  const most = rows.filter(hasFigure).slice(0, mostLines - total.length);
  const drawn = [...total, ...most];
  const names = places.map(({ name }) => name);
  const missing = places.filter(({ index }) => index === null).map(({ name }) => name);
  const known = drawn.flatMap(({ values }) => values.filter((value) => value !== null));
  const logarithmic = measure !== 'share' && Math.max(...known) > 20 * Math.max(1, Math.min(...known));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const label = `${measureWords[measure]}, ${first} to ${last}, as lines: ${drawn
    .map(
      ({ name, values }) =>
        `${name} from ${measureText(measure, values[0] ?? null)} to ${measureText(measure, values.at(-1) ?? null)}`,
    )
    .join('; ')}.`;
  return (
    <section className="report-section" aria-labelledby="trend-lines">
      <h2 id="trend-lines">
        {measureWords[measure]}, {first === last ? first : `${first} to ${last}`}
      </h2>
      <div className="chart-and-table">
        {drawn.length === 0 ? (
          <p className="quiet">No number was published that says this.</p>
        ) : (
          <SvgDrawing
            of={lineChart({
              label,
              periods: names,
              series: drawn,
              write: (value) => measureText(measure, value),
              ...(measure === 'share' ? { top: 100 } : { logarithmic }),
            })}
          />
        )}
        <TableBox label={`${measureWords[measure]}, as a table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{category === 'by-process' ? 'Process' : 'Country or region'}</th>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, told }) => (
                <TableLine key={name} name={name} values={told} measure={measure} />
              ))}
            </tbody>
            {trend.rows.length > 1 && (
              <tfoot>
                <TableLine name="All" values={all.values} measure={measure} />
              </tfoot>
            )}
          </table>
        </TableBox>
      </div>
      {rows.some(({ told }) => told.some((one) => typeof one === 'string')) && (
        <p className="quiet">
          What was published as a band, or held back, stands in the table in its words: no line goes through
          it, and no sum counts it.
        </p>
      )}
      {missing.length > 0 && (
        <p className="quiet">
          Nothing that is here tells of {missing.join(', ')}: the lines have a gap there.
        </p>
      )}
      {drawn.length > 0 && (
        <p className="quiet">
          {rows.length > most.length &&
            `Lines for ${total.length > 0 ? 'all together, and for ' : ''}the ${most.length} of ${rows.length} of which the most requests are told in ${last}; the table has all. `}
          {logarithmic && 'Each step of the scale is ten times the one below.'}
        </p>
      )}
    </section>
  );
}

/** In the last period; of one that is not in it less than of any that is. */
function lastRequests({ category }: Trend, { figures }: TrendRow): number {
  return measureOf('requests', category, figures.at(-1) ?? null) ?? -1;
}

function hasFigure({ values }: { readonly values: readonly (number | null)[] }): boolean {
  return values.some((value) => value !== null);
}

interface TableLineProps {
  readonly name: string;
  readonly values: readonly (number | string | null)[];
  readonly measure: Measure;
}

function TableLine({ name, values, measure }: TableLineProps): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, index) => (
        <td key={index}>{measureText(measure, value)}</td>
      ))}
    </tr>
  );
}

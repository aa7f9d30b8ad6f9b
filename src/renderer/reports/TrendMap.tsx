import type { ReactNode } from 'react';
import {
  countScale,
  mapChart,
  notOnMap,
  percentScale,
  shadesInWords,
  type MapFigure,
} from '../../core/charts/map-chart.ts';
import { measureTold, measureWords, type Measure, type Trend } from '../../core/reports/history.ts';
import worldMap from '../../../resources/reports/world-map.json' with { type: 'json' };
import { Field } from '../ui/Field.tsx';
import { chooseHistory } from './history-choice.ts';
import { SvgDrawing } from './SvgDrawing.tsx';
import { TableBox } from './TableBox.tsx';
import { measureText } from './trend-words.ts';

interface TrendMapProps {
  readonly trend: Trend;
  readonly codes: Readonly<Record<string, string>>;
  readonly measure: Measure;
  /** Null: the latest. */
  readonly period: string | null;
}

/** A measure of one period as shades of a map, and as a table beside it. */
export function TrendMap({ trend, codes, measure, period }: TrendMapProps): ReactNode {
  const found = trend.periods.findIndex(({ name }) => name === period);
  const index = found === -1 ? trend.periods.length - 1 : found;
  const name = trend.periods[index]?.name ?? '';
  const figures = trend.rows
    .flatMap((row): MapFigure[] => {
      const published = row.figures[index] ?? null;
      if (published === null) return [];
      const told = measureTold(measure, trend.category, row, index);
      const one = { code: codes[row.name] ?? null, name: row.name };
      return [typeof told === 'string' ? { ...one, value: null, words: told } : { ...one, value: told }];
    })
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const scale = measure === 'share' ? percentScale : countScale;
  const write = (value: number): string => measureText(measure, value);
  const [most] = figures;
  const label = `Map: ${measureWords[measure]}, ${name}. The most that is told is of ${most?.name ?? 'none'}: ${write(most?.value ?? 0)}. The table beside it has all ${figures.length}.`;
  const unplaced = notOnMap(worldMap, figures);
  return (
    <section className="report-section" aria-labelledby="trend-map">
      <header className="report-section-head">
        <h2 id="trend-map">
          {measureWords[measure]}, {name}, on the map
        </h2>
        <span className="spacer" />
        <Field label="Period of the map">
          {(control) => (
            <select
              {...control}
              value={name}
              onChange={({ target: { value } }) => chooseHistory({ period: value })}
            >
              {trend.periods.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </select>
          )}
        </Field>
      </header>
      <div className="chart-and-table">
        <figure className="trend-map">
          <SvgDrawing of={mapChart(worldMap, { label, figures, scale, write })} />
          <figcaption>
            <ul className="map-key" aria-label="Shades">
              {shadesInWords(scale, write).map((words, shade) => (
                <li key={words}>
                  <svg className="chart-map" width="16" height="16" aria-hidden="true">
                    <rect className={`chart-area chart-shade-${shade + 1}`} width="16" height="16" />
                  </svg>
                  {words}
                </li>
              ))}
              <li>
                <svg className="chart-map" width="16" height="16" aria-hidden="true">
                  <rect className="chart-area chart-shade-0" width="16" height="16" />
                </svg>
                {measure === 'share' ? 'no figure' : 'none, or no figure'}
              </li>
            </ul>
            {unplaced.length > 0 && (
              <p className="quiet">
                Not on the map: {unplaced.map((one) => `${one.name} ${write(one.value ?? 0)}`).join(', ')}.
              </p>
            )}
          </figcaption>
        </figure>
        <TableBox label="The map as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Country or region</th>
                <th scope="col">{measureWords[measure]}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>{measureText(measure, one.words ?? one.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </div>
    </section>
  );
}

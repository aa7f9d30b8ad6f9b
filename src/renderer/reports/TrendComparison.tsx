import type { ReactNode } from 'react';
import { dataInBandWords } from '../../core/reports/check-published.ts';
import { compareTrend, measures, measureWords, type Trend } from '../../core/reports/history.ts';
import { Field } from '../ui/Field.tsx';
import { chooseHistory } from './history-choice.ts';
import { TableBox } from './TableBox.tsx';
import { changeText, measureText } from './trend-words.ts';

interface TrendComparisonProps {
  readonly trend: Trend;
  /** The same with replaced tables, each by itself. */
  readonly compared: Trend;
  /** Null: the last two. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Two periods side by side, and what changed from one to the other. */
export function TrendComparison({ trend, compared, before, after }: TrendComparisonProps): ReactNode {
  const names = compared.periods.map(({ name }) => name);
  if (names.length < 2) return null;
  const { periods } = trend.periods.length < 2 ? compared : trend;
  const known = (name: string | null, other: number) =>
    names.find((one) => one === name) ?? periods.at(other)?.name ?? '';
  const [first, second] = [known(before, -2), known(after, -1)];
  const rows = compareTrend(compared, first, second).filter(
    ({ differences, dataInBand }, index, all) =>
      // All rows together stand last, in a look of their own.
      index === all.length - 1 ||
      dataInBand !== null ||
      measures.some((one) => differences[one].before !== null || differences[one].after !== null),
  );
  const hasBands = rows.some(({ dataInBand }) => dataInBand !== null);
  return (
    <section className="report-section" aria-labelledby="trend-comparison">
      <header className="report-section-head">
        <h2 id="trend-comparison">
          <bdi>{first}</bdi> and <bdi>{second}</bdi> compared
        </h2>
        <span className="spacer" />
        <PeriodField
          label="From"
          value={first}
          names={names}
          onChoose={(name) => chooseHistory({ before: name })}
        />
        <PeriodField
          label="To"
          value={second}
          names={names}
          onChoose={(name) => chooseHistory({ after: name })}
        />
      </header>
      <TableBox label="What changed" className="trend-comparison">
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {trend.category === 'by-process' ? 'Process' : 'Country or region'}
              </th>
              {measures.map((measure) => (
                <th key={measure} scope="colgroup" colSpan={3}>
                  {measureWords[measure]}
                </th>
              ))}
              {hasBands && (
                <th scope="colgroup" colSpan={2}>
                  {dataInBandWords}
                </th>
              )}
            </tr>
            <tr>
              {measures.flatMap((measure) =>
                [first, second, 'Change'].map((name, index) => (
                  <th key={`${measure} ${index}`} scope="col">
                    <bdi>{name}</bdi>
                  </th>
                )),
              )}
              {hasBands && (
                <>
                  <th scope="col">
                    <bdi>{first}</bdi>
                  </th>
                  <th scope="col">
                    <bdi>{second}</bdi>
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, differences, dataInBand }) => (
              <tr key={name}>
                <th scope="row">{name === '' ? 'All' : name}</th>
                {measures.flatMap((measure) => {
                  const one = differences[measure];
                  const cells = [
                    measureText(measure, one.before),
                    measureText(measure, one.after),
                    changeText(measure, one),
                  ];
                  return cells.map((text, index) => <td key={`${measure} ${index}`}>{text}</td>);
                })}
                {hasBands && (
                  <>
                    <td>{dataInBand?.before ?? '–'}</td>
                    <td>{dataInBand?.after ?? '–'}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

interface PeriodFieldProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly onChoose: (name: string) => void;
}

function PeriodField({ label, value, names, onChoose }: PeriodFieldProps): ReactNode {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={({ target }) => onChoose(target.value)}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

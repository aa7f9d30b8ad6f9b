import { useState, type ReactNode } from 'react';
import type { BandChoice } from '../../core/reports/band-choice.ts';
import { bandOptionIds, bandStructures, type BandOption } from '../../core/reports/national-security.ts';
import { dayWords } from '../../core/reports/report-words.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import type { BandChoiceView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { DisclosedLetters } from './DisclosedLetters.tsx';
import { NewServices } from './NewServices.tsx';

const structureWords: Readonly<Record<BandOption, string>> = {
  a1: 'half-yearly, six rows, bands of 1,000',
  a2: 'half-yearly, six rows, bands of 500',
  a3: 'half-yearly, all process together, bands of 250',
  a4: 'yearly, all process together, bands of 100',
  '2013': 'merged with the account requests of the United States, bands of 1,000',
};

/** Which structure of the law national security figures are given in, and what keeps them back. */
export function NationalSecurity({
  period,
  by,
}: {
  readonly period: string;
  readonly by: DateRule;
}): ReactNode {
  const asked = useQuery(
    `national security of ${period} by ${by}`,
    () => call('reports.bandChoice', { period, by }),
    (event) => event.type === 'changed',
  );
  if (asked.value === null) return <FailureNotice failure={asked.failure} />;
  return <Choice view={asked.value} period={period} />;
}

function Choice({ view, period }: { readonly view: BandChoiceView; readonly period: string }): ReactNode {
  const saving = useTask();
  const [choice, setChoice] = useState(view.choice);
  const change = (part: Partial<BandChoice>): void => {
    const next = { ...choice, ...part };
    setChoice(next);
    void saving.run(async () => {
      await call('reports.chooseBands', { period, choice: next });
    });
  };
  const { bands } = choice;
  return (
    <section className="report-bands" aria-labelledby="report-bands">
      <h2 id="report-bands">National security</h2>
      <p className="quiet">
        The law lets such figures be told in bands only. Of what leaves, none depends on more than the bands.
      </p>
      <Field
        label="Structure"
        hint="One is chosen: two laid over each other would tell more than either. Once such figures were saved or published, only the same structure, period and day that counts can leave."
      >
        {(control) => (
          <select
            {...control}
            value={bands ?? ''}
            onChange={({ target: { value } }) =>
              change({ bands: bandOptionIds.find((one) => one === value) ?? null, disclosed: [] })
            }
          >
            <option value="">No such figures are published</option>
            {bandOptionIds.map((id) => (
              <option key={id} value={id}>
                {id === '2013' ? 'Style of 2013' : bandStructures[id].cite}: {structureWords[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(bands === 'a1' || bands === 'a2') && (
        <NewServices services={choice.newServices} onChange={(newServices) => change({ newServices })} />
      )}
      {bands !== null && (
        <DisclosedLetters
          rows={view.rows}
          disclosed={choice.disclosed}
          onChange={(disclosed) => change({ disclosed })}
        />
      )}
      <FailureNotice failure={saving.failure} />
      <Withheld view={view} period={period} />
    </section>
  );
}

function Withheld({
  view: { withheld },
  period,
}: {
  readonly view: BandChoiceView;
  readonly period: string;
}): ReactNode {
  if (withheld.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>The figures of {period} are withheld. They are not in a report that is published now:</p>
      <ul className="report-faults">
        {withheld.map(({ why, allowedFrom }) => (
          <li key={why}>
            {why} {allowedFrom !== null && <strong>Allowed from {dayWords(allowedFrom)} on.</strong>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

import type { ReactNode } from 'react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import { countryName } from '../cases/countries.ts';
import { StatusTag } from '../cases/StatusTag.tsx';
import { momentInWords } from '../app/zoned-time.ts';
import { clockUntil, runningSince } from '../clocks/clock-words.ts';
import type { DocketLine } from './docket-lines.ts';
import { VerdictMeter } from './VerdictMeter.tsx';

interface DocketRowProps {
  readonly line: Extract<DocketLine, { kind: 'case' }>;
  readonly rowIndex: number;
  readonly now: Date;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}

export function DocketRow({
  line,
  rowIndex,
  now,
  active,
  chosen,
  onToggle,
  onOpen,
}: DocketRowProps): ReactNode {
  const { summary, first, last } = line;
  const reference = summary.reference || 'No reference yet';
  const classes = ['docket-row', first && 'is-first', last && 'is-last', active && 'is-active'];
  const clock = clockOf(summary, now);
  return (
    // The grid around it has the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`case-${summary.id}`}
      data-case={summary.id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={chosen}
      className={classes.filter(Boolean).join(' ')}
      onClick={onOpen}
    >
      <span role="gridcell" className="docket-check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Choose ${reference}`}
          checked={chosen}
          onClick={(event) => event.stopPropagation()}
          onChange={onToggle}
        />
      </span>
      <span
        role="gridcell"
        className={`docket-clock ${clock === null ? 'quiet' : `clock-${clock.urgency}`}`}
        title={clock?.title ?? 'No clock runs'}
      >
        <span aria-hidden="true">{clock?.words ?? '–'}</span>
        <span className="visually-hidden">{clock?.spoken ?? 'no clock runs'}</span>
        {clock !== null && <span className="docket-why">{clock.label}</span>}
      </span>
      <span role="gridcell" className="docket-reference">
        <bdi>{reference}</bdi>
      </span>
      <span
        role="gridcell"
        className="docket-country quiet"
        title={summary.country === null ? undefined : countryName(summary.country)}
      >
        {summary.country}
      </span>
      <span role="gridcell">
        <span className="user-text">{summary.title}</span>
        <br />
        <span className="quiet">{summary.waitsFor}</span>
        {summary.evidenceChanged > 0 && summary.status !== 'decided' && (
          <span className="quiet"> · Cited evidence changed since it was signed</span>
        )}
      </span>
      <span role="gridcell" className="docket-agency" title={summary.agency} dir="auto">
        {summary.agency}
      </span>
      <span role="gridcell">
        <StatusTag summary={summary} />
      </span>
      <span role="gridcell" className="docket-meter">
        <VerdictMeter summary={summary} />
      </span>
    </div>
  );
}

/** How near the next clock of a case is, and why it runs. */
function clockOf({ next, emergency, received }: CaseSummary, now: Date) {
  if (next === null) return null;
  const { label, endsAt, basis } = next;
  if (endsAt === null && emergency && received !== null) {
    const { words, spoken } = runningSince(received.at, now);
    const title = `${label}: running since ${momentInWords(received)}; no number is fixed\n${basis}`;
    return { words, spoken: `${label}, running for ${spoken}`, urgency: 'now', label, title };
  }
  if (endsAt === null) {
    const title = `${label}: at once, without a number\n${basis}`;
    return { words: 'at once', spoken: `${label}, at once`, urgency: 'now', label, title };
  }
  const { words, spoken, urgency } = clockUntil(endsAt.at, now);
  const title = `${label}: ${momentInWords(endsAt)}\n${basis}`;
  return { words, spoken: `${label}, ${spoken}`, urgency, label, title };
}

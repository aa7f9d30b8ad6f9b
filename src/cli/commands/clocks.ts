import type { CaseState } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import { byEnd, type Clock } from '../../core/clocks/clock.ts';
import { caseIds, caseState } from '../../vault/ledger-store.ts';
import { calendarOf } from '../../vault/review/calendar.ts';
import { clocksOfCase } from '../../vault/review/docket.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Invocation, Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';
import { writeNew } from '../write-new.ts';

/** Every period that runs, in all cases, what runs out first first; or the same as a calendar. */
export function clocks(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('ics');
  return withVault(invocation, (vault) => (file === undefined ? listed(vault) : written(vault, file)));
}

function listed({ db, now }: Vault): Outcome {
  const { at } = now();
  const running = caseIds(db)
    .flatMap((caseId) => {
      const state = caseState(db, caseId);
      return clocksOfCase(db, state, at).map((clock) => ({ state, clock }));
    })
    .toSorted((a, b) => byEnd(a.clock, b.clock));
  return {
    json: running.map(({ state, clock }) => jsonOf(state, clock)),
    lines: running.map(({ state, clock }) =>
      [
        stateWord(clock),
        clock.endsAt?.at ?? (clock.severity === 'now' ? 'at once' : 'no end').padEnd(24),
        state.request.reference || state.id.slice(0, 8),
        clock.label,
        ...(clock.stoppedBy === null ? clock.notes : [clock.stoppedBy]),
      ].join('  '),
    ),
  };
}

function stateWord({ stoppedBy, conditional, severity }: Clock): string {
  if (stoppedBy !== null) return 'stopped';
  return conditional ? 'if     ' : severity.padEnd(7);
}

function jsonOf({ id: caseId, request }: CaseState, clock: Clock): object {
  const { id, label, startsAt, endsAt, severity, effect, notes, conditional, stoppedBy, basis } = clock;
  const { profile, rule, source, verified } = basis;
  return {
    case: caseId,
    reference: request.reference,
    id,
    label,
    startsAt,
    endsAt,
    severity,
    effect,
    notes,
    conditional,
    stoppedBy,
    basis: { profile, rule, source, verified },
  };
}

function written(vault: Vault, file: string): Outcome {
  const { text, deadlines } = calendarOf(vault);
  writeNew(file, text);
  return { json: { file, deadlines }, lines: [`Wrote ${file}: ${counted(deadlines, 'deadline')}.`] };
}

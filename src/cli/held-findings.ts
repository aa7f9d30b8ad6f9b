import type { CaseState } from '../core/cases/case-state.ts';
import type { CaseEvent } from '../core/events.ts';
import type { DecidedFile } from '../core/evidence/decided-file.ts';
import { upholdFinding } from '../core/findings/commands.ts';
import { stateAfter } from '../vault/state-after.ts';
import type { Vault } from '../vault/vault.ts';
import { documentNamed } from './document-named.ts';

interface Held {
  readonly finding: string;
  readonly despite: string;
}

/**
 * That findings hold all the same, in whatever order a file says so. One that several versions made stale is told as stale by
 * one of them at a time, so each is measured by the case as those before it leave it.
 */
export function heldFindings(
  vault: Vault,
  state: CaseState,
  stillHold: NonNullable<DecidedFile['stillHold']>,
): readonly CaseEvent[] {
  let left: readonly Held[] = stillHold.map(({ finding, despite }) => ({
    finding,
    despite: documentNamed(state, despite),
  }));
  let now = state;
  const events: CaseEvent[] = [];
  while (left.length > 0) {
    const next = nextOf(now, left);
    for (const { finding, despite } of next) events.push(...upholdFinding(now, finding, despite));
    left = left.filter((held) => !next.includes(held));
    if (left.length > 0) now = stateAfter(vault, state.id, events);
  }
  return events;
}

/** One of each finding: that by which it is told as stale, where there is one. */
function nextOf({ findings }: CaseState, left: readonly Held[]): readonly Held[] {
  const stale = new Map(findings.map((finding) => [finding.id, finding.stale]));
  return [...Map.groupBy(left, ({ finding }) => finding)].flatMap(
    ([id, own]) => own.find(({ despite }) => despite === stale.get(id)) ?? own.slice(0, 1),
  );
}

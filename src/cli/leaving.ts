import { counted } from '../core/cases/summary.ts';
import { blocksInWords } from '../core/exports/firewall.ts';
import {
  leavingKinds,
  notLookedForInWords,
  type ExportPlan,
  type WaitingRenewal,
} from '../ipc/export-views.ts';

/** Exactly what would leave, as whoever receives it sees it, and what of it may not. */
export function leavingInWords(plan: ExportPlan): string[] {
  const { cases, blocks, receipts, renewals } = plan;
  return [
    ...cases.flatMap((one) => [
      `${one.reference === '' ? one.case : one.reference}: ${counted(one.entries, 'signed entry', 'signed entries')}`,
      ...leavingKinds.flatMap(([kind, label]) =>
        one[kind].length === 0 ? [] : [`  ${label}:`, ...one[kind].map((item) => `    ${item}`)],
      ),
      ...(one.staysHere + one.notesStay === 0
        ? []
        : [
            `  ${counted(one.staysHere + one.notesStay, 'withheld entry or note', 'withheld entries or notes')} ${one.staysHere + one.notesStay === 1 ? 'stays' : 'stay'} here.`,
          ]),
    ]),
    ...receipts.map(
      ({ name, cases: count }) =>
        `With it goes your signed receipt for ${name}, of ${counted(count, 'case')}.`,
    ),
    ...renewals.map(renewalInWords),
    ...[notLookedForInWords(plan) ?? []].flat(),
    ...blocksInWords(blocks).map((what) => `May not leave: ${what}`),
  ];
}

/** That somebody's bundles go to a key that they may have given up. */
export function renewalInWords({ name, key }: WaitingRenewal): string {
  return `A card with a new key of ${name} waits for your decision; until then bundles for them go to the old key. If the old one may be lost, compare the words first: redrope people VAULT verify ${key.slice(0, 16)}.`;
}

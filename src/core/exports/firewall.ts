import { dayOfMoment } from '../clocks/zoned-time.ts';
import type { CaseState } from '../cases/case-state.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import type { BlockKind } from './events.ts';

/** Who will be able to read a bundle: reviewers of one's own side; others who are named too; whoever gets hold of it. */
export type Audience = 'team' | 'outside' | 'anyone';

/** Something that may not leave as it is. */
export interface ExportBlock {
  readonly id: string;
  readonly case: string;
  /** Of that case; empty where it has none. */
  readonly reference: string;
  readonly kind: BlockKind;
  /** What, and why not, in a sentence. */
  readonly what: string;
  /** Whether a person may let it leave all the same, for a reason that is recorded. */
  readonly liftable: boolean;
}

/** Something of a case that does not go along. */
export interface ForeignName {
  /** Its reference, or an account that it is about. */
  readonly name: string;
  /** Of an account, the reference of the case; null where `name` is that reference. */
  readonly accountOf: string | null;
  /** Absent: in what was written in the case. */
  readonly where?: 'file-name' | 'reference';
}

const places = {
  'file-name': 'The name of a file in this case',
  reference: 'The reference of this case',
  written: 'What was written in this case',
} as const;

interface BlockedBy {
  /** UTC. */
  readonly now: string;
  /** What the texts of this case name of others. */
  readonly foreign: readonly ForeignName[];
}

/** What keeps a case here: what does not count here lifts nothing, and blocks all the same. */
export function blocksOf(
  { counting, ledger }: { readonly counting: CaseState; readonly ledger: CaseState },
  audience: Audience,
  by: BlockedBy,
): readonly ExportBlock[] {
  const blocks = blocksIn(counting, audience, by);
  const known = new Set(blocks.map(({ id }) => id));
  const { reference } = counting.request;
  const others = blocksIn(ledger, audience, by)
    .filter(({ id }) => !known.has(id))
    .map((block) => ({ ...block, reference, what: `${block.what} ${uncountedInWords}` }));
  return [...blocks, ...others];
}

const uncountedInWords =
  'Whoever said so does not count here (decide about them under People); it keeps this here all the same.';

function blocksIn(state: CaseState, audience: Audience, { now, foreign }: BlockedBy): readonly ExportBlock[] {
  return [
    ...nondisclosureBlock(state, audience, now),
    ...privilegeBlocks(state, audience),
    ...foreignBlocks(state, audience, foreign),
  ];
}

function nondisclosureBlock(
  { id, request }: CaseState,
  audience: Audience,
  now: string,
): readonly ExportBlock[] {
  const { nondisclosure } = request;
  if (audience === 'team' || nondisclosure === null) return [];
  const { authority, until } = nondisclosure;
  if (until !== null && until.at <= now) return [];
  const end = until === null ? 'without an end date' : `until ${dayOfMoment(until)}`;
  const by = authority === '' ? '' : ` (${authority})`;
  const what = `Nondisclosure runs ${end}${by}, and ${audiences[audience]}.`;
  const { reference } = request;
  return [{ id: `${id}/nondisclosure`, case: id, reference, kind: 'nondisclosure', what, liftable: true }];
}

const audiences: Readonly<Record<Exclude<Audience, 'team'>, string>> = {
  outside:
    'not everybody whom this is for is known to review on your own side (if they do, say so under People)',
  anyone: 'this can be read by whoever gets hold of it',
};

function privilegeBlocks({ id, request, documents }: CaseState, audience: Audience): readonly ExportBlock[] {
  return documents.flatMap(({ sha256, name, privileged = null }) => {
    if (privileged === null) return [];
    const what = `“${name}” is marked as privileged: “${privileged}”.`;
    return [
      {
        id: `${id}/privileged/${sha256}`,
        case: id,
        reference: request.reference,
        kind: 'privileged' as const,
        what,
        liftable: audience !== 'anyone',
      },
    ];
  });
}

function foreignBlocks(
  { id, request: { reference } }: CaseState,
  audience: Audience,
  foreign: readonly ForeignName[],
): readonly ExportBlock[] {
  if (audience === 'team') return [];
  return foreign.map((one) => ({
    id: foreignId(id, one),
    case: id,
    reference,
    kind: 'other-case' as const,
    what: `${places[one.where ?? 'written']} names ${foreignInWords(one)}, which does not go along.`,
    liftable: true,
  }));
}

function foreignId(caseId: string, { name }: ForeignName): string {
  return `${caseId}/other-case/${name}`;
}

function foreignInWords({ name, accountOf }: ForeignName): string {
  return accountOf === null ? `another one, ${name}` : `${name}, an account of another one, ${accountOf}`;
}

/**
 * What the reasons by which blocks are lifted name of cases that do not go along, in sentences; `namedIn` finds it in
 * texts. A reason leaves with the case. What the case names anyhow, and is let out with it, is none of them.
 */
export function reasonFaults(
  blocks: readonly ExportBlock[],
  lifts: readonly Lift[],
  namedIn: (texts: readonly string[]) => readonly ForeignName[],
): readonly string[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const faults = lifts.flatMap(({ block, reason }) => {
    const lifted = byId.get(block);
    if (lifted === undefined) return [];
    return namedIn([reason])
      .filter((one) => !byId.has(foreignId(lifted.case, one)))
      .map((one) => `The reason goes along too, and names ${foreignInWords(one)}, which does not.`);
  });
  return [...new Set(faults)];
}

/**
 * Blocks in words, each with its case where they are of several, or where it is one among those of a docket
 * (`isOneOfMany`), which nothing else says.
 */
export function blocksInWords(blocks: readonly ExportBlock[], isOneOfMany = false): readonly string[] {
  const isNamed = isOneOfMany || blocks.some((block) => block.case !== blocks[0]?.case);
  return blocks.map(({ what, ...block }) => (isNamed ? `${blockedCase(block)}: ${what}` : what));
}

function blockedCase({ reference, case: id }: Pick<ExportBlock, 'reference' | 'case'>): string {
  return reference === '' ? `Case ${id.slice(0, 8)}` : reference;
}

/** Marks a document as privileged, or takes that back. Failures: `document-unknown`, `invalid-input` without a reason. */
export function markPrivilege(
  state: CaseState,
  document: string,
  privileged: boolean,
  reason: string,
): readonly CaseEvent[] {
  const found = state.documents.find(({ sha256 }) => sha256 === document);
  if (found === undefined) throw new Failure('document-unknown', 'This case has no such document.');
  if (reason.trim() === '') throw new Failure('invalid-input', 'Write why. Nothing was changed.');
  if (((found.privileged ?? null) !== null) === privileged) return [];
  return [{ type: 'privilege-marked', document, privileged, reason }];
}

/** A reason by which blocks are lifted. */
export interface Lift {
  readonly block: string;
  readonly reason: string;
}

/** The act, for each case, by which its blocks are lifted. Failure `export-blocked` where one stands, in words as of `blocksInWords`. */
export function liftBlocks(
  blocks: readonly ExportBlock[],
  lifts: readonly Lift[],
  to: string,
  isOneOfMany = false,
): ReadonlyMap<string, readonly CaseEvent[]> {
  const reasons = new Map(lifts.map(({ block, reason }) => [block, reason.trim()]));
  const standing = blocks.filter(({ id, liftable }) => !liftable || (reasons.get(id) ?? '') === '');
  if (standing.length > 0) throw new Failure('export-blocked', refusal(standing, isOneOfMany));
  const byCase = Map.groupBy(blocks, (block) => block.case);
  return new Map([...byCase].map(([caseId, group]) => [caseId, allowedEvents(group, reasons, to)]));
}

/** So many of what stands in the way are told by one refusal. */
const mostTold = 20;

function refusal(standing: readonly ExportBlock[], isOneOfMany: boolean): string {
  const told = blocksInWords(standing, isOneOfMany).slice(0, mostTold);
  const more = standing.length - told.length;
  const way = standing.every(({ liftable }) => liftable)
    ? 'To let it leave all the same, write the reason (on the command line: --allow REASON); the case records it with your name.'
    : 'A privileged document leaves only to people or recipients that are named, for a reason that the case records: name them, or take the mark back.';
  return [...told, ...(more > 0 ? [`And ${more} more.`] : []), `Nothing was written. ${way}`].join(' ');
}

function allowedEvents(
  blocks: readonly ExportBlock[],
  reasons: ReadonlyMap<string, string>,
  to: string,
): readonly CaseEvent[] {
  const byReason = Map.groupBy(blocks, ({ id }) => reasons.get(id) ?? '');
  return [...byReason].map(([reason, group]) => ({
    type: 'export-allowed',
    despite: [...new Set(group.map(({ kind }) => kind))].toSorted(),
    to: to.slice(0, 2000).toWellFormed(),
    reason,
  }));
}

import type { CaseState, Stamp } from '../cases/case-state.ts';

/** What a reviewer wrote for nobody else, until they release it. */
export interface InternalNote extends Stamp {
  readonly id: string;
  /** The finding, or the entry of the decision, that it is on; null: the case. */
  readonly about: string | null;
  readonly text: string;
  /** The reason for which it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
  /** The act by which its author let it leave; null while it stays. */
  readonly released: Stamp | null;
}

/** The lane of a note: one for each, so that each is released by itself. */
export function laneOfNote(id: string): string {
  return `${noteLane}${id}`;
}

export function isLaneOfNote(lane: string): boolean {
  return lane.startsWith(noteLane);
}

const noteLane = 'note-';

/** The notes that stay in this vault; withdrawn ones are not counted. */
export function stayingNotes({ internalNotes }: Pick<CaseState, 'internalNotes'>): readonly InternalNote[] {
  return internalNotes.filter(({ released, withdrawn }) => released === null && withdrawn === null);
}

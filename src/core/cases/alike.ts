import { elements, reasons, type Disposition, type ElementId, type ReasonId } from '../legal-basis.ts';
import { concerns, isOf } from '../findings/concerns.ts';
import { standingOf } from '../guidelines/element-standing.ts';
import type { CaseState } from './case-state.ts';

/**
 * The elements that standing findings break for a demand, or that were searched for in vain: what it has in common with
 * others like it. How many pages there were is not asked: where a decision was signed the gate asked it.
 */
export function defectsOf(
  { findings, searches }: Pick<CaseState, 'findings' | 'searches'>,
  demand: string,
): readonly ElementId[] {
  const own = findings.filter((finding) => concerns(finding, demand));
  const searched = new Set(searches.filter((search) => isOf(search, demand)).map(({ element }) => element));
  return elements.ids.filter((element) => {
    const { state, findings: counting } = standingOf(element, own);
    return state === 'broken' || (counting.length === 0 && searched.has(element));
  });
}

/** An agency's name as it is compared: without case, width and spacing. */
export function comparedAgency(agency: string): string {
  return agency.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ends: Readonly<Record<Disposition, string>> = {
  produce: 'met in full',
  narrow: 'narrowed',
  challenge: 'challenged',
  reject: 'rejected',
  'nothing-to-produce': 'answered with nothing to produce',
};

/** “three alike were rejected for no date range”. */
export function alikeInWords(count: number, disposition: Disposition, why: readonly ReasonId[]): string {
  const because = why.map((reason) => lowerFirst(reasons.labels[reason])).join(', ');
  return `${numbers[count] ?? count} alike ${count === 1 ? 'was' : 'were'} ${ends[disposition]}${because === '' ? '' : ` for ${because}`}`;
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import { verifiedByCall } from '../../core/guidelines/element-standing.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseReview, Extraction } from '../../ipc/views.ts';
import { pagesOf } from './search-rows.ts';

/** `2 elements rest on nothing.` */
export function missingInShort({ missing }: Pick<Gate, 'missing'>): string {
  return missing.length === 1
    ? '1 element rests on nothing.'
    : `${String(missing.length)} elements rest on nothing.`;
}

/** The demands for which an element rests on nothing, where it does not for all that are demanded; else null. */
export function missingFor(
  { demands }: Pick<CaseReview, 'demands'>,
  element: ElementId,
): readonly string[] | null {
  const gates = Object.entries(demands);
  const lacking = gates.filter(([, { gate }]) => gate.missing.includes(element));
  return lacking.length === 0 || lacking.length === gates.length ? null : lacking.map(([id]) => id);
}

/** `1 of them for some of what is demanded only. `: each demand counts fewer then. Empty where all count alike. */
export function apartInShort(review: Pick<CaseReview, 'demands' | 'gate'>): string {
  const { missing } = review.gate;
  const apart = missing.filter((element) => missingFor(review, element) !== null).length;
  if (apart === 0) return '';
  return `${apart === missing.length ? 'Each' : `${String(apart)} of them`} for some of what is demanded only. `;
}

/** `Find them, or record that pages 1 to 14 were searched.` */
export function wayOutInWords(
  { missing }: Pick<Gate, 'missing'>,
  documents: readonly CaseDocument[],
  extractions: Readonly<Record<string, Extraction>>,
): string {
  const toFind = missing.filter((element) => element !== verifiedByCall);
  const call = toFind.length < missing.length ? ['Call the requester back.'] : [];
  const find = toFind.length === 0 ? [] : [toFindInWords(toFind.length, documents, extractions)];
  return [...find, ...call].join(' ');
}

function toFindInWords(
  count: number,
  documents: readonly CaseDocument[],
  extractions: Readonly<Record<string, Extraction>>,
): string {
  const them = count === 1 ? 'it' : 'them';
  const [only, ...others] = documents;
  if (only === undefined) return `Add the documents, then find ${them} there.`;
  const pages = others.length === 0 ? pagesOf(extractions[only.sha256]) : null;
  if (pages === 1) return `Find ${them}, or record that its one page was searched.`;
  if (pages !== null) return `Find ${them}, or record that pages 1 to ${String(pages)} were searched.`;
  return `Find ${them}, or record that every page of the ${others.length === 0 ? 'document' : `${String(documents.length)} documents`} was searched.`;
}

import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import type { Extraction } from '../../ipc/views.ts';
import { pagesOf } from './search-rows.ts';

/** `2 elements rest on nothing.` */
export function missingInShort({ missing }: Pick<Gate, 'missing'>): string {
  return missing.length === 1
    ? '1 element rests on nothing.'
    : `${String(missing.length)} elements rest on nothing.`;
}

/** `Find them, or record that pages 1 to 14 were searched.` */
export function wayOutInWords(
  { missing }: Pick<Gate, 'missing'>,
  documents: readonly CaseDocument[],
  extractions: Readonly<Record<string, Extraction>>,
): string {
  const them = missing.length === 1 ? 'it' : 'them';
  const [only, ...others] = documents;
  if (only === undefined) return `Add the documents, then find ${them} there.`;
  const pages = others.length === 0 ? pagesOf(extractions[only.sha256]) : null;
  if (pages === 1) return `Find ${them}, or record that its one page was searched.`;
  if (pages !== null) return `Find ${them}, or record that pages 1 to ${String(pages)} were searched.`;
  return `Find ${them}, or record that every page of the ${others.length === 0 ? 'document' : `${String(documents.length)} documents`} was searched.`;
}

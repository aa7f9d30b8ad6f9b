import { summaryOf } from '../../core/bundles/summary.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { SignedEvidences } from '../../core/decisions/signed-evidence.ts';
import { newPdf } from './pdf-document.ts';
import { SummaryPages } from './summary-pages.ts';

/** The summary of a case as a PDF of A4 pages, by `summaryOf`. The same state and time (UTC) give the same bytes. */
export async function summaryPdf(
  state: CaseState,
  signed: SignedEvidences,
  blind: string | null,
  createdAt: string,
): Promise<Uint8Array> {
  const file = await newPdf(`Summary of case ${state.id}`, createdAt);
  const pages = new SummaryPages(file);
  for (const block of summaryOf(state, signed, blind)) pages.add(block);
  pages.number(`${state.request.reference}  ·  ${createdAt.slice(0, 10)}`);
  return file.document.save({ useObjectStreams: true });
}

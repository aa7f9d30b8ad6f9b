import { HEADER_BYTES, looksLikePdf } from '../../core/documents/looks-like-pdf.ts';
import type { DocumentSource, ExtractOptions, ExtractOutcome } from './extract-shapes.ts';
import { Extraction } from './extraction.ts';
import { pdfWasmModule } from './pdf-wasm-module.ts';

export type {
  DocumentSource,
  ExtractLimits,
  ExtractOptions,
  ExtractOutcome,
  LossReason,
  PageProblem,
  PageText,
} from './extract-shapes.ts';

/**
 * Reads the pages of an untrusted PDF in a worker of its own, which sees nothing but this document and
 * is ended when it takes too long or too much memory. A page that cannot be read is reported as such and
 * the rest goes on, in a new worker where that is needed. Rejects only with what `source.read` or
 * `options.onPage` threw, or when PDFium itself is missing.
 */
export async function extract(source: DocumentSource, options: ExtractOptions): Promise<ExtractOutcome> {
  if (options.signal?.aborted) return { kind: 'cancelled' };
  if (source.size === 0) return { kind: 'empty' };
  if (!looksLikePdf(source.read(0, Math.min(HEADER_BYTES, source.size)))) return { kind: 'not-a-pdf' };
  const module = await pdfWasmModule();
  return new Extraction(source, options, module).run();
}

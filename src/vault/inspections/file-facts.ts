import type { FileFacts } from '../../core/documents/inspection.ts';
import type { PdfReader } from './pdf-reader.ts';

const MOST_REVISIONS = 500;
/** Where a linearised file says so, and how long it was when it was made: ISO 32000-1, annex F. */
const LINEARISED = /\/Linearized\s.*?\/L\s+(\d+)/s;

/** The two ends of a file, as Latin-1, and its size in bytes. */
export interface FileEnds {
  readonly head: string;
  readonly tail: string;
  readonly size: number;
}

/** What PDFium knows of an open file. */
export function fileFacts(pdf: PdfReader, document: number, ends: FileEnds): FileFacts {
  const version = pdf.integerOut('FPDF_GetFileVersion', document);
  const meta = (key: string): string => pdf.meta(document, key);
  return {
    pdfVersion: version === null ? '' : `${Math.floor(version / 10)}.${version % 10}`,
    title: meta('Title'),
    author: meta('Author'),
    producer: meta('Producer'),
    creator: meta('Creator'),
    created: meta('CreationDate'),
    modified: meta('ModDate'),
    signatures: Math.max(0, pdf.call('FPDF_GetSignatureCount', document)),
    encryption: encryption(pdf, document),
    earlier: earlierEnds(pdf.integers('FPDF_GetTrailerEnds', document), ends),
  };
}

function encryption(pdf: PdfReader, document: number): FileFacts['encryption'] {
  const revision = pdf.call('FPDF_GetSecurityHandlerRevision', document);
  return revision < 1 ? null : { revision, permissions: pdf.call('FPDF_GetDocPermissions', document) >>> 0 };
}

/** Bytes at the end of a file in which its last table's place is named. */
export const TAIL_BYTES = 4096;

/**
 * Lengths that the file had before it was added to, from where PDFium found trailers to end. A linearised file has an
 * end near its beginning that was never its own; and only what ends before the last table is named is an earlier one.
 */
function earlierEnds(ends: readonly number[], { head, tail, size }: FileEnds): number[] {
  const linearised = Number(LINEARISED.exec(head)?.[1] ?? 0);
  const first = linearised > 0 && linearised <= size ? linearised - 64 : 1;
  const named = tail.lastIndexOf('startxref');
  const last = named === -1 ? size - 64 : size - tail.length + named;
  // PDFium counts from the file's own first line, in front of which other bytes may stand.
  const before = Math.max(0, head.indexOf('%PDF-'));
  const earlier = ends.map((end) => end + before).filter((end) => end >= first && end <= last);
  return [...new Set(earlier)].toSorted((a, b) => a - b).slice(-MOST_REVISIONS);
}

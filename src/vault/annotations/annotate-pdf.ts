import {
  EncryptedPDFError,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { HEADER_BYTES } from '../../core/documents/looks-like-pdf.ts';
import {
  frameOf,
  pdfTime,
  quadPoints,
  verdictColours,
  type OutgoingFinding,
} from '../../core/findings/findings-out.ts';

const PRINT = 4;

export interface AnnotatedPdf {
  readonly bytes: Uint8Array;
  /** The original was encrypted; this copy is not. */
  readonly decrypted: boolean;
  /** Findings on pages that the file does not have. */
  readonly left: number;
}

/**
 * A copy of a PDF with findings as annotations that other readers show. The copy begins with the original's bytes, to
 * which the annotations are added as one more revision; of an encrypted one it is written anew, without encryption.
 */
export async function annotatePdf(
  bytes: Uint8Array,
  findings: readonly OutgoingFinding[],
  password: string | undefined,
): Promise<AnnotatedPdf> {
  // A PDF counts its offsets from its own first line, in front of which other bytes may stand.
  const { file, decrypted } = await load(bytes.subarray(headerOffset(bytes)), password);
  const snapshot = file.takeSnapshot();
  const pages = file.getPages();
  let left = 0;
  for (const finding of findings) {
    const page = pages[finding.anchor.page - 1];
    if (page === undefined) left += 1;
    else page.node.addAnnot(annotation(file.context, page, finding));
  }
  for (const page of pages.filter((_, index) => findings.some(({ anchor }) => anchor.page === index + 1))) {
    snapshot.markRefForSave(page.ref);
    const annots = page.node.get(PDFName.of('Annots'));
    if (annots !== undefined && 'objectNumber' in annots) snapshot.markRefForSave(annots as PDFRef);
  }
  if (decrypted) return { bytes: await file.save({ updateFieldAppearances: false }), decrypted, left };
  const added = await file.saveIncremental(snapshot);
  return { bytes: new Uint8Array(Buffer.concat([bytes, added])), decrypted, left };
}

async function load(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<{ readonly file: PDFDocument; readonly decrypted: boolean }> {
  const options = { updateMetadata: false, preserveXFA: true, parseSpeed: Infinity };
  try {
    return {
      file: await PDFDocument.load(bytes, { ...options, forIncrementalUpdate: true }),
      decrypted: false,
    };
  } catch (thrown) {
    if (!(thrown instanceof EncryptedPDFError)) throw thrown;
    return { file: await PDFDocument.load(bytes, { ...options, password: password ?? '' }), decrypted: true };
  }
}

function annotation(context: PDFContext, page: PDFPage, finding: OutgoingFinding): PDFRef {
  const { anchor } = finding;
  const subtype = anchor.boxes.length === 0 ? 'Text' : anchor.quote === null ? 'Square' : 'Highlight';
  const look = subtype === 'Text' ? {} : { AP: { N: appearance(context, finding, subtype) } };
  return context.register(
    context.obj({
      Type: 'Annot',
      Subtype: subtype,
      Rect: [...frameOf(anchor)],
      ...(subtype === 'Highlight' ? { QuadPoints: quadPoints(anchor) } : {}),
      ...(subtype === 'Square' ? { BS: { W: 2 } } : {}),
      ...look,
      C: [...verdictColours[finding.verdict]],
      F: PRINT,
      P: page.ref,
      NM: PDFString.of(finding.id),
      T: PDFHexString.fromText(finding.author),
      Subj: PDFHexString.fromText(finding.subject),
      Contents: PDFHexString.fromText(finding.contents),
      CreationDate: PDFString.of(pdfTime(finding.created)),
      M: PDFString.of(pdfTime(finding.modified)),
    }),
  );
}

/** What the annotation looks like, for readers that draw none themselves: multiplied, so that the words stay black. */
function appearance(context: PDFContext, { anchor, verdict }: OutgoingFinding, subtype: string): PDFRef {
  const colour = verdictColours[verdict].join(' ');
  const boxes = anchor.boxes.map(([left, bottom, right, top]) => {
    const box = [left, bottom, right - left, top - bottom].map((value) => value.toFixed(2)).join(' ');
    return subtype === 'Square' ? `${box} re S` : `${box} re f`;
  });
  const content = ['/M gs', `${colour} ${subtype === 'Square' ? 'RG 2 w' : 'rg'}`, ...boxes].join('\n');
  return context.register(
    context.stream(content, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [...frameOf(anchor)],
      Resources: { ExtGState: { M: { Type: 'ExtGState', BM: 'Multiply' } } },
    }),
  );
}

function headerOffset(bytes: Uint8Array): number {
  return Math.max(0, Buffer.from(bytes.subarray(0, HEADER_BYTES)).indexOf('%PDF-'));
}

import type { ExportBlock } from '../core/exports/firewall.ts';
import { id, sha256 } from '../core/primitives.ts';
import { boolean, list, object, oneOf, text } from '../core/shape.ts';
import { call } from './call.ts';

export const annotationFormats = ['pdf', 'jsonld', 'xfdf'] as const;
export type AnnotationFormat = (typeof annotationFormats)[number];

/** A document that was written with its findings. */
export interface AnnotatedReceipt {
  /** The file's own name; the window never learns the folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly findings: number;
  /** The original was encrypted and the copy is not. */
  readonly decrypted: boolean;
}

const ofCase = { case: id, document: sha256 };

/** Blocks that are lifted, each for a reason that is recorded. */
const lifts = list(object({ block: text(2000, 1), reason: text(20_000, 1) }), 100);

const chosen = {
  ...ofCase,
  /** Those that go out; none is a copy without any. */
  findings: list(id, 100_000),
  /** Notes are internal work product: they stay in unless they are wanted. */
  notes: boolean,
};

const wanted = {
  ...chosen,
  lifts,
  format: oneOf(annotationFormats),
};

/** What came of printing; `why` in the system's words where nothing was printed. */
export interface Printed {
  readonly printed: boolean;
  readonly why: string;
}

export const annotationVaultCalls = {
  /** What keeps a document here, as whoever gets hold of the file or the paper reads it. */
  'annotations.blocks': call<readonly ExportBlock[]>()(object(ofCase)),
  /** Records that the document goes to paper in spite of what spoke against it. Failure `export-blocked`. */
  'annotations.letPrint': call<null>()(object({ ...ofCase, lifts })),
  /** The PDF with its findings as annotations, for printing: as `host.saveAnnotated` would write it. */
  'annotations.copy': call<Uint8Array>()(object(chosen)),
} as const;

export const annotationShellCalls = {
  /** Prints what the window laid out, by the system's own dialog. */
  'app.print': call<Printed>()(object({})),
  /** Asks by dialog where to write; null when the person cancelled. Failure `export-blocked`. */
  'app.saveAnnotated': call<AnnotatedReceipt | null>()(object(wanted)),
} as const;

export const annotationHostCalls = {
  'host.saveAnnotated': call<AnnotatedReceipt>()(object({ file: text(4096, 1), ...wanted })),
} as const;

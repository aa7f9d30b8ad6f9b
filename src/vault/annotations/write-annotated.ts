import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { documentJsonLd } from '../../core/bundles/findings-jsonld.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { Lift } from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { outgoingFindings, type OutgoingFinding } from '../../core/findings/findings-out.ts';
import { findingsXfdf } from '../../core/findings/findings-xfdf.ts';
import type { AnnotatedReceipt, AnnotationFormat } from '../../ipc/annotation-calls.ts';
import { replaceFile } from '../atomic-file.ts';
import type { ByteSource } from '../byte-source.ts';
import { chunkBytes, documentSource } from '../document-store.ts';
import { runWorker, startWorker } from '../documents/extract-run.ts';
import { documentPassword, pageText } from '../documents/page-store.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { caseState } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import type { AnnotateReport, AnnotateStart } from './annotate-messages.ts';
import type { AnnotatedPdf } from './annotate-pdf.ts';
import { letOut } from './let-out.ts';
import { withPlaces } from './place-findings.ts';

/** Above this a file is not held in memory all at once, with its copy. */
const MOST_BYTES = 128 * 1024 * 1024;
const GROWTH = 768 * 1024 * 1024;
const MOST_MS = 60_000;

export interface AnnotatedWanted {
  readonly case: string;
  readonly document: string;
  /** Ids of the findings that go out. */
  readonly findings: readonly string[];
  readonly notes: boolean;
  readonly format: AnnotationFormat;
  /** For what keeps the document here. */
  readonly lifts: readonly Lift[];
}

type WantedFindings = Omit<AnnotatedWanted, 'format' | 'lifts'>;

/**
 * Writes a document's findings to a file: as a copy of the PDF with annotations, or apart from it. The original stays as
 * it is. Failures: `document-unknown`, `document-damaged`, `refused` for findings that are sealed, `export-blocked`,
 * `cancelled`, `disk-full`.
 */
export async function writeAnnotated(
  vault: Vault,
  wanted: AnnotatedWanted,
  file: string,
  signal: AbortSignal,
): Promise<AnnotatedReceipt> {
  const { state, held, findings } = await outgoing(vault, wanted, signal);
  const leave = (): void => letOut(vault, wanted, wanted.lifts, 'whoever gets hold of the file');
  const receipt = { file: basename(file), findings: findings.length };
  if (wanted.format === 'pdf' && findings.length === 0) {
    // Without findings the copy is the file as it came, whatever its state and size.
    const source = documentSource(vault.db, wanted.document);
    leave();
    replaceFile(file, chunksOf(source));
    return { ...receipt, bytes: source.size, sha256: wanted.document, decrypted: false };
  }
  const written =
    wanted.format === 'pdf'
      ? await annotatedCopy(vault, wanted.document, findings, signal)
      : { bytes: Buffer.from(apart(vault, state, held, findings, wanted)), decrypted: false };
  leave();
  replaceFile(file, written.bytes);
  const sha256 = createHash('sha256').update(written.bytes).digest('hex');
  return { ...receipt, bytes: written.bytes.length, sha256, decrypted: written.decrypted };
}

function* chunksOf(source: ByteSource): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += chunkBytes) yield source.read(at, chunkBytes);
}

/** The copy of the PDF with its findings, of which there are some, that `writeAnnotated` would write; its failures are the same. */
export async function annotatedPdf(
  vault: Pick<Vault, 'db'>,
  wanted: WantedFindings,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { findings } = await outgoing(vault, wanted, signal);
  return (await annotatedCopy(vault, wanted.document, findings, signal)).bytes;
}

/** What goes out of a document that the case has. */
async function outgoing(vault: Pick<Vault, 'db'>, wanted: WantedFindings, signal: AbortSignal) {
  const recorded = caseState(vault.db, wanted.case);
  const held = recorded.documents.find(({ sha256 }) => sha256 === wanted.document);
  if (held === undefined) {
    throw new Failure('document-unknown', 'This case has no such document. Nothing was written.');
  }
  if (isSealed(recorded.secondReview) && wanted.findings.length > 0) {
    throw new Failure(
      'refused',
      'A blind second review is under way, so findings do not leave this vault yet. Nothing was written. Save the document without findings, or wait until both reviewers have committed.',
    );
  }
  const chosen = new Set(wanted.findings);
  const isChosen = ({ id }: { readonly id: string }): boolean => chosen.has(id);
  const state = await withPlaces(vault, recorded, wanted.document, isChosen, signal);
  const findings = outgoingFindings(state, wanted.document, isChosen, wanted.notes);
  return { state, held, findings };
}

function apart(
  { db }: Pick<Vault, 'db'>,
  state: CaseState,
  { name, sha256 }: CaseState['documents'][number],
  findings: readonly OutgoingFinding[],
  { format, notes }: AnnotatedWanted,
): string {
  if (format === 'xfdf') return findingsXfdf(findings, name);
  const ids = new Set(findings.map(({ id }) => id));
  return documentJsonLd(
    state,
    sha256,
    ({ id }) => ids.has(id),
    notes,
    (page) => pageText(db, sha256, page),
  );
}

async function annotatedCopy(
  { db }: Pick<Vault, 'db'>,
  sha256: string,
  findings: readonly OutgoingFinding[],
  signal: AbortSignal,
): Promise<Pick<AnnotatedPdf, 'bytes' | 'decrypted'>> {
  const source = documentSource(db, sha256);
  if (source.size > MOST_BYTES) {
    throw new Failure(
      'invalid-input',
      'This PDF is larger than 128 MB, too large for a copy with the findings drawn in. Nothing was written or printed, and the document is as it was. Leave the findings out (“None”) to save or print it without them, and save the findings by themselves as XFDF, which other readers show over the same PDF, or as JSON-LD.',
    );
  }
  const annotated = await inWorker(source, documentPassword(db, sha256) ?? undefined, findings, signal);
  if (annotated !== null && annotated.left === 0) return annotated;
  throw new Failure(
    'document-damaged',
    'This PDF is too damaged for annotations to be added to a copy of it. Nothing was written, and the document is as it was. Save its findings as XFDF or JSON-LD.',
  );
}

async function inWorker(
  source: ByteSource,
  password: string | undefined,
  findings: readonly OutgoingFinding[],
  signal: AbortSignal,
): Promise<AnnotateReport> {
  let annotated: AnnotateReport = null;
  const end = await runWorker<AnnotateReport>({
    // The build (scripts/source-urls.ts) knows this form of URL and puts the worker's built file into it.
    start: (bridge) =>
      startWorker(new URL('./annotate-worker.ts', import.meta.url), {
        size: source.size,
        password,
        findings,
        bridge,
      } satisfies AnnotateStart),
    read: (offset, length) => source.read(offset, Math.min(length, source.size - offset)),
    onOpened: () => undefined,
    onPage: (report) => {
      annotated = report;
    },
    allowed: () => MOST_MS,
    growth: GROWTH,
    signal,
  });
  if (end.kind === 'cancelled') {
    throw new Failure('cancelled', 'Writing the copy was stopped. Nothing was written.');
  }
  return annotated;
}

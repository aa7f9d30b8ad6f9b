import { caseFileName, caseFiles } from '../../core/bundles/bag-names.ts';
import type { BundleInfo } from '../../core/bundles/bundle-info.ts';
import { checkJsonBounds } from '../../core/bundles/json-bounds.ts';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { summaryLayout } from '../../core/bundles/summary.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import { projectCase } from '../../core/cases/projection.ts';
import { Failure } from '../../core/failure.ts';
import { readEntryLine, type SignedEntry } from '../../core/ledger/entry.ts';
import { checkGraph, compareEntries } from '../../core/ledger/graph.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { caseFilesOf, describeCases } from './bag-files.ts';
import { altered, readWhole, type BagZip, type ListedDocument } from './bag-zip.ts';
import { breathe } from './zip-content.ts';

/** A case of a bundle: its entries in ledger order, and the state that they give. */
export interface ReadCase {
  readonly entries: readonly SignedEntry[];
  readonly state: CaseState;
}

/**
 * Reads the ledgers, checks each entry and the graph that they form, and that bundle.json, the documents and what is
 * for people to read are exactly what follows from them.
 */
export async function readCases(
  bag: BagZip,
  info: BundleInfo,
  documents: readonly ListedDocument[],
  {
    signal,
    checkDerived: derived = true,
  }: { readonly signal?: AbortSignal | undefined; readonly checkDerived?: boolean },
): Promise<readonly ReadCase[]> {
  if (info.summaryLayout > summaryLayout) {
    throw new Failure(
      'bundle-newer',
      'The summaries in this bundle are laid out by a newer Redrope than this. Nothing was changed. Update Redrope and try again.',
    );
  }
  const ids = info.cases.map((listed) => listed.case);
  checkCaseFiles(bag, ids);
  const cases: ReadCase[] = [];
  for (const id of ids) {
    const entries = await readLedger(readLedgerBytes(bag, id), id, signal);
    checkGraph(entries, () => undefined, null);
    cases.push({ entries, state: projectCase(entries) });
  }
  const described = describeCases(cases.map(({ state }) => state));
  if (JSON.stringify(described) !== JSON.stringify(info.cases)) {
    throw altered('data/bundle.json does not agree with the ledgers');
  }
  checkDocuments(
    cases.flatMap(({ entries }) => entries),
    documents,
  );
  const pdfs = new Set(documents.filter(({ isPdf }) => isPdf).map(({ document }) => document.sha256));
  if (derived) for (const one of cases) await checkDerived(bag, one, pdfs, info, signal);
  return cases;
}

function checkCaseFiles({ files }: BagZip, ids: readonly string[]): void {
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? ''))) {
    throw altered('data/bundle.json does not list the cases in order');
  }
  const expected = new Set(ids.flatMap((id) => caseFiles.map((file) => caseFileName(id, file))));
  const present = [...files.keys()].filter((name) => name.startsWith('data/cases/'));
  if (present.some((name) => !expected.has(name)))
    throw altered('it holds a case that data/bundle.json does not list');
  let total = 0;
  for (const id of ids) total += files.get(caseFileName(id, 'ledger.jsonl'))?.size ?? 0;
  if (total > bundleLimits.ledgers) {
    throw new Failure('bundle-too-large', 'The ledgers in this bundle are longer than Redrope opens.');
  }
}

function readLedgerBytes(bag: BagZip, id: string): Buffer {
  const bytes = readWhole(bag, caseFileName(id, 'ledger.jsonl'), bundleLimits.ledgers);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

const linesAtOnce = 200;

async function readLedger(bytes: Buffer, caseId: string, signal?: AbortSignal): Promise<SignedEntry[]> {
  const entries: SignedEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    if (end === -1) throw altered('a ledger is cut short');
    const entry = readLine(bytes.subarray(at, end));
    const before = entries.at(-1);
    if (entry.entry.case !== caseId) throw altered('a ledger holds an entry of another case');
    if (before !== undefined && compareEntries(before, entry) >= 0)
      throw altered('a ledger is not in its order');
    entries.push(entry);
    at = end + 1;
    if (entries.length % linesAtOnce === 0) await breathe(signal);
  }
  return entries;
}

function readLine(bytes: Buffer): SignedEntry {
  if (bytes.length > bundleLimits.ledgerLine) {
    throw new Failure('bundle-too-large', 'A ledger line in this bundle is longer than any entry can be.');
  }
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(
      'entry-invalid',
      'A ledger line is not UTF-8. Nothing was changed. Ask the sender to export the bundle again.',
    );
  }
  checkJsonBounds(line);
  try {
    return readEntryLine(line, ledgerCrypto);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw new Failure(
      thrown.code,
      `${thrown.message} Nothing was changed. Ask the sender to export the bundle again; if that one is refused too, see whether Redrope is up to date here.`,
    );
  }
}

/** Every document that a ledger names must be there in its size, and no other. */
function checkDocuments(entries: readonly SignedEntry[], documents: readonly ListedDocument[]): void {
  const sizes = new Map(documents.map(({ document }) => [document.sha256, document.bytes]));
  const named = new Set<string>();
  for (const { entry } of entries) {
    if (entry.event.type !== 'document-added') continue;
    const { document, bytes } = entry.event;
    const size = sizes.get(document);
    if (size === undefined) {
      throw new Failure(
        'bundle-incomplete',
        `The document ${document} is missing from this bundle. Nothing was changed. Ask the sender to export it again.`,
      );
    }
    if (size !== bytes) throw altered(`a ledger says that ${document} has another size than it has`);
    named.add(document);
  }
  if (documents.length !== named.size) throw altered('it holds a document that no ledger names');
}

/** What people read must say what the ledger says: it is made again and compared, where its layout still is made. */
async function checkDerived(
  bag: BagZip,
  { entries, state }: ReadCase,
  pdfs: ReadonlySet<string>,
  info: BundleInfo,
  signal?: AbortSignal,
): Promise<void> {
  if (info.summaryLayout !== summaryLayout) return;
  await breathe(signal);
  for (const [name, expected] of await caseFilesOf(entries, state, pdfs, info.createdAt)) {
    if (name.endsWith('.jsonl')) continue;
    if (Buffer.compare(expected, readWhole(bag, name)) !== 0)
      throw altered(`${name} does not say what the ledger says`);
  }
}

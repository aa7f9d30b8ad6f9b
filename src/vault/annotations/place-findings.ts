import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import { Failure } from '../../core/failure.ts';
import type { Box } from '../../core/findings/events.ts';
import { documentSource } from '../document-store.ts';
import { runWorker, startWorker } from '../documents/extract-run.ts';
import { documentPassword } from '../documents/page-store.ts';
import { pdfWasmModule } from '../documents/pdf-wasm-module.ts';
import { pageRecognition } from '../recognition/recognition-store.ts';
import type { Vault } from '../vault.ts';
import { boxesOfWords } from './boxes-of-words.ts';
import type { FoundPlace, PlaceStart } from './place-messages.ts';

const PAGE_MS = 10_000;
const OPEN_MS = 10_000;
/** What comes on top for opening a large file. */
const OPEN_BYTES_PER_MS = 16_384;
const GROWTH = 640 * 1024 * 1024;

/**
 * The case with boxes for the chosen findings of a document that have words alone, as those that were carried over: by
 * their words in its text as it is now, as the window places them. What is not found there stays without. Failure
 * `cancelled`.
 */
export async function withPlaces(
  { db }: Pick<Vault, 'db'>,
  state: CaseState,
  document: string,
  isChosen: (finding: Finding) => boolean,
  signal: AbortSignal,
): Promise<CaseState> {
  const unplaced = state.findings.filter(
    (finding) =>
      finding.document === document &&
      finding.anchor.quote !== null &&
      finding.anchor.boxes.length === 0 &&
      isChosen(finding),
  );
  if (unplaced.length === 0) return state;
  const boxes = new Map<string, readonly Box[]>();
  const inText = unplaced.filter(({ id, anchor }) => {
    const page = pageRecognition(db, document, anchor.page);
    if (page.state !== 'recognized') return true;
    const words = page.lines.flatMap((line) => line.map(({ text, box }) => ({ text: `${text} `, box })));
    boxes.set(id, boxesOfWords(anchor, words));
    return false;
  });
  for (const found of await placesInText({ db }, document, inText, signal)) boxes.set(found.id, found.boxes);
  const placed = (finding: Finding): Finding => {
    const found = boxes.get(finding.id) ?? [];
    return found.length === 0 ? finding : { ...finding, anchor: { ...finding.anchor, boxes: [...found] } };
  };
  return { ...state, findings: state.findings.map(placed) };
}

async function placesInText(
  { db }: Pick<Vault, 'db'>,
  sha256: string,
  findings: readonly Finding[],
  signal: AbortSignal,
): Promise<readonly FoundPlace[]> {
  if (findings.length === 0) return [];
  const source = documentSource(db, sha256);
  const module = await pdfWasmModule();
  const found: FoundPlace[] = [];
  const end = await runWorker<FoundPlace>({
    // The build (scripts/source-urls.ts) knows this form of URL and puts the worker's built file into it.
    start: (bridge) =>
      startWorker(new URL('./place-worker.ts', import.meta.url), {
        module,
        size: source.size,
        password: documentPassword(db, sha256) ?? undefined,
        findings: findings.map(({ id, anchor }) => ({ id, anchor })),
        bridge,
      } satisfies PlaceStart),
    read: (offset, length) => source.read(offset, Math.min(length, source.size - offset)),
    onOpened: () => undefined,
    onPage: (place) => found.push(place),
    allowed: (page) => (page === null ? OPEN_MS + source.size / OPEN_BYTES_PER_MS : PAGE_MS),
    growth: GROWTH,
    signal,
  });
  if (end.kind === 'cancelled') throw new Failure('cancelled', 'It was stopped. Nothing was written.');
  return found;
}

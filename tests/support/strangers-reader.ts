import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A reader of bundles that was written from docs/formats/bundle.md and docs/formats/ledger.md alone: it shares no line with
 * Redrope, and imports nothing of it. It reads a bag that was unpacked with stock tools.
 */
export interface StrangersView {
  readonly signer: { readonly key: string; readonly name: string };
  readonly cases: readonly {
    readonly id: string;
    readonly reference: string;
    readonly heads: readonly string[];
    readonly documents: readonly string[];
    /** Who decided what, in ledger order. */
    readonly decisions: readonly {
      readonly entry: string;
      readonly demand: string;
      readonly disposition: string;
      readonly author: string;
      readonly name: string;
      readonly standing: 'stands' | 'disputed' | 'superseded';
    }[];
  }[];
}

interface StrangersEntry {
  readonly id: string;
  readonly case: string;
  readonly parents: readonly string[];
  readonly height: number;
  readonly author: string;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
}

export function readAsAStranger(bag: string): StrangersView {
  checkSums(bag, 'tagmanifest-sha256.txt');
  checkSums(bag, 'manifest-sha256.txt');
  const info = JSON.parse(read(bag, 'data/bundle.json')) as {
    format: number;
    signer: StrangersView['signer'];
    cases: { case: string; entries: number; heads: string[]; documents: string[] }[];
  };
  if (info.format !== 1) throw new Error('a format that the page does not know');
  const cases = info.cases.map((listed) => {
    const entries = ledger(bag, listed.case);
    const heads = headsOf(entries);
    same(entries.length, listed.entries);
    same(heads, listed.heads);
    const documents = [...new Set(entries.flatMap(({ event }) => documentOf(event)))].toSorted();
    same(documents, listed.documents);
    const files = readdirSync(join(bag, 'data/documents'));
    for (const sha256 of documents) {
      const file = files.find((name) => name.startsWith(`${sha256}.`)) ?? '';
      same(digest(readFileSync(join(bag, 'data/documents', file))), sha256);
    }
    return {
      id: listed.case,
      reference: reference(entries),
      heads,
      documents,
      decisions: decisions(entries),
    };
  });
  return { signer: { key: info.signer.key, name: info.signer.name }, cases };
}

function read(bag: string, name: string): string {
  return readFileSync(join(bag, name), 'utf8');
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function same(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}

function checkSums(bag: string, manifest: string): void {
  for (const line of read(bag, manifest).split('\n').filter(Boolean)) {
    const [sum = '', name = ''] = line.split('  ');
    same(digest(readFileSync(join(bag, name))), sum);
  }
}

/** The entries of a case in ledger order, each with its id and signature checked, all parents and heights too. */
function ledger(bag: string, id: string): readonly StrangersEntry[] {
  const entries = read(bag, `data/cases/${id}/ledger.jsonl`).split('\n').filter(Boolean).map(entryOf);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const { case: of, parents, height } of entries) {
    same(of, id);
    const heights = parents.map((parent) => byId.get(parent)?.height ?? Number.NaN);
    same(height, 1 + Math.max(0, ...heights));
  }
  same(entries.filter(({ parents }) => parents.length === 0).length, 1);
  return entries.toSorted((a, b) => a.height - b.height || (a.id < b.id ? -1 : 1));
}

function entryOf(line: string): StrangersEntry {
  const parts = /^\{"entry":(.*),"id":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}$/.exec(line);
  const [, signed = '', id = '', signature = ''] = parts ?? [];
  const entry = JSON.parse(signed) as Omit<StrangersEntry, 'id'>;
  const bytes = Buffer.from(signed);
  same(digest(bytes), id);
  const der = Buffer.from(`302a300506032b6570032100${entry.author}`, 'hex');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  same(verify(null, bytes, key, Buffer.from(signature, 'hex')), true);
  return { ...entry, id };
}

function headsOf(entries: readonly StrangersEntry[]): string[] {
  const named = new Set(entries.flatMap(({ parents }) => parents));
  return entries
    .map(({ id }) => id)
    .filter((id) => !named.has(id))
    .toSorted();
}

function documentOf(event: StrangersEntry['event']): string[] {
  return event.type === 'document-added' ? [String(event['document'])] : [];
}

function reference(entries: readonly StrangersEntry[]): string {
  let shown = '';
  for (const { event } of entries) {
    const record = (event.type === 'case-opened' ? event['request'] : event['changes']) as
      { reference?: string } | undefined;
    shown = record?.reference ?? shown;
  }
  return shown;
}

function decisions(entries: readonly StrangersEntry[]): StrangersView['cases'][number]['decisions'] {
  const names = new Map<string, string>();
  for (const { author, event } of entries)
    if (event.type === 'reviewer-introduced') names.set(author, String(event['name']));
  const signed = entries.flatMap(({ id, author, event }) => {
    if (event.type !== 'decision-signed') return [];
    const { demand, disposition } = event['position'] as { demand: string; disposition: string };
    return [{ entry: id, demand, disposition, author, supersedes: event['supersedes'] as string[] }];
  });
  const stands = signed.filter(
    ({ entry, demand }, at) =>
      !signed.slice(at + 1).some((later) => later.demand === demand && later.supersedes.includes(entry)),
  );
  return signed.map(({ entry, demand, disposition, author }) => {
    const beside = stands.filter((decision) => decision.demand === demand);
    const isStanding = beside.some((decision) => decision.entry === entry);
    const standing = !isStanding ? 'superseded' : beside.length > 1 ? 'disputed' : 'stands';
    return { entry, demand, disposition, author, name: names.get(author) ?? '', standing };
  });
}

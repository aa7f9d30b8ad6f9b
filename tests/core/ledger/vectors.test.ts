import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { canonicalJson } from '../../../src/core/ledger/canonical-json.ts';
import { readEntryLine, writeEntryLine } from '../../../src/core/ledger/entry.ts';
import { forksOf } from '../../../src/core/ledger/forks.ts';
import { checkGraph } from '../../../src/core/ledger/graph.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import { ledgerVectors, type ForkVector, type RejectedLine } from '../../vectors/make-ledger-vectors.ts';
import { rejection } from './simulated-review.ts';

function read(name: string): string {
  return readFileSync(new URL(`../../vectors/ledger/${name}`, import.meta.url), 'utf8');
}

const accepted = read('must-accept.jsonl').trimEnd().split('\n');
const forked = JSON.parse(read('must-detect.json')) as readonly ForkVector[];
const rejected = JSON.parse(read('must-reject.json')) as readonly RejectedLine[];

describe('the ledger vectors', () => {
  it('are what their generator writes', () => {
    const fresh = ledgerVectors();
    expect(read('must-accept.jsonl')).toBe(fresh['must-accept.jsonl']);
    expect(read('must-reject.json')).toBe(fresh['must-reject.json']);
    expect(read('must-detect.json')).toBe(fresh['must-detect.json']);
  });

  it.each(accepted)('accepts %.90s', (line) => {
    const signed = readEntryLine(line, ledgerCrypto);
    expect(writeEntryLine(signed)).toBe(line);
    expect(canonicalJson(signed)).toBe(line);
  });

  it('accepts them together, as one whole graph with every event in it', () => {
    const entries = accepted.map((line) => readEntryLine(line, ledgerCrypto));
    checkGraph(entries, () => undefined, null);
    expect(new Set(entries.map(({ entry }) => entry.event.type)).size).toBe(48);
    expect(projectCase(entries).entries).toBe(entries.length);
  });

  it('says that an entry of a later version needs a newer Redrope', () => {
    const later = rejected.find(({ reason }) => reason === 'wrong version')?.line ?? '';
    expect(() => readEntryLine(later, ledgerCrypto)).toThrow(/newer Redrope.*Update/);
    const unknown = rejected.find(({ reason }) => reason === 'unknown event')?.line ?? '';
    expect(() => readEntryLine(unknown, ledgerCrypto)).toThrow(/^A newer Redrope .{0,200} Update/);
  });

  it('says that an entry which its author did not sign is forged or damaged, whose key it bears, and whom to ask', () => {
    const changed = rejected.find(({ reason }) => reason === 'signature by another key')?.line ?? '';
    expect(() => readEntryLine(changed, ledgerCrypto)).toThrow(
      /forged or damaged: it bears the key .{16}, .* Ask/,
    );
  });

  it.each(rejected)('rejects: $reason', ({ line }) => {
    expect(rejection(() => readEntryLine(line, ledgerCrypto))).toBe('entry-invalid');
  });

  it.each(forked)('finds the forks in: $about', ({ lines, forks }) => {
    const entries = lines.map((line) => readEntryLine(line, ledgerCrypto));
    checkGraph(entries, () => undefined, null);
    expect(forksOf(entries).map(({ acts }) => acts.map(({ id }) => id))).toEqual(forks);
  });

  it('rejects each line for one reason of its own', () => {
    expect(new Set(rejected.map(({ line }) => line)).size).toBe(rejected.length);
    expect(new Set(rejected.map(({ reason }) => reason)).size).toBe(rejected.length);
  });
});

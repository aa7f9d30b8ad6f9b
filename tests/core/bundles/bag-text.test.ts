import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBagInfo, writeBagInfo } from '../../../src/core/bundles/bag-info.ts';
import { readPayloadName } from '../../../src/core/bundles/bag-names.ts';
import { readBundleInfo, writeBundleInfo, type BundleInfo } from '../../../src/core/bundles/bundle-info.ts';
import { collisionKey, isSafePath } from '../../../src/core/bundles/file-names.ts';
import { checkJsonBounds } from '../../../src/core/bundles/json-bounds.ts';
import { readManifest, writeManifest } from '../../../src/core/bundles/manifest.ts';
import { Failure } from '../../../src/core/failure.ts';

const info = {
  id: '1e6ed65d-77d6-464e-aaed-5a745ba5c498',
  createdAt: '2026-11-22T09:00:00.000Z',
  agent: 'Redrope 0.1.0',
  payloadBytes: 52_931,
  payloadFiles: 7,
};
const bundle: BundleInfo = {
  format: 1,
  id: info.id,
  createdAt: info.createdAt,
  signer: { key: 'a'.repeat(64), name: 'Zoë “Z” \u202E' },
  boundTo: ['age1yztcl9zz3jhwwe722x0q3fx2ed9jqt66f3clwqtdhe3tq8fs3ecqsfljek'],
  summaryLayout: 1,
  cases: [{ case: info.id, entries: 3, heads: ['b'.repeat(64)], documents: [] }],
};

/** The code of the Failure that `read` throws; anything else that it throws fails the test. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    throw thrown;
  }
  return 'accepted';
}

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const path = fc.stringMatching(/^[a-z0-9._-]{1,20}(\/[a-z0-9._-]{1,20}){0,3}$/);

describe('manifests', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ sha256: hash, path }), { selector: (line) => line.path }),
        (lines) => {
          const read = readManifest(writeManifest(lines), 'm');
          expect(new Map(lines.map((line) => [line.path, line.sha256]))).toEqual(new Map(read));
        },
      ),
    );
  });

  it('are refused in any other form', () => {
    const line = `${'a'.repeat(64)}  data/x\n`;
    for (const text of [
      line.slice(0, -1),
      line + line,
      `${line}\n`,
      line.replace('  ', ' '),
      line.toUpperCase(),
      ` ${line}`,
      line.replace('\n', '\r\n'),
    ]) {
      expect(refusal(() => readManifest(text, 'm'))).toBe('bundle-altered');
    }
  });
});

describe('bag-info.txt', () => {
  it('is read as it was written', () => {
    expect(readBagInfo(writeBagInfo(info))).toEqual(info);
  });

  it('of another format is refused as newer, and in any other form as altered', () => {
    const text = writeBagInfo(info);
    expect(refusal(() => readBagInfo(text.replace('Format: 1', 'Format: 12')))).toBe('bundle-newer');
    expect(refusal(() => readBagInfo(text.replace('Format: 1', 'Format: x')))).toBe('bundle-altered');
    for (const [index, line] of text.trimEnd().split('\n').entries()) {
      const changed = text.replace(line, line.replace('Format: 1', 'Format : 1').replace(/[a-z]:/, '$& '));
      const named = index === 6 ? 'Redrope-Format: 1' : `line ${index + 1} must be: ${line.split(':')[0]}:`;
      expect(() => readBagInfo(changed)).toThrow(named);
    }
    expect(() => readBagInfo(text.replace('Redrope 0.1.0', 'é'))).toThrow('line 1 must be');
    expect(() => readBagInfo(`${text}\n`)).toThrow('line 8 must be: none');
    expect(() => readBagInfo(text.trimEnd())).toThrow('line 8 must be: none');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('\n', 'x', '0', '', ' '), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        const outcome = refusal(() => readBagInfo(changed));
        if (outcome === 'accepted') expect(writeBagInfo(readBagInfo(changed))).toBe(changed);
        else expect(['bundle-altered', 'bundle-newer']).toContain(outcome);
      }),
    );
  });
});

describe('bundle.json', () => {
  it('is read as it was written', () => {
    expect(readBundleInfo(writeBundleInfo(bundle))).toEqual(bundle);
    expect(readBundleInfo(writeBundleInfo({ ...bundle, boundTo: 'anyone' })).boundTo).toBe('anyone');
  });

  it('is refused in any other form', () => {
    const text = writeBundleInfo(bundle);
    const noLayout = text.replace('"summaryLayout": 1', '"summaryLayout": 0');
    expect(() => readBundleInfo(noLayout)).toThrow(/Nothing was changed\. Ask the sender/);
    for (const changed of [
      '',
      '[]',
      'null',
      text.trim(),
      text.replace('  ', ' '),
      text.replace('"format": 1', '"format": 1, "x": 1'),
      text.replace('"entries"', '"__proto__"'),
    ]) {
      expect(refusal(() => readBundleInfo(changed))).toBe('bundle-altered');
    }
  });
});

describe('names', () => {
  it('of the payload are a closed list', () => {
    expect(readPayloadName('data/bundle.json')?.kind).toBe('bundle');
    expect(readPayloadName(`data/documents/${'a'.repeat(64)}.pdf`)?.kind).toBe('document');
    expect(readPayloadName(`data/cases/${info.id}/ledger.jsonl`)?.kind).toBe('case');
    for (const name of [
      'data/x',
      `data/documents/${'A'.repeat(64)}.pdf`,
      `data/cases/${info.id}/x`,
      `x/data/bundle.json`,
      'data/bundle.json\n',
    ]) {
      expect(readPayloadName(name)).toBeNull();
    }
  });

  it('that surprise somewhere are not safe', () => {
    for (const name of [
      '',
      '/a',
      'a//b',
      'a/',
      './a',
      'a/../b',
      '..',
      'a\\b',
      'C:',
      'a/con',
      'a/LPT1.txt',
      'a/x.',
      'a/x ',
      'a\0',
      'a:b',
      `a/${'x'.repeat(256)}`,
      '\uD800',
    ]) {
      expect(isSafePath(name)).toBe(false);
    }
    expect(isSafePath('redrope-1/data/cases/é.txt')).toBe(true);
    expect(collisionKey('STRASSE')).toBe(collisionKey('straße'));
    expect(collisionKey('e\u0301')).toBe(collisionKey('É'));
  });
});

describe('checkJsonBounds', () => {
  it('refuses depth and breadth, and does not count what is inside a text', () => {
    expect(refusal(() => checkJsonBounds('['.repeat(17)))).toBe('entry-invalid');
    expect(refusal(() => checkJsonBounds(`[${'{},'.repeat(20_001)}]`))).toBe('entry-invalid');
    expect(refusal(() => checkJsonBounds(`[${'0,'.repeat(200_001)}0]`))).toBe('entry-invalid');
    expect(refusal(() => checkJsonBounds(JSON.stringify(['['.repeat(50), '\\"[['.repeat(50)])))).toBe(
      'accepted',
    );
  });
});

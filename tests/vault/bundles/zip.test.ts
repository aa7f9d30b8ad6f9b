import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { Failure } from '../../../src/core/failure.ts';
import { breathe, contentSource, hashContent } from '../../../src/vault/bundles/zip-content.ts';
import { digestSink, type ByteSink } from '../../../src/vault/bundles/byte-sink.ts';
import { listZip } from '../../../src/vault/bundles/zip-reader.ts';
import { writeZip, type PacedSink } from '../../../src/vault/bundles/zip-writer.ts';
import type { ByteSource } from '../../../src/vault/byte-source.ts';
import { rawZip } from '../../support/raw-zip.ts';
import { bytesSource, sha256 } from '../../support/sample-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'redrope-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

/** A sink that is never full. */
function into(sink: ByteSink): PacedSink {
  return {
    write: (bytes) => sink.write(bytes),
    end: () => sink.end(),
    room: () => Promise.resolve(),
  };
}

async function written(files: readonly (readonly [string, Buffer])[], sealed = false): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const all = { write: (part: Uint8Array) => void parts.push(Buffer.from(part)), end() {} };
  await writeZip(
    files.map(([name, content], index) =>
      index % 2 === 0 ? { name, content } : { name, size: content.length, pieces: () => inPieces(content) },
    ),
    into(sealed ? digestSink(all) : all),
    { sealed },
  );
  return Buffer.concat(parts);
}

function contents(zip: Uint8Array): Map<string, string> {
  const source = bytesSource(zip);
  return new Map(
    [...listZip(source).entries].map(([name, entry]) => [
      name,
      Buffer.from(contentSource(source, entry).read(0, entry.size)).toString('hex'),
    ]),
  );
}

const anyFiles = fc.uniqueArray(
  fc.tuple(
    fc.stringMatching(/^b\/[a-z]{1,9}$/),
    fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes)),
  ),
  {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 6,
  },
);

describe('ZIPs of ours', () => {
  it('are read back, sealed or not, and are the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, fc.boolean(), async (files, sealed) => {
        const zip = await written(files, sealed);
        expect(zip.equals(await written(files, sealed))).toBe(true);
        expect(contents(zip)).toEqual(new Map(files.map(([name, bytes]) => [name, bytes.toString('hex')])));
        const { seal } = listZip(bytesSource(zip));
        expect(seal).toBe(sealed ? sha256(zip.subarray(0, -64)) : null);
      }),
      { numRuns: 40 },
    );
  });

  it('are the same in every time zone', async () => {
    const files = [
      ['b/one', Buffer.from('one')],
      ['b/two', Buffer.from('two')],
    ] as const;
    const here = process.env['TZ'];
    const all = new Set<string>();
    try {
      for (const zone of Intl.supportedValuesOf('timeZone')) {
        process.env['TZ'] = zone;
        all.add(sha256(await written(files)));
      }
    } finally {
      if (here === undefined) delete process.env['TZ'];
      else process.env['TZ'] = here;
    }
    expect(all.size).toBe(1);
  });

  it.each([
    ['the pieces', { pieces: new Error('no more pieces') }],
    ['the sink', { room: new Error('no room') }],
  ])('fail as %s do, and read no further', async (_what, { pieces, room }: Record<string, Error>) => {
    const begun: string[] = [];
    async function* failing(name: string) {
      begun.push(name);
      for (let count = 0; count < 100; count++) {
        await Promise.resolve();
        if (count === 50 && pieces !== undefined) throw pieces;
        yield Buffer.alloc(100_000);
      }
    }
    const sink = {
      write() {},
      end: () => expect.fail('It ended'),
      room: () => (room === undefined ? Promise.resolve() : Promise.reject(room)),
    };
    const files = ['b/1', 'b/2', 'b/3'].map((name) => ({
      name,
      size: 10_000_000,
      pieces: () => failing(name),
    }));
    await expect(writeZip(files, sink, { sealed: true })).rejects.toBe(pieces ?? room);
    await breathe(undefined);
    expect(begun).toEqual(['b/1']);
  });

  it('are unpacked by unzip and by Python', async () => {
    const files = [
      ['b/one.txt', Buffer.from('one')],
      ['b/two.bin', Buffer.alloc(100_000, 7)],
      ['b/empty', Buffer.alloc(0)],
    ] as const;
    const file = join(folder, 'ours.zip');
    writeFileSync(file, await written(files, true));
    execFileSync('unzip', ['-tqq', file]);
    for (const [name, bytes] of files)
      expect(execFileSync('unzip', ['-p', file, name]).equals(bytes)).toBe(true);
    const check =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); sys.exit(0 if z.testzip() is None and len(z.namelist())==3 else 1)';
    execFileSync('python3', ['-c', check, file]);
  });

  it('reach beyond 4 GiB without being held', async () => {
    const piece = Buffer.alloc(16 * 1024 * 1024);
    const large = 0xffff_0000;
    async function* zeros(bytes: number) {
      for (let left = bytes; left > 0; left -= piece.length) {
        await Promise.resolve();
        yield piece.subarray(0, Math.min(left, piece.length));
      }
    }
    // Runs of zeros are remembered by their length alone.
    const parts: { readonly at: number; readonly bytes: Buffer }[] = [];
    let size = 0;
    const sink = {
      write(bytes: Uint8Array) {
        if (bytes.buffer !== piece.buffer || bytes.length < 1024)
          parts.push({ at: size, bytes: Buffer.from(bytes) });
        size += bytes.length;
      },
      end() {},
    };
    await writeZip(
      [
        { name: 'b/large', size: large, pieces: () => zeros(large) },
        { name: 'b/second', size: piece.length, pieces: () => zeros(piece.length) },
        { name: 'b/far', size: piece.length, pieces: () => zeros(piece.length) },
        { name: 'b/last', content: Buffer.from('the end') },
      ],
      into(sink),
      { sealed: false },
    );
    const source: ByteSource = {
      size,
      read(offset, length) {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
        for (const part of parts) {
          if (part.at < offset + length && part.at + part.bytes.length > offset) {
            part.bytes.subarray(Math.max(0, offset - part.at)).copy(bytes, Math.max(0, part.at - offset));
          }
        }
        return bytes;
      },
    };
    const { entries } = listZip(source);
    const last = entries.get('b/last');
    expect(last?.offset).toBeGreaterThan(0x1_0000_0000);
    expect(last === undefined ? '' : Buffer.from(contentSource(source, last).read(0, 99)).toString()).toBe(
      'the end',
    );
  });
});

describe('ZIPs of others', () => {
  it('by zip are read, compressed or not', async () => {
    execFileSync('mkdir', ['-p', join(folder, 'b/c')]);
    writeFileSync(join(folder, 'b/c/text.txt'), 'text '.repeat(10_000));
    writeFileSync(join(folder, 'b/data.bin'), Buffer.alloc(70_000, 'redrope'));
    for (const [file, option] of [
      ['deflated.zip', '-9'],
      ['stored.zip', '-0'],
    ] as const) {
      execFileSync('zip', ['-q', '-r', option, file, 'b'], { cwd: folder });
      const source = bytesSource(readFileSync(join(folder, file)));
      const { entries } = listZip(source);
      expect([...entries.keys()].toSorted()).toEqual(['b/c/text.txt', 'b/data.bin']);
      for (const [name, entry] of entries) {
        expect(await hashContent(source, entry)).toBe(sha256(readFileSync(join(folder, name))));
      }
    }
    const piped = execFileSync('sh', ['-c', 'zip -q -r - b | cat'], { cwd: folder });
    expect([...contents(piped).keys()].toSorted()).toEqual(['b/c/text.txt', 'b/data.bin']);
  });

  it('by Python are read, with ZIP64 for more than 65,535 files', () => {
    const file = join(folder, 'many.zip');
    const write =
      "import sys,zipfile\nwith zipfile.ZipFile(sys.argv[1],'w') as z:\n for i in range(65600): z.writestr(f'b/{i}','')";
    execFileSync('python3', ['-c', write, file]);
    expect(listZip(bytesSource(readFileSync(file))).entries.size).toBe(65_600);
  });

  it('by yazl are read, with data descriptors', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('one'), 'b/one');
    zip.addFile(import.meta.filename, 'b/two');
    zip.end({ forceZip64Format: true, comment: '' });
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(part as Buffer);
    const read = contents(Buffer.concat(parts));
    expect(read.get('b/one')).toBe(Buffer.from('one').toString('hex'));
    expect(read.get('b/two')).toBe(readFileSync(import.meta.filename).toString('hex'));
  });

  it('of any bytes are listed or refused by a Failure', async () => {
    const good = rawZip([
      { name: 'b/x', content: Buffer.from('some content'), deflate: true },
      { name: 'b/y', content: Buffer.from('y') },
    ]);
    const edit = fc.record({
      at: fc.nat(good.length - 1),
      put: fc.uint8Array({ maxLength: 8 }),
      drop: fc.nat(8),
    });
    const edited = fc
      .array(edit, { minLength: 1, maxLength: 4 })
      .map((edits) =>
        edits.reduce<Buffer>(
          (bytes, { at, put, drop }) =>
            Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]),
          good,
        ),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(edited, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        const source = bytesSource(bytes);
        try {
          for (const entry of listZip(source).entries.values()) await hashContent(source, entry);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

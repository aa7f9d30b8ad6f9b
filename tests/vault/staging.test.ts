import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Staging } from '../../src/vault/staging.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';

function newStaging() {
  const file = join(temporaryFolder(), 'staging.sqlite');
  const staging = new Staging(file);
  onTestFinished(() => staging.close());
  return { file, staging };
}

describe('staging', () => {
  it('gives back by range what came by pieces, and its SHA-256', () => {
    const { staging } = newStaging();
    const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.nat(400), fc.nat(400), (parts, offset, length) => {
        const whole = Buffer.concat(parts);
        const upload = staging.begin('a.pdf', whole.length);
        for (const part of parts) staging.append(upload, part);
        const source = staging.source(upload);
        expect(source.size).toBe(whole.length);
        expect(Buffer.from(source.read(offset, length))).toEqual(whole.subarray(offset, offset + length));
        expect(staging.sha256(upload)).toBe(createHash('sha256').update(whole).digest('hex'));
        staging.discard(upload);
      }),
    );
  });

  it('keeps uploads apart, and large pieces readable', () => {
    const { staging } = newStaging();
    const [one, two] = [randomBytes(3_000_000), randomBytes(100)];
    const [first, second] = [staging.begin('one.pdf'), staging.begin('two.pdf')];
    staging.append(first, one.subarray(0, 2_500_000));
    staging.append(second, two);
    staging.append(first, one.subarray(2_500_000));
    expect(Buffer.from(staging.source(first).read(0, 4_000_000)).equals(one)).toBe(true);
    expect(Buffer.from(staging.source(second).read(10, 20))).toEqual(two.subarray(10, 30));
    expect([staging.nameOf(first), staging.nameOf(second)]).toEqual(['one.pdf', 'two.pdf']);
    staging.discard(first);
    expect(Buffer.from(staging.source(second).read(0, 100))).toEqual(two);
  });

  it('refuses more than was announced, and a file that has not come as a whole', async () => {
    const { staging } = newStaging();
    const upload = staging.begin('a.pdf', 10);
    staging.append(upload, new Uint8Array(6));
    expect(await failureCode(() => staging.source(upload))).toBe('invalid-input');
    expect(await failureCode(() => staging.append(upload, new Uint8Array(5)))).toBe('invalid-input');
    staging.append(upload, new Uint8Array(4));
    expect(staging.source(upload).size).toBe(10);
  });

  it('does not know what was discarded', async () => {
    const { staging } = newStaging();
    const upload = staging.begin('a.pdf');
    staging.discard(upload);
    staging.discard(upload);
    expect(await failureCode(() => staging.append(upload, new Uint8Array(1)))).toBe('upload-unknown');
    expect(await failureCode(() => staging.source(upload))).toBe('upload-unknown');
  });

  it('has a file only while it holds something, and nobody can read it', () => {
    const { file, staging } = newStaging();
    expect(existsSync(file)).toBe(false);
    const upload = staging.begin('secret-name.pdf');
    staging.append(upload, Buffer.from('a very secret content'.repeat(1000)));
    const written = readFileSync(file);
    for (const secret of ['secret', 'SQLite format 3']) expect(written.includes(secret)).toBe(false);
    staging.discard(upload);
    expect(existsSync(file)).toBe(false);
  });

  it('removes what an earlier process left', () => {
    const file = join(temporaryFolder(), 'staging.sqlite');
    writeFileSync(file, 'left behind');
    const staging = new Staging(file);
    expect(existsSync(file)).toBe(false);
    staging.close();
  });
});

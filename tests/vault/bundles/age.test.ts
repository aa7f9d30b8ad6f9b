import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { checkSealing, openAge, type Sealing } from '../../../src/vault/bundles/age-header.ts';
import { chunkSize, openedSource, sealingSink } from '../../../src/vault/bundles/age-stream.ts';
import { nativeChunkCipher, portableChunkCipher } from '../../../src/vault/bundles/chunk-cipher.ts';
import { encrypted, otherIdentity, testIdentity } from '../../support/bundle-forge.ts';
import { bytesSource } from '../../support/sample-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'redrope-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const identityFile = join(folder, 'identity');
writeFileSync(identityFile, `${testIdentity}\n`);
const keys = { ageIdentities: [testIdentity], passphrase: null };
const passphrase = 'correct horse battery staple';
const sizes = [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize, 3 * chunkSize + 17];

let toTest: Sealing;
beforeAll(async () => {
  toTest = { recipients: [await identityToRecipient(testIdentity)], passphrase: null };
});

async function decrypted(bytes: Uint8Array, with_ = keys as Parameters<typeof openAge>[1]): Promise<Buffer> {
  const { payloadStart, key } = await openAge(bytesSource(bytes), with_);
  const source = openedSource(bytesSource(bytes), payloadStart, key);
  return Buffer.from(source.read(0, source.size));
}

describe('age files for a recipient', () => {
  it.each(sizes)('of ours, %i bytes, are opened by age and by typage', async (size) => {
    const plain = randomBytes(size);
    const sealed = await encrypted(plain, toTest);
    const opened = execFileSync('age', ['-d', '-i', identityFile], { input: sealed, maxBuffer: 1e9 });
    expect(opened.equals(plain)).toBe(true);
    const decrypter = new Decrypter();
    decrypter.addIdentity(testIdentity);
    expect(plain.equals(await decrypter.decrypt(sealed))).toBe(true);
  });

  it.each(sizes)('of age, %i bytes, are opened by us', async (size) => {
    const plain = randomBytes(size);
    const [recipient = ''] = toTest.recipients;
    const sealed = execFileSync('age', ['-r', recipient], { input: plain, maxBuffer: 1e9 });
    expect((await decrypted(sealed)).equals(plain)).toBe(true);
  });

  it('are read at any place as at the beginning', async () => {
    const plain = randomBytes(12 * chunkSize + 5);
    const sealed = await encrypted(plain, toTest);
    const { payloadStart, key } = await openAge(bytesSource(sealed), keys);
    const source = openedSource(bytesSource(sealed), payloadStart, key);
    expect(source.size).toBe(plain.length);
    fc.assert(
      fc.property(fc.nat(plain.length + 10), fc.nat(3 * chunkSize), (offset, length) => {
        expect(plain.subarray(offset, offset + length).equals(source.read(offset, length))).toBe(true);
      }),
    );
  });

  it('are opened by each of several recipients and by nobody else', async () => {
    const both = [...toTest.recipients, await identityToRecipient(otherIdentity)];
    const sealed = await encrypted(Buffer.from('x'), { recipients: both, passphrase: null });
    for (const identity of [testIdentity, otherIdentity]) {
      expect((await decrypted(sealed, { ageIdentities: [identity], passphrase: null })).toString()).toBe('x');
    }
    const forOne = await encrypted(Buffer.from('x'), toTest);
    const foreign = { ageIdentities: [otherIdentity], passphrase: null };
    await expect(decrypted(forOne, foreign)).rejects.toMatchObject({ code: 'bundle-locked' });
    await expect(decrypted(forOne, { ...foreign, ageIdentities: [] })).rejects.toMatchObject({
      code: 'bundle-locked',
    });
  });
});

/** age asks for passphrases on a terminal alone: Python's pty is one. */
function ageAtTerminal(args: readonly string[]): void {
  const script = `
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp('age', ['age'] + sys.argv[2:])
seen = b''
asked = 0
while True:
    try:
        seen += os.read(fd, 1024)
    except OSError:
        break
    if seen.count(b'passphrase') > asked and seen.rstrip().endswith(b':'):
        asked = seen.count(b'passphrase')
        time.sleep(0.2)
        os.write(fd, sys.argv[1].encode() + b'\\n')
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

  const run = spawnSync('python3', ['-c', script, passphrase, ...args], { encoding: 'utf8' });
  expect(run.status, run.stderr + run.stdout).toBe(0);
}

describe('age files under a passphrase', () => {
  it('of ours are opened by age', async () => {
    const plain = randomBytes(chunkSize + 1);
    const [from, to] = [join(folder, 'ours.age'), join(folder, 'ours')];
    writeFileSync(from, await encrypted(plain, { recipients: [], passphrase }));
    ageAtTerminal(['-d', '-o', to, from]);
    expect(readFileSync(to).equals(plain)).toBe(true);
  });

  it('of age are opened by us, and by the right one alone', async () => {
    const plain = randomBytes(chunkSize + 1);
    const [from, to] = [join(folder, 'theirs'), join(folder, 'theirs.age')];
    writeFileSync(from, plain);
    ageAtTerminal(['-p', '-o', to, from]);
    const sealed = readFileSync(to);
    expect((await decrypted(sealed, { ageIdentities: [], passphrase })).equals(plain)).toBe(true);
    await expect(decrypted(sealed, { ageIdentities: [], passphrase: 'no' })).rejects.toMatchObject({
      code: 'bundle-locked',
    });
    await expect(decrypted(sealed)).rejects.toMatchObject({ code: 'bundle-locked' });
  });

  it('that ask for much memory are refused before it is taken', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(10);
    const text = Buffer.from(await encrypter.encrypt('x')).toString('latin1');
    const costly = Buffer.from(text.replace(/(-> scrypt \S+) 10\n/, '$1 21\n'), 'latin1');
    await expect(decrypted(costly, { ageIdentities: [], passphrase })).rejects.toMatchObject({
      code: 'bundle-unreadable',
    });
  });
});

function exactly(length: number) {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

describe('the two chunk ciphers', () => {
  it('give and open the same bytes, and refuse the same', () => {
    fc.assert(
      fc.property(
        exactly(32),
        exactly(12),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(300),
        (key, nonce, plain, at) => {
          const sealed = Buffer.from(nativeChunkCipher.seal(key, nonce, plain));
          expect(sealed.equals(portableChunkCipher.seal(key, nonce, plain))).toBe(true);
          expect(Buffer.from(portableChunkCipher.open(key, nonce, sealed) ?? []).equals(plain)).toBe(true);
          expect(Buffer.from(nativeChunkCipher.open(key, nonce, sealed) ?? []).equals(plain)).toBe(true);
          sealed.writeUInt8(sealed.readUInt8(at % sealed.length) ^ 4, at % sealed.length);
          expect(portableChunkCipher.open(key, nonce, sealed)).toBeNull();
          expect(nativeChunkCipher.open(key, nonce, sealed)).toBeNull();
          expect(nativeChunkCipher.open(key, nonce, sealed.subarray(0, 15))).toBeNull();
          expect(portableChunkCipher.open(key, nonce, sealed.subarray(0, 15))).toBeNull();
        },
      ),
    );
  });

  it('make the same file', () => {
    const [key, plain] = [randomBytes(32), randomBytes(2 * chunkSize + 9)];
    const made = [nativeChunkCipher, portableChunkCipher].map((cipher) => {
      const parts: Uint8Array[] = [];
      const sink = sealingSink({ write: (part) => void parts.push(part), end() {} }, key, cipher);
      sink.write(plain);
      sink.end();
      return Buffer.concat(parts);
    });
    expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('checkSealing', () => {
  it('puts recipients in order, each once, and refuses what is none', async () => {
    const [one = ''] = toTest.recipients;
    const two = await identityToRecipient(otherIdentity);
    expect(checkSealing({ recipients: [two, ` ${one} `, two], passphrase: null }).recipients).toEqual(
      [one, two].toSorted(),
    );
    for (const wrong of [
      '',
      'age1',
      one.slice(0, -1),
      `${one.slice(0, -1)}${one.endsWith('q') ? 'p' : 'q'}`,
      testIdentity,
      'ssh-ed25519 AAAA',
    ]) {
      expect(() => checkSealing({ recipients: [wrong], passphrase: null })).toThrow(Failure);
    }
    expect(() => checkSealing({ recipients: [one], passphrase: 'x' })).toThrow(Failure);
    for (const weak of ['', 'short', 'aaaaaaaaaaaa']) {
      expect(() => checkSealing({ recipients: [], passphrase: weak })).toThrow(
        expect.objectContaining({ code: 'weak-passphrase' }),
      );
    }
  });
});

describe('any bytes as an age file', () => {
  it('are refused by a Failure', async () => {
    const header = await encrypted(Buffer.alloc(0), toTest);
    const line = fc.constantFrom(
      '-> X25519 AAAA\n',
      '-> scrypt AAAAAAAAAAAAAAAAAAAAAA 12\n',
      'AAAA\n',
      '--- AAAA\n',
      '---\n',
      '\n',
      header.toString('latin1'),
    );
    const rest = fc.oneof(
      fc.array(line).map((lines) => Buffer.from(lines.join(''), 'latin1')),
      fc.uint8Array({ maxLength: 500 }),
    );
    await fc.assert(
      fc.asyncProperty(rest, async (tail) => {
        const bytes = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), tail]);
        await expect(decrypted(bytes, { ...keys, passphrase: 'x' })).rejects.toBeInstanceOf(Failure);
      }),
    );
  });
});

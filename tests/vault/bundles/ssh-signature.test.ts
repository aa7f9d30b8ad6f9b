import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import {
  allowedSignersLine,
  checkSshSignature,
  writeSshSignature,
} from '../../../src/vault/bundles/ssh-signature.ts';
import { alice, bob } from '../../support/sample-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'redrope-ssh-'));
afterAll(() => rmSync(folder, { recursive: true }));
const message = Buffer.from('what is signed\n');

function sshKeygenAccepts(signature: string, namespace: string, input: Buffer): boolean {
  const file = join(folder, 'sig');
  const allowed = join(folder, 'allowed');
  writeFileSync(file, signature);
  writeFileSync(allowed, allowedSignersLine(alice.author, 'redrope-bundle'));
  const args = ['-Y', 'verify', '-f', allowed, '-I', alice.author, '-n', namespace, '-s', file];
  return spawnSync('ssh-keygen', args, { input }).status === 0;
}

describe('SSH signatures', () => {
  it('of ours are accepted by ssh-keygen, for their message and namespace alone', () => {
    const signature = writeSshSignature(message, 'redrope-bundle', alice);
    expect(sshKeygenAccepts(signature, 'redrope-bundle', message)).toBe(true);
    expect(sshKeygenAccepts(signature, 'file', message)).toBe(false);
    expect(sshKeygenAccepts(signature, 'redrope-bundle', Buffer.from('other'))).toBe(false);
    const byBob = writeSshSignature(message, 'redrope-bundle', bob);
    expect(sshKeygenAccepts(byBob, 'redrope-bundle', message)).toBe(false);
  });

  it('of ssh-keygen are accepted by us, and name the key', () => {
    const key = join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    const file = join(folder, 'message');
    writeFileSync(file, message);
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', 'redrope-bundle', file], {
      stdio: 'pipe',
    });
    const signer = checkSshSignature(readFileSync(`${file}.sig`, 'utf8'), message, 'redrope-bundle');
    const blob = Buffer.from(readFileSync(`${key}.pub`, 'utf8').split(' ')[1] ?? '', 'base64');
    expect(signer).toBe(blob.subarray(-32).toString('hex'));
  });

  it('that were changed anywhere are refused', () => {
    const signature = writeSshSignature(message, 'redrope-bundle', alice);
    expect(checkSshSignature(signature, message, 'redrope-bundle')).toBe(alice.author);
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.constantFrom('A', '\n', ' ', '=', '/', ''), (at, put) => {
        const changed = signature.slice(0, at) + put + signature.slice(at + 1);
        if (changed === signature) return;
        expect(() => checkSshSignature(changed, message, 'redrope-bundle')).toThrow(Failure);
      }),
    );
    for (const text of [
      '',
      'x',
      signature.slice(0, 40),
      `${signature}\n`,
      signature.replaceAll('\n', '\r\n'),
    ]) {
      expect(() => checkSshSignature(text, message, 'redrope-bundle')).toThrow(Failure);
    }
    const other = Buffer.from('other');
    expect(() => checkSshSignature(signature, other, 'redrope-bundle')).toThrow(/damaged.* Or .*forged/);
  });
});

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerCrypto, signerFrom } from '../../src/vault/ledger-crypto.ts';
import { reopened, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts';

describe('the identity of a vault', () => {
  it('is shown as ssh-keygen shows it', async () => {
    const { identity } = await temporaryVault();
    const file = join(temporaryFolder(), 'key.pub');
    writeFileSync(file, `${identity.sshKey}\n`);
    const said = execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' });
    expect(said).toMatch(/^256 /);
    expect(said.split(' ')[1]).toBe(identity.fingerprint);
    expect(said).toContain('(ED25519)');
  });

  it('has an age recipient that the age command encrypts to and opens', async () => {
    const { identity, ageIdentity } = await temporaryVault();
    const folder = temporaryFolder();
    const [keyFile, sealed] = [join(folder, 'key.txt'), join(folder, 'sealed')];
    writeFileSync(keyFile, `${ageIdentity}\n`);
    execFileSync('age', ['-r', identity.recipient, '-o', sealed], { input: 'for Ada' });
    expect(execFileSync('age', ['-d', '-i', keyFile, sealed], { encoding: 'utf8' })).toBe('for Ada');
    expect(execFileSync('age-keygen', ['-y', keyFile], { encoding: 'utf8' }).trim()).toBe(identity.recipient);
  });

  it('is the same when the vault is opened again', async () => {
    const vault = await temporaryVault();
    const { identity, ageIdentity } = vault;
    const again = await reopened(vault);
    expect([again.identity, again.ageIdentity]).toEqual([identity, ageIdentity]);
    expect(again.signer.author).toBe(identity.key);
  });
});

describe('ledger signatures', () => {
  // RFC 8032, section 7.1, test 2.
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const author = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  const message = Uint8Array.of(0x72);

  it('are those of RFC 8032', () => {
    const signer = signerFrom(seed);
    expect(signer.author).toBe(author);
    expect(signer.sign(message)).toBe(signature);
    expect(ledgerCrypto.verify(author, message, signature)).toBe(true);
  });

  it('fail for another message, author or signature', () => {
    expect(ledgerCrypto.verify(author, Uint8Array.of(0x73), signature)).toBe(false);
    expect(ledgerCrypto.verify(signerFrom(Buffer.alloc(32, 1)).author, message, signature)).toBe(false);
    expect(ledgerCrypto.verify(author, message, signature.replace('9', '8'))).toBe(false);
    // A key that is no point of the curve.
    expect(ledgerCrypto.verify('f'.repeat(64), message, signature)).toBe(false);
  });
});

/**
 * Makes the vectors of docs/formats/bundle.md: `node tests/vectors/make-bundle-vectors.ts`. Each file in bundle/accept
 * must be accepted, each in bundle/reject (told by what it shares with one of those) refused with the failure that
 * bundle/index.json names. What age encrypts is different on every run; the rest is the same.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { summaryLayout } from '../../src/core/bundles/summary.ts';
import type { FailureCode } from '../../src/core/failure.ts';
import { canonicalJson, type Json } from '../../src/core/ledger/canonical-json.ts';
import { chunkSize } from '../../src/vault/bundles/age-stream.ts';
import {
  bagFilesOf,
  encrypted,
  nameEnding,
  otherIdentity,
  rawFiles,
  replaced,
  signedAnew,
  tagsSignedAnew,
  testIdentity,
  writtenBundle,
  zipOf,
  type BagFiles,
} from '../support/bundle-forge.ts';
import { cutVector, pastedVector } from '../support/cut-vector.ts';
import { rawZip, type RawFile } from '../support/raw-zip.ts';
import { signAcknowledgement, type Acknowledgement } from '../../src/core/people/acknowledgement.ts';
import { alice, bob, fixedId, sampleCase, sampleContent, sampleOtherBytes, samplePdfBytes } from '../support/sample-ledger.ts';

const folder = join(import.meta.dirname, 'bundle');
const passphrase = 'correct horse battery staple';
const recipient = await identityToRecipient(testIdentity);
const other = await identityToRecipient(otherIdentity);

const content = sampleContent();
const files = await bagFilesOf(content);
const sealed = await writtenBundle(content);
const ledger = nameEnding(files, 'ledger.jsonl');
const lines = (files.get(ledger) ?? Buffer.alloc(0)).toString().trimEnd().split('\n');
const anyDocument = nameEnding(files, '.bin');

function without(name: string): BagFiles {
  return new Map([...files].filter(([known]) => known !== name));
}

function withLedger(changed: readonly string[]): BagFiles {
  return signedAnew(new Map(files).set(ledger, Buffer.from(changed.map((line) => `${line}\n`).join(''))));
}

function withFiles(...more: readonly RawFile[]): Buffer {
  return rawZip([...rawFiles(files), ...more]);
}

function withFile(name: string, change: Partial<RawFile>): Buffer {
  return rawZip(rawFiles(files).map((file) => (file.name === `redrope/${name}` ? { ...file, ...change } : file)));
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
}

function folders(): RawFile[] {
  const names = new Set<string>();
  for (const name of files.keys()) {
    const parts = `redrope/${name}`.split('/').slice(0, -1);
    parts.forEach((_, index) => names.add(`${parts.slice(0, index + 1).join('/')}/`));
  }
  return [...names].map((name) => ({ name, content: Buffer.alloc(0), mode: 0o040755 }));
}

const harmless = Buffer.from('5554050003000000007875000b', 'hex').subarray(0, 9);
const twoCases = await writtenBundle(
  sampleContent({
    cases: [
      sampleCase([samplePdfBytes, sampleOtherBytes]),
      sampleCase([samplePdfBytes], { name: 'second', disputed: true }),
    ],
  }),
);
const accept: Record<string, Buffer> = {
  'plain': sealed,
  'plain-disputed': await writtenBundle(sampleContent({}, true)),
  'plain-two-cases': twoCases,
  'age-two-chunks': await encrypted(twoCases, { recipients: [recipient], passphrase: null }),
  'age-recipient': await writtenBundle(sampleContent({ boundTo: [recipient] }), { recipients: [recipient], passphrase: null }),
  'age-passphrase': await writtenBundle(content, { recipients: [], passphrase }),
  'rezipped-stored': zipOf(files),
  'rezipped-deflated': rawZip([
    ...folders(),
    ...rawFiles(files, 'redrope').map((file) => ({ ...file, deflate: true, extra: harmless })),
  ]),
};

const acknowledged: Acknowledgement = {
  v: 1,
  by: alice.author,
  name: 'Alice Müller-Łukasz',
  to: bob.author,
  at: '2026-11-22T09:00:00.000Z',
  cases: [
    {
      case: fixedId('case'),
      heads: [{ entry: '1'.repeat(64), author: bob.author, name: 'Bob', at: '2026-11-21T09:00:00.000Z' }],
      bundle: fixedId('earlier bundle'),
    },
  ],
};
const receipt = signAcknowledgement(acknowledged, alice);
accept['plain-with-receipt'] = await writtenBundle(sampleContent({ receipts: new Map([[bob.author, receipt]]) }));

function withReceipt(signed: string, to = bob.author): Buffer {
  return zipOf(signedAnew(new Map(files).set(`data/receipts/${to}.json`, Buffer.from(signed))));
}

const at = Math.floor(sealed.length / 2);
const large = accept['age-two-chunks'] ?? Buffer.alloc(0);
const chunk = chunkSize + 16;
const start = large.length - twoCases.length - 2 * 16;
const deflated = accept['rezipped-deflated'] ?? Buffer.alloc(0);
const boundToOther = rawZip(
  rawFiles(await bagFilesOf(sampleContent({ boundTo: [other] }))).map((file) => ({ ...file, deflate: true })),
);
const underPassphrase = accept['age-passphrase'] ?? Buffer.alloc(0);
const reversed = JSON.parse(lines[4] ?? '') as { entry: Record<string, Json> };
const deep = '['.repeat(20_000);

const reject: Record<string, readonly [FailureCode, Buffer]> = {
  'truncated': ['bundle-unreadable', sealed.subarray(0, at)],
  'truncated-seal': ['bundle-unreadable', sealed.subarray(0, -79)],
  'trailing-byte': ['bundle-unreadable', Buffer.concat([sealed, Buffer.alloc(1)])],
  'flipped-bit': ['bundle-altered', flipped(sealed, at)],
  'flipped-seal': ['bundle-altered', flipped(sealed, sealed.length - 1)],
  'empty': ['bundle-unreadable', Buffer.alloc(0)],
  'not-a-zip': ['bundle-unreadable', samplePdfBytes],
  'zip-of-something-else': ['bundle-unreadable', rawZip([{ name: 'a/b.txt', content: samplePdfBytes }])],

  'unsigned': ['bundle-unsigned', zipOf(without('tagmanifest-sha256.txt.sig'))],
  'signed-by-another-than-named': ['bundle-altered', zipOf(tagsSignedAnew(files, bob))],
  'signed-by-another-than-bundle-json': ['bundle-altered', zipOf(signedAnew(files, bob))],
  'signature-of-another-namespace': ['bundle-altered', zipOf(signedAnew(files, undefined, 'file'))],
  'tag-manifest-changed': ['bundle-altered', zipOf(replaced(files, 'tagmanifest-sha256.txt', /^./, '0'))],
  'manifest-changed': ['bundle-altered', zipOf(replaced(files, 'manifest-sha256.txt', /^[0-9a-f]{8}/, '00000000'))],
  'document-changed': ['bundle-altered', zipOf(replaced(files, anyDocument, 'PDF', 'pdf'))],
  'document-changed-and-signed': ['bundle-altered', zipOf(signedAnew(replaced(files, anyDocument, 'PDF', 'pdf')))],
  'document-missing': ['bundle-incomplete', zipOf(without(anyDocument))],
  'document-missing-and-unlisted': ['bundle-incomplete', zipOf(signedAnew(without(anyDocument)))],
  'document-that-no-ledger-names': [
    'bundle-altered',
    zipOf(signedAnew(new Map(files).set(`data/documents/${'0'.repeat(64)}.bin`, Buffer.from('x')))),
  ],
  'document-by-the-wrong-extension': [
    'bundle-altered',
    zipOf(signedAnew(new Map([...files].map(([name, bytes]) => [name.replace(/\.bin$/, '.pdf'), bytes])))),
  ],
  'unlisted-file': ['bundle-altered', zipOf(new Map(files).set('data/extra.txt', Buffer.from('x')))],
  'listed-file-of-no-known-kind': ['bundle-altered', zipOf(signedAnew(new Map(files).set('data/extra.txt', Buffer.from('x'))))],
  'no-bag-info': ['bundle-incomplete', zipOf(without('bag-info.txt'))],
  'wrong-oxum': ['bundle-altered', zipOf(tagsSignedAnew(replaced(files, 'bag-info.txt', /Oxum: ./, 'Oxum: 9')))],
  'other-bundle-id': ['bundle-altered', zipOf(signedAnew(replaced(files, 'bag-info.txt', content.id, fixedId('other'))))],
  'newer-format': ['bundle-newer', zipOf(signedAnew(replaced(files, 'bag-info.txt', 'Format: 1', 'Format: 2')))],
  'newer-summary': ['bundle-newer', zipOf(signedAnew(replaced(files, 'data/bundle.json', `Layout": ${summaryLayout}`, `Layout": ${summaryLayout + 1}`)))],

  'entry-stripped': ['entries-missing', zipOf(withLedger(lines.toSpliced(4, 1)))],
  'last-entry-stripped': ['bundle-altered', zipOf(withLedger(lines.slice(0, -1)))],
  'entries-reordered': ['bundle-altered', zipOf(withLedger(lines.toReversed()))],
  'entry-twice': ['bundle-altered', zipOf(withLedger([...lines, lines.at(-1) ?? '']))],
  'entry-changed': ['entry-invalid', zipOf(signedAnew(replaced(files, ledger, '"overly-broad"', '"unclear"')))],
  'entry-not-canonical': ['entry-invalid', zipOf(withLedger(lines.with(0, ` ${lines[0]}`)))],
  'entry-with-an-unknown-field': [
    'entry-invalid',
    zipOf(withLedger(lines.with(4, canonicalJson({ ...reversed, extra: 1 })))),
  ],
  'ledger-cut-short': ['bundle-altered', zipOf(signedAnew(new Map(files).set(ledger, Buffer.from(lines.join('\n')))))],
  'ledger-of-another-case': [
    'bundle-altered',
    zipOf(signedAnew(new Map(files).set(ledger, Buffer.from(sampleCase([samplePdfBytes], { name: 'second' }).map((entry) => `${canonicalJson(entry)}\n`).join(''))))),
  ],
  'ledger-nested-deep': ['entry-invalid', zipOf(withLedger([deep]))],
  'ledger-not-utf8': ['entry-invalid', zipOf(signedAnew(new Map(files).set(ledger, Buffer.from([0xff, 0x0a]))))],
  'heads-wrong': ['bundle-altered', zipOf(signedAnew(replaced(files, 'data/bundle.json', /"[0-9a-f]{64}"(?=\s+\],\s+"documents)/, `"${'0'.repeat(64)}"`)))],
  'count-wrong': ['bundle-altered', zipOf(signedAnew(replaced(files, 'data/bundle.json', '"entries": 1', '"entries": 2')))],
  'decisions-differ': ['bundle-altered', zipOf(signedAnew(replaced(files, nameEnding(files, 'decisions.csv'), '"narrow"', '"produce"')))],
  'findings-differ': ['bundle-altered', zipOf(signedAnew(replaced(files, nameEnding(files, 'findings.jsonld'), '"breaks"', '"supports"')))],
  'summary-differs': ['bundle-altered', zipOf(signedAnew(new Map(files).set(nameEnding(files, 'summary.pdf'), samplePdfBytes)))],

  'receipt-altered': ['bundle-altered', withReceipt(receipt.replace('"name":"Bob"', '"name":"Bobby"'))],
  'receipt-of-another': ['bundle-altered', withReceipt(signAcknowledgement({ ...acknowledged, by: bob.author }, bob))],
  'receipt-for-another-than-its-name': ['bundle-altered', withReceipt(receipt, alice.author)],
  'receipt-not-canonical': ['bundle-altered', withReceipt(`${receipt}\n`)],
  'receipt-unlisted': [
    'bundle-altered',
    zipOf(new Map(files).set(`data/receipts/${bob.author}.json`, Buffer.from(receipt))),
  ],

  'zip-path-climbs': ['bundle-unreadable', withFiles({ name: 'redrope/../../x', content: samplePdfBytes })],
  'zip-path-absolute': ['bundle-unreadable', withFiles({ name: '/etc/x', content: samplePdfBytes })],
  'zip-path-drive': ['bundle-unreadable', withFiles({ name: 'C:/x', content: samplePdfBytes })],
  'zip-path-backslash': ['bundle-unreadable', withFiles({ name: 'redrope\\x', content: samplePdfBytes })],
  'zip-path-reserved': ['bundle-unreadable', withFiles({ name: 'redrope/data/NUL.txt', content: samplePdfBytes })],
  'zip-path-trailing-dot': ['bundle-unreadable', withFiles({ name: 'redrope/bagit.txt.', content: samplePdfBytes })],
  'zip-path-not-utf8': ['bundle-unreadable', withFiles({ name: Buffer.from([0x72, 0x2f, 0xff]), content: samplePdfBytes })],
  'zip-path-nul': ['bundle-unreadable', withFiles({ name: 'redrope/a\u0000b', content: samplePdfBytes })],
  'zip-name-twice': ['bundle-unreadable', withFiles({ name: 'redrope/bagit.txt', content: samplePdfBytes })],
  'zip-name-by-case': ['bundle-unreadable', withFiles({ name: 'redrope/BAGIT.txt', content: samplePdfBytes })],
  'zip-folder-by-case': ['bundle-unreadable', withFiles({ name: 'REDROPE/x', content: samplePdfBytes })],
  'zip-file-as-folder': ['bundle-unreadable', withFiles({ name: 'redrope/bagit.txt/x', content: samplePdfBytes })],
  'zip-empty-folder': ['bundle-unreadable', withFiles({ name: 'redrope/empty/', content: Buffer.alloc(0), mode: 0o040755 })],
  'zip-two-base-folders': ['bundle-unreadable', withFiles({ name: 'other/x', content: samplePdfBytes })],
  'zip-no-base-folder': ['bundle-unreadable', rawZip([...files].map(([name, bytes]) => ({ name, content: bytes })))],
  'zip-link': ['bundle-unreadable', withFiles({ name: 'redrope/link', content: Buffer.from('/etc/passwd'), mode: 0o120777 })],
  'zip-encrypted-file': ['bundle-unreadable', withFile('bagit.txt', { flags: 1 })],
  'zip-local-name-differs': ['bundle-unreadable', withFile('bagit.txt', { local: { name: 'redrope/bagit.tx_' } })],
  'zip-local-size-differs': ['bundle-unreadable', withFile('bagit.txt', { local: { size: 1 } })],
  'zip-local-method-differs': ['bundle-unreadable', withFile('bagit.txt', { local: { method: 8 } })],
  'zip-gap': ['bundle-unreadable', withFile('bag-info.txt', { gap: Buffer.from('hidden') })],
  'zip-prefix': ['bundle-unreadable', zipOf(files, { before: Buffer.from('#!/bin/sh\n') })],
  'zip-comment': ['bundle-unreadable', zipOf(files, { comment: 'hello' })],
  'zip-unicode-path-field': ['bundle-unreadable', withFile('bagit.txt', { extra: Buffer.from('757005000100000000', 'hex') })],
  'zip-size-lies-stored': ['bundle-unreadable', withFile('bagit.txt', { claimedSize: 10 })],
  'zip-size-lies-deflated': ['bundle-unreadable', withFile('bagit.txt', { deflate: true, claimedSize: 10 })],
  'zip-bomb-declared': ['bundle-unreadable', withFile('bagit.txt', { deflate: true, claimedSize: 0xfffffff0 })],
  'zip-bomb': [
    'bundle-too-large',
    withFile('bag-info.txt', { deflate: true, content: Buffer.alloc(129 * 1024 * 1024, 0x20) }),
  ],

  'age-for-others': ['bundle-locked', await encrypted(deflated, { recipients: [other], passphrase: null })],
  'age-passed-on': [
    'bundle-locked',
    await encrypted(boundToOther, { recipients: [recipient], passphrase: null }),
  ],
  'age-wrong-passphrase': ['bundle-locked', await encrypted(deflated, { recipients: [], passphrase: 'another' })],
  'age-scrypt-cost': [
    'bundle-unreadable',
    Buffer.from(underPassphrase.toString('latin1').replace(/(-> scrypt \S+) 18\n/, '$1 30\n'), 'latin1'),
  ],
  'age-header-changed': [
    'bundle-altered',
    Buffer.from((accept['age-recipient'] ?? Buffer.alloc(0)).toString('latin1').replace(/\n--- ..../, '\n--- AAAA'), 'latin1'),
  ],
  'age-header-cut': ['bundle-unreadable', Buffer.from('age-encryption.org/v1\n-> X25519 ')],
  'age-cut-in-header': ['bundle-altered', large.subarray(0, start - 8)],
  'age-cut-at-a-chunk': ['bundle-altered', large.subarray(0, start + chunk)],
  'age-cut-in-a-chunk': ['bundle-altered', large.subarray(0, -1)],
  'age-chunks-dropped': ['bundle-altered', Buffer.concat([large.subarray(0, start), large.subarray(start + chunk)])],
  'age-trailing-byte': ['bundle-altered', Buffer.concat([large, Buffer.alloc(1)])],
};

for (const kind of ['accept', 'reject']) {
  rmSync(join(folder, kind), { recursive: true, force: true });
  mkdirSync(join(folder, kind), { recursive: true });
}
for (const [name, bytes] of Object.entries(accept)) writeFileSync(join(folder, 'accept', `${name}.redrope`), bytes);
const bases = new Map(Object.entries(accept));
for (const [name, [, bytes]] of Object.entries(reject)) {
  const vector = cutVector(bytes, bases);
  const pasted = pastedVector(vector, (from) => accept[from] ?? Buffer.alloc(0));
  if (!pasted.equals(bytes)) throw new Error(`${name} was not cut well`);
  writeFileSync(join(folder, 'reject', `${name}.json`), `${JSON.stringify(vector)}\n`);
}
const index = {
  identity: testIdentity,
  passphrase,
  reject: Object.fromEntries(Object.entries(reject).map(([name, [code]]) => [name, code])),
};
writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);

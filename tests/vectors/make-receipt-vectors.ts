/**
 * Makes the vectors of the receipts in docs/formats/identity-card.md: `node tests/vectors/make-receipt-vectors.ts`. Each
 * file in receipt/accept must be accepted, each in receipt/reject refused with `card-invalid`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalBytes, canonicalJson, type Json } from '../../src/core/ledger/canonical-json.ts';
import type { Acknowledgement } from '../../src/core/people/acknowledgement.ts';
import { armoured } from '../../src/vault/people/armour.ts';
import { castSigner, namedHash, namedId } from '../support/ledger-cast.ts';

const folder = join(import.meta.dirname, 'receipt');
const [ada, bob] = [castSigner('Ada'), castSigner('Bob')];
const head = { entry: namedHash('head'), author: bob.author, name: 'Bob', at: '2026-11-21T09:00:00.000Z' };
const held = { case: namedId('case'), heads: [head], bundle: namedId('bundle') };
const said: Acknowledgement = {
  v: 1,
  by: bob.author,
  name: 'Bob',
  to: ada.author,
  at: '2026-11-22T09:00:00.000Z',
  cases: [held],
};

/** Signs whatever it is given, as somebody could who holds a key and writes their own program. */
function signed(value: Json, signer = bob, context = 'redrope acknowledgement 1\n'): string {
  const signature = signer.sign(Buffer.concat([Buffer.from(context), canonicalBytes(value)]));
  return canonicalJson({ acknowledgement: value, signature });
}

const file = (json: string) => armoured('RECEIPT', json);
const plain = signed({ ...said });
const lines = file(plain).split('\n');
const { name: _name, ...nameless } = said;

const accept: Readonly<Record<string, string>> = {
  'plain': file(plain),
  'crlf': file(plain).replaceAll('\n', '\r\n'),
  'in-a-mail': `Dear Ada,\nit arrived.\n\n${file(plain)}-- \nBob\n`,
  'no-bundle': file(signed({ ...said, cases: [{ ...held, bundle: '' }] })),
  'several-heads': file(signed({ ...said, cases: [{ ...held, heads: [head, { ...head, entry: namedHash('other') }] }] })),
  'no-cases': file(signed({ ...said, cases: [] })),
};

const reject: Readonly<Record<string, string>> = {
  'empty': '',
  'a-card-in-its-place': armoured('IDENTITY CARD', plain),
  'two-receipts': file(plain) + file(plain),
  'line-missing': lines.toSpliced(2, 1).join('\n'),
  'not-json': file('{"acknowledgement":'),
  'not-canonical': file(` ${plain}`),
  'head-changed': file(plain.replace(head.entry, namedHash('another'))),
  'time-changed': file(plain.replace('2026-11-22', '2026-11-23')),
  'signed-by-another': file(signed({ ...said }, ada)),
  'signed-as-a-card': file(signed({ ...said }, bob, 'redrope identity card 1\n')),
  'signed-without-context': file(signed({ ...said }, bob, '')),
  'no-heads': file(signed({ ...said, cases: [{ ...held, heads: [] }] })),
  'member-missing': file(signed({ ...nameless })),
  'unknown-member': file(signed({ ...said, more: true })),
  'newer-version': file(signed({ ...said, v: 2 })),
  'case-malformed': file(signed({ ...said, cases: [{ ...held, case: 'case' }] })),
  'head-malformed': file(signed({ ...said, cases: [{ ...held, heads: [{ ...head, entry: 'head' }] }] })),
};

for (const [kind, files] of Object.entries({ accept, reject })) {
  rmSync(join(folder, kind), { recursive: true, force: true });
  mkdirSync(join(folder, kind), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, kind, `${name}.txt`), text);
}

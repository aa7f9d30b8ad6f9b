/**
 * Makes the vectors of docs/formats/identity-card.md: `node tests/vectors/make-card-vectors.ts`. Each file in
 * identity-card/accept must be accepted, each in identity-card/reject refused with `card-invalid`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { canonicalBytes, canonicalJson, type Json } from '../../src/core/ledger/canonical-json.ts';
import type { IdentityCard } from '../../src/core/people/identity-card.ts';
import { armouredCard as armoured } from '../../src/vault/people/card-file.ts';
import { wordsOf } from '../../src/vault/people/words-of.ts';
import { otherIdentity, testIdentity } from '../support/bundle-forge.ts';
import { castSigner } from '../support/ledger-cast.ts';

const folder = join(import.meta.dirname, 'identity-card');
const [ada, bob] = [castSigner('Ada'), castSigner('Bob')];

const card: IdentityCard = {
  v: 1,
  name: 'Ada Lovelace',
  role: 'Reviewer',
  key: ada.author,
  recipient: await identityToRecipient(testIdentity),
  madeAt: '2026-11-22T07:29:54.123Z',
};
const context = Buffer.from('redrope identity card 1\n');

/** Signs whatever it is given, as somebody could who holds a key and writes their own program. */
function signed(value: Json, signer = ada, before: Uint8Array = context): string {
  const signature = signer.sign(Buffer.concat([before, canonicalBytes(value)]));
  return canonicalJson({ card: value, signature });
}

const renewalContext = Buffer.from('redrope key renewal 1\n');

/** Ada's card, which says that it takes the place of keys, as `signature` of each has it. */
function renewing(...renews: readonly { key: string; signature: string }[]): string {
  return armoured(canonicalJson({ ...(JSON.parse(plain) as { card: Json; signature: string }), renews }));
}
const renewalBy = (signer: typeof ada, before: Uint8Array = renewalContext) => ({
  key: signer.author,
  signature: signer.sign(Buffer.concat([before, canonicalBytes({ ...card })])),
});

const plain = signed({ ...card });
const file = armoured(plain);
const other = await identityToRecipient(otherIdentity);
const changed = (from: string | RegExp, to: string) => armoured(plain.replace(from, to));
const { role: _role, ...withoutRole } = card;
const lines = file.split('\n');

const accept: Readonly<Record<string, string>> = {
  'plain': file,
  'crlf': file.replaceAll('\n', '\r\n'),
  'in-a-mail': `Dear all,\nhere is my card.\n\n  ${lines.join('\n  ')}\n-- \nAda\n`,
  'without-last-newline': file.trimEnd(),
  'one-line': file.replace(/(?<=CARD-----\n)[^-]+(?=\n-)/, (body) => body.replaceAll('\n', '')),
  'as-a-qr-code-says-it': plain,
  'as-a-telephone-shows-it': `  ${plain}\n`,
  'no-role': armoured(signed({ ...card, role: '' })),
  'renews': renewing(renewalBy(bob)),
  'other-scripts': armoured(signed({ ...card, name: 'Łucja Żółć 山田花子 👩‍⚖️', role: 'مراجعة' })),
};

const reject: Readonly<Record<string, string>> = {
  'renews-by-nobody': renewing({ ...renewalBy(bob), signature: renewalBy(ada).signature }),
  'renews-by-a-card-signature': renewing(renewalBy(bob, context)),
  'renews-itself': renewing(renewalBy(ada)),
  'renews-none': renewing(),
  'json-twice': plain + plain,
  'json-and-more': `${plain} from Ada`,
  'json-cut-short': plain.slice(0, -1),
  'empty': '',
  'no-card': 'Dear all,\nmy card is attached.\n',
  'no-end': lines.slice(0, -2).join('\n'),
  'end-before-begin': lines.toReversed().join('\n'),
  'two-cards': `${file}\n${armoured(signed({ ...card, key: bob.author }, bob))}`,
  'not-base64': lines.with(2, '!'.repeat(64)).join('\n'),
  'line-missing': lines.toSpliced(2, 1).join('\n'),
  'padding-missing': armoured(plain).replace(/=+(?=\n-----END)/, ''),
  'not-json': armoured('{"card":'),
  'not-utf8': file.replace(/(?<=CARD-----\n)[^-]+/, `${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64')}\n`),
  'not-canonical': armoured(plain.replace('{"card"', '{ "card"')),
  'name-changed': changed('Ada Lovelace', 'Ada Lovelacf'),
  'recipient-changed': changed(card.recipient, other),
  'signature-changed': changed(/.(?="\}$)/, (plain.at(-3) ?? '0') === '0' ? '1' : '0'),
  'key-of-another': armoured(signed({ ...card, key: bob.author })),
  'signed-without-context': armoured(signed({ ...card }, ada, new Uint8Array())),
  'unknown-member': armoured(signed({ ...card, admin: true })),
  'member-missing': armoured(signed({ ...withoutRole })),
  'name-blank': armoured(signed({ ...card, name: ' \t ' })),
  'name-too-long': armoured(signed({ ...card, name: 'x'.repeat(201) })),
  'recipient-malformed': armoured(signed({ ...card, recipient: 'age1example' })),
  'key-upper-case': armoured(signed({ ...card, key: card.key.toUpperCase() })),
  'time-malformed': armoured(signed({ ...card, madeAt: '2026-02-30T00:00:00.000Z' })),
  'newer-version': armoured(signed({ ...card, v: 2 })),
  'no-signature': armoured(canonicalJson({ card: { ...card } })),
  'a-list': armoured('[]'),
  'an-entry-in-its-place': armoured(signed({ v: 1, case: 'x', event: { type: 'case-opened' } })),
};

for (const [kind, files] of Object.entries({ accept, reject })) {
  rmSync(join(folder, kind), { recursive: true, force: true });
  mkdirSync(join(folder, kind), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, kind, `${name}.txt`), text);
}
const words = Object.fromEntries(
  ['Ada', 'Bob', 'Cem'].map((name) => {
    const { author } = castSigner(name);
    return [author, wordsOf(author).join(' ')];
  }),
);
writeFileSync(join(folder, 'words.json'), `${JSON.stringify(words, null, 2)}\n`);

import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { openAge } from '../../../src/vault/bundles/age-header.ts';
import { openedSource } from '../../../src/vault/bundles/age-stream.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { readBag } from '../../../src/vault/bundles/read-bag.ts';
import { identityToRecipient } from 'age-encryption';
import { asManyAs, isLongRun } from '../../support/long-run.ts';
import { bagFilesOf, testIdentity, writtenBundle, zipOf } from '../../support/bundle-forge.ts';
import { bytesSource, sampleContent } from '../../support/sample-ledger.ts';

const timeout = asManyAs(900_000, 7_200_000);

const keys = { ageIdentities: [testIdentity], passphrase: null };
const open = (bytes: Uint8Array) => openBundle(bytesSource(bytes), keys);
const openPlain = (bytes: Uint8Array) =>
  openBundle(bytesSource(bytes), { ageIdentities: [], passphrase: null });

/** True if refused by a Failure; a defect fails the test. */
async function isRefused(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (thrown) {
    if (thrown instanceof Failure) return true;
    throw thrown;
  }
}

/** Which of the changed bytes were accepted: `at` flips the bits in `mask` of one byte. */
async function acceptedFlips(
  bytes: Buffer,
  changes: Iterable<{ readonly at: number; readonly mask: number }>,
  read: (bytes: Buffer) => Promise<unknown>,
): Promise<number[]> {
  const accepted: number[] = [];
  const changed = Buffer.from(bytes);
  for (const { at, mask } of changes) {
    changed[at] = (bytes[at] ?? 0) ^ mask;
    if (!(await isRefused(() => read(changed)))) accepted.push(at);
    changed[at] = bytes[at] ?? 0;
  }
  return accepted;
}

/** Bytes that all stand under one and the same check: of these every seventh is changed, in a long run each. */
type Alike = readonly [from: number, to: number];

/** One bit of each byte from `from` to `to`, a different one each time; in a long run all bits. */
function* bits(from: number, to: number, alike: Alike) {
  for (let at = from; at < to; at += !isLongRun && at >= alike[0] && at < alike[1] ? 7 : 1) {
    if (isLongRun) yield* everyBit(at, at + 1);
    else yield { at, mask: 1 << ((at * 5 + 3) % 8) };
  }
}

function* everyBit(from: number, to: number) {
  for (let at = from; at < to; at++) for (let bit = 0; bit < 8; bit++) yield { at, mask: 1 << bit };
}

let plain: Buffer;
let sealed: Buffer;
let header: number;
let key: Uint8Array;

beforeAll(async () => {
  plain = await writtenBundle(sampleContent());
  const recipients = [await identityToRecipient(testIdentity)];
  sealed = await writtenBundle(sampleContent({ boundTo: recipients }), { recipients, passphrase: null });
  const opened = await openAge(bytesSource(sealed), keys);
  header = opened.payloadStart;
  key = opened.key;
});

describe('a plain bundle', () => {
  it('is refused with a bit flipped, wherever that is', { timeout }, async () => {
    const summary = [plain.indexOf('%PDF-') + 100, plain.lastIndexOf('startxref')] as const;
    expect(summary[1] - summary[0]).toBeGreaterThan(plain.length / 3);
    expect(await acceptedFlips(plain, bits(0, plain.length, summary), openPlain)).toEqual([]);
  });

  it('is refused with any bit flipped in its headers', async () => {
    expect(await acceptedFlips(plain, everyBit(0, 400), openPlain)).toEqual([]);
    expect(await acceptedFlips(plain, everyBit(plain.length - 2500, plain.length), openPlain)).toEqual([]);
  });

  it('is called altered or damaged, not something else, when it begins or ends wrongly', async () => {
    const cut = [plain.subarray(0, plain.length - 1), plain.subarray(0, 2000), plain.subarray(2)];
    for (const at of [
      ...Array(120).keys(),
      ...Array.from({ length: 120 }, (_, back) => plain.length - back - 1),
    ]) {
      const changed = Buffer.from(plain);
      changed[at] = (plain[at] ?? 0) ^ 4;
      cut.push(changed);
    }
    for (const bytes of cut)
      await expect(openPlain(bytes)).rejects.toThrow(
        /bundle was altered.* Nothing was changed|holds more files than/,
      );
    const begun = Buffer.concat([Buffer.from('age-encrypuion.org/v1\n'), sealed.subarray(22)]);
    await expect(open(begun)).rejects.toThrow('bundle was altered, cut short or damaged on its way');
    await expect(open(Buffer.from('no bundle, but some other file'))).rejects.toThrow('is not a bundle');
  });

  it('is refused when cut anywhere', async () => {
    for (let length = 0; length < plain.length; length++) {
      if (!(await isRefused(() => openPlain(plain.subarray(0, length))))) expect(length).toBe('refused');
    }
  });
});

describe('an encrypted bundle', () => {
  it('is refused with any bit flipped in its header', async () => {
    expect(await acceptedFlips(sealed, everyBit(0, header), open)).toEqual([]);
  });

  it('is refused with a bit flipped, wherever that is in its payload', { timeout }, async () => {
    const read = (bytes: Buffer) => readBag(openedSource(bytesSource(bytes), header, key));
    await read(sealed);
    const chunk = [header + 100, sealed.length - 100] as const;
    expect(await acceptedFlips(sealed, bits(header, sealed.length, chunk), read)).toEqual([]);
  });

  it('is refused when cut, wherever that is', async () => {
    for (let length = 0; length < header + 40; length++)
      expect(await isRefused(() => open(sealed.subarray(0, length)))).toBe(true);
    for (let length = header; length < sealed.length; length += isLongRun ? 1 : 5) {
      const cut = () => readBag(openedSource(bytesSource(sealed.subarray(0, length)), header, key));
      if (!(await isRefused(async () => cut()))) expect(length).toBe('refused');
    }
  });
});

describe('a ZIP by another program, without a seal', () => {
  it('with a bit flipped is refused, or says the same', async () => {
    const foreign = zipOf(await bagFilesOf());
    const said = (bundle: Awaited<ReturnType<typeof open>>) =>
      JSON.stringify([
        bundle.info,
        bundle.cases.map(({ entries }) => entries),
        bundle.documents.map(({ sha256 }) => sha256),
      ]);
    const truth = said(await open(foreign));
    const changed = Buffer.from(foreign);
    for (let at = 0; at < foreign.length; at += at < 20_000 || at > 50_000 ? 13 : 997) {
      changed[at] = (foreign[at] ?? 0) ^ (1 << (at % 8));
      const outcome = await open(changed).then(said, (thrown: unknown) => {
        if (thrown instanceof Failure) return truth;
        throw thrown;
      });
      if (outcome !== truth) expect(at).toBe('refused or the same');
      changed[at] = foreign[at] ?? 0;
    }
  });
});

import { hashRaw, type Options } from '@node-rs/argon2';
import { Failure } from '../core/failure.ts';

/** Argon2id's cost: memory in KiB, passes, lanes. */
export interface KdfCost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** What a slot may ask for; checked before anything is allocated. */
export const costBounds = {
  m: { min: 19_456, max: 1_048_576 },
  t: { min: 1, max: 64 },
  p: { min: 1, max: 4 },
} as const;

const memory = 131_072;
const leastPasses = 7;
const mostPasses = 40;
/** Milliseconds that one guess is to take, so that it takes a quarter of a second even when the measure was off. */
const target = 360;

/** Derives the 32-byte key that wraps a vault key. The same passphrase in any Unicode form gives the same key. */
export async function deriveKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Buffer> {
  // 2 is Argon2id; the package declares its names as a const enum, which type stripping cannot read.
  const algorithm = 2 as NonNullable<Options['algorithm']>;
  return hashRaw(passphrase.normalize('NFC'), {
    algorithm,
    memoryCost: cost.m,
    timeCost: cost.t,
    parallelism: cost.p,
    outputLen: 32,
    salt,
  });
}

/** How many passes one guess takes when a single one takes `elapsed` milliseconds. */
export function passesFor(elapsed: number): number {
  return Math.min(mostPasses, Math.max(leastPasses, Math.ceil(target / Math.max(elapsed, 1))));
}

/** The cost at which one guess takes at least a quarter of a second on this machine. */
export async function measureCost(): Promise<KdfCost> {
  const cost = { m: memory, t: 1, p: 1 };
  let fastest = Infinity;
  // The first run pays for fresh memory, and any run may share the machine: the fastest one tells.
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    await deriveKey('measure', new Uint8Array(16), cost);
    fastest = Math.min(fastest, performance.now() - began);
  }
  return { ...cost, t: passesFor(fastest) };
}

export const shortestPassphrase = 8;

/** Throws a Failure `weak-passphrase` for what is too short, or one character again and again. */
export function checkPassphrase(passphrase: string): void {
  const characters = Array.from(passphrase.normalize('NFC'));
  if (characters.length < shortestPassphrase || new Set(characters).size < 4) {
    throw new Failure(
      'weak-passphrase',
      `The passphrase is too weak. Use at least ${shortestPassphrase} characters, better four or more words that do not belong together. Nothing was changed.`,
    );
  }
}

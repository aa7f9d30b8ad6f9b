import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './atomic-file.ts';

/** How many entries had arrived, and the chain over their ids: SHA-256 of the chain before and the id. */
export interface Arrival {
  readonly count: number;
  readonly chain: Uint8Array;
}

export const noArrivals: Arrival = { count: 0, chain: new Uint8Array(32) };

/** The chain after one more entry. `id` is a SHA-256 in hexadecimal. */
export function advanceChain(chain: Uint8Array, id: string): Buffer {
  return createHash('sha256').update(chain).update(Buffer.from(id, 'hex')).digest();
}

const magic = Buffer.from('redrope witness\u0001');
const bodyBytes = magic.length + 8 + 32;
const recordBytes = bodyBytes + 32;
/** A slot has a disk block of its own, so that a torn write cannot reach the other one. */
const slotBytes = 4096;

/**
 * A small file beside the database that remembers what the database had acknowledged. Two slots are written in turn;
 * each carries a MAC under a key that only the unlocked vault has.
 */
export class Witness {
  readonly #handle: number;
  readonly #macKey: Uint8Array;
  #next = 0;
  #latest: Arrival | null = null;

  private constructor(handle: number, macKey: Uint8Array) {
    this.#handle = handle;
    this.#macKey = macKey;
  }

  /** Makes the file, for a database without entries. */
  static create(file: string, vaultKey: Uint8Array): Witness {
    const witness = new Witness(openSync(file, 'wx+', 0o600), macKeyFrom(vaultKey));
    witness.reset(noArrivals);
    syncFolder(dirname(file));
    return witness;
  }

  /** Opens the file, or makes it where it is not there; `latest` is then null. */
  static open(file: string, vaultKey: Uint8Array): Witness {
    const witness = new Witness(openHandle(file), macKeyFrom(vaultKey));
    const [first, second] = [witness.#read(0), witness.#read(1)];
    const firstIsNewer = second === null || (first !== null && first.count >= second.count);
    witness.#latest = firstIsNewer ? first : second;
    witness.#next = firstIsNewer ? 1 : 0;
    return witness;
  }

  /** What was last written; null when neither slot holds. */
  get latest(): Arrival | null {
    return this.#latest;
  }

  /** Writes over the older slot and waits until the disk has it. */
  write(arrival: Arrival): void {
    const body = Buffer.alloc(bodyBytes);
    magic.copy(body);
    body.writeBigUInt64BE(BigInt(arrival.count), magic.length);
    body.set(arrival.chain, magic.length + 8);
    const slot = Buffer.alloc(slotBytes);
    slot.set(Buffer.concat([body, this.#mac(body)]));
    writeSync(this.#handle, slot, 0, slotBytes, this.#next * slotBytes);
    fdatasyncSync(this.#handle);
    this.#latest = arrival;
    this.#next = 1 - this.#next;
  }

  /** Forgets everything before: both slots say the same. */
  reset(arrival: Arrival): void {
    this.write(arrival);
    this.write(arrival);
  }

  close(): void {
    closeSync(this.#handle);
    this.#macKey.fill(0);
  }

  #read(slot: number): Arrival | null {
    const record = Buffer.alloc(recordBytes);
    if (readSync(this.#handle, record, 0, recordBytes, slot * slotBytes) < recordBytes) return null;
    const body = record.subarray(0, bodyBytes);
    if (!timingSafeEqual(this.#mac(body), record.subarray(bodyBytes))) return null;
    const count = Number(body.readBigUInt64BE(magic.length));
    return { count, chain: Uint8Array.from(body.subarray(magic.length + 8)) };
  }

  #mac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.#macKey).update(body).digest();
  }
}

function macKeyFrom(vaultKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', vaultKey, new Uint8Array(0), 'redrope witness 1', 32));
}

function openHandle(file: string): number {
  try {
    return openSync(file, 'r+');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return openSync(file, 'wx+', 0o600);
  }
}

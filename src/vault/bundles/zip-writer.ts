import { crc32 } from 'node:zlib';
import { Failure } from '../../core/failure.ts';
import type { ByteSink } from './byte-sink.ts';
import { flags, in64, sealLength, sealPrefix, signatures, sizes, zip64Field } from './zip-format.ts';

interface Written {
  readonly name: Buffer;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** Zip 2.0, or 4.5 where an offset needs ZIP64; made on Unix, so that the file mode below is understood. */
const version = 20;
const version64 = 45;
const madeByUnix = 3 << 8;
/** A regular file, readable by all and writable by its owner. */
const fileMode = 0o100644 * 0x10000;

/**
 * Writes a ZIP from front to back, its files as they are (not compressed) and all dated alike: the same files in the
 * same order give the same bytes. `date` is UTC.
 */
export class ZipWriter {
  readonly #sink: ByteSink;
  readonly #written: Written[] = [];
  readonly #time: number;
  readonly #date: number;
  readonly #sealed: boolean;
  #offset = 0;

  /** `sealed`: the ZIP ends where `sink` is to add the seal of 64 digits (`digestSink`). */
  constructor(sink: ByteSink, date: Date, { sealed }: { readonly sealed: boolean }) {
    this.#sink = sink;
    this.#time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
    const year = Math.min(2107, Math.max(1980, date.getUTCFullYear())) - 1980;
    this.#date = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
    this.#sealed = sealed;
  }

  /** A file that is at hand as a whole. */
  add(name: string, content: Uint8Array): void {
    const file = this.#begin(name, flags.utf8, crc32(content), content.length);
    this.#put(content);
    this.#written.push(file);
  }

  /** A file that comes in pieces, `size` bytes of them. Throws a Failure `bundle-too-large` from 4 GiB on. */
  async addPieces(name: string, size: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    if (size >= in64.four) {
      throw new Failure('bundle-too-large', 'A document of 4 GiB or more does not fit into a bundle.');
    }
    const file = this.#begin(name, flags.utf8 | flags.descriptor, 0, 0);
    let crc = 0;
    for await (const piece of pieces) {
      crc = crc32(piece, crc);
      this.#put(piece);
    }
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(signatures.descriptor, 0);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(size, 8);
    descriptor.writeUInt32LE(size, 12);
    this.#put(descriptor);
    this.#written.push({ ...file, crc, size });
  }

  /** The list of files. */
  end(): void {
    const start = this.#offset;
    for (const file of this.#written) this.#put(this.#centralHeader(file));
    this.#put(this.#endRecords(start, this.#offset - start));
    if (this.#sealed) this.#put(Buffer.from(sealPrefix));
    this.#sink.end();
  }

  #put(bytes: Uint8Array): void {
    this.#sink.write(bytes);
    this.#offset += bytes.length;
  }

  #begin(name: string, flag: number, crc: number, size: number): Written {
    const file = { name: Buffer.from(name), flags: flag, crc, size, offset: this.#offset };
    const header = Buffer.alloc(sizes.local);
    header.writeUInt32LE(signatures.local, 0);
    this.#common(header, 4, file, version);
    this.#put(Buffer.concat([header, file.name]));
    return file;
  }

  /** The 26 bytes that local and central headers have in common. */
  #common(header: Buffer, at: number, file: Written, needed: number): void {
    header.writeUInt16LE(needed, at);
    header.writeUInt16LE(file.flags, at + 2);
    header.writeUInt16LE(0, at + 4);
    header.writeUInt16LE(this.#time, at + 6);
    header.writeUInt16LE(this.#date, at + 8);
    header.writeUInt32LE(file.crc, at + 10);
    header.writeUInt32LE(file.size, at + 14);
    header.writeUInt32LE(file.size, at + 18);
    header.writeUInt16LE(file.name.length, at + 22);
    header.writeUInt16LE(0, at + 24);
  }

  #centralHeader(file: Written): Buffer {
    const far = file.offset >= in64.four;
    const header = Buffer.alloc(sizes.central);
    header.writeUInt32LE(signatures.central, 0);
    header.writeUInt16LE(madeByUnix | (far ? version64 : version), 4);
    this.#common(header, 6, file, far ? version64 : version);
    header.writeUInt16LE(far ? 12 : 0, 30);
    header.writeUInt32LE(fileMode, 38);
    header.writeUInt32LE(far ? in64.four : file.offset, 42);
    const extra = Buffer.alloc(far ? 12 : 0);
    if (far) {
      extra.writeUInt16LE(zip64Field, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(BigInt(file.offset), 4);
    }
    return Buffer.concat([header, file.name, extra]);
  }

  #endRecords(start: number, length: number): Buffer {
    const count = this.#written.length;
    const large = count >= in64.two || start >= in64.four || length >= in64.four;
    const end = Buffer.alloc(sizes.end);
    end.writeUInt32LE(signatures.end, 0);
    end.writeUInt16LE(large ? in64.two : count, 8);
    end.writeUInt16LE(large ? in64.two : count, 10);
    end.writeUInt32LE(large ? in64.four : length, 12);
    end.writeUInt32LE(large ? in64.four : start, 16);
    end.writeUInt16LE(this.#sealed ? sealLength : 0, 20);
    return large ? Buffer.concat([zip64End(start, length, count), end]) : end;
  }
}

function zip64End(start: number, length: number, count: number): Buffer {
  const record = Buffer.alloc(sizes.end64 + sizes.locator64);
  record.writeUInt32LE(signatures.end64, 0);
  record.writeBigUInt64LE(BigInt(sizes.end64 - 12), 4);
  record.writeUInt16LE(madeByUnix | version64, 12);
  record.writeUInt16LE(version64, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(signatures.locator64, sizes.end64);
  record.writeBigUInt64LE(BigInt(start + length), sizes.end64 + 8);
  record.writeUInt32LE(1, sizes.end64 + 16);
  return record;
}

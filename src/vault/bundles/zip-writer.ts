import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Failure } from '../../core/failure.ts';
import type { ByteSink } from './byte-sink.ts';
import { in64, sealDigits, sealPrefix } from './zip-format.ts';

/** A file to be zipped: at hand as a whole, or `size` bytes that come in pieces when it is its turn. */
export type ZippedFile =
  | { readonly name: string; readonly content: Uint8Array }
  | { readonly name: string; readonly size: number; pieces(): AsyncIterable<Uint8Array> };

/** A sink that says when it wants more. */
export interface PacedSink extends ByteSink {
  /** Fails where the sink has failed. */
  room(): Promise<void>;
}

/**
 * Writes a ZIP from front to back, its files as they are (not compressed): the same files in the same order give the
 * same bytes. `sealed`: it ends where `sink` is to add the digits of the seal (`digestSink`). Fails as `room` and the
 * pieces do, and with a Failure `bundle-too-large` for a file in pieces from 4 GiB on.
 */
export async function writeZip(
  files: Iterable<ZippedFile>,
  sink: PacedSink,
  { sealed }: { readonly sealed: boolean },
): Promise<void> {
  const zip = new ZipFile();
  const output = intoSink(sink, sealed ? sealDigits : 0);
  zip.on('error', (error: Error) => output.destroy(error));
  for (const file of files) addFile(zip, file, output);
  zip.end({ forceZip64Format: false, comment: sealed ? sealPrefix + '0'.repeat(sealDigits) : '' });
  try {
    await pipeline(zip.outputStream, output);
  } catch (thrown) {
    // Else yazl would go on to files whose turn has not come.
    zip.emit('error', thrown);
    throw thrown;
  }
}

function addFile(zip: ZipFile, file: ZippedFile, output: Writable): void {
  const options = { ...attributes(), compress: false };
  if ('content' in file) {
    const { buffer, byteOffset, length } = file.content;
    zip.addBuffer(Buffer.from(buffer, byteOffset, length), file.name, options);
    return;
  }
  if (file.size >= in64.four) {
    throw new Failure('bundle-too-large', 'A document of 4 GiB or more does not fit into a bundle.');
  }
  zip.addReadStreamLazy(file.name, { ...options, size: file.size }, (give) => {
    const pieces = Readable.from(file.pieces());
    const stop = () => pieces.destroy();
    pieces.on('error', (error) => zip.emit('error', error));
    pieces.on('close', () => output.off('close', stop));
    output.on('close', stop);
    give(null, pieces);
  });
}

/**
 * A regular file, readable by all and writable by its owner. DOS dates are local times, and yazl makes them in the
 * zone of this machine: noon of this day is there in every zone, and the same in all.
 */
function attributes() {
  return { mode: 0o100644, mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true };
}

/** Passes everything on to `sink` but the last `withheld` bytes, which must all come in the last piece. */
function intoSink(sink: PacedSink, withheld: number): Writable {
  let last: Buffer = Buffer.alloc(0);
  return new Writable({
    write(bytes: Buffer, _encoding, done) {
      sink.write(last);
      last = bytes;
      sink.room().then(() => done(), done);
    },
    final(done) {
      sink.write(last.subarray(0, last.length - withheld));
      sink.end();
      done();
    },
  });
}

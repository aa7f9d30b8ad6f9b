import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { sealingSink } from './age-stream.ts';
import { digestSink, type ByteSink } from './byte-sink.ts';
import { blockSize, type WriteJob, type WriteReply, type WriteRequest } from './write-messages.ts';

/**
 * Seals and writes a bundle while the vault's own thread reads documents out of the database. Nothing but sealed bytes,
 * or the plain ZIP that was asked for, reaches the disk.
 */
const { part, age, blocks } = workerData as WriteJob;
const hash = createHash('sha256');
let size = 0;
let handle = -1;

const file: ByteSink = {
  write(bytes) {
    hash.update(bytes);
    size += bytes.length;
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
  },
  end() {
    fsyncSync(handle);
    closeSync(handle);
  },
};
const sink = age === null ? digestSink(file) : sealingSink(file, age.key);

function reply(message: WriteReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

function guarded(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    reply({ kind: 'failed', code, message: thrown instanceof Error ? thrown.message : 'unknown' });
    parentPort?.close();
  }
}

guarded(() => {
  handle = openSync(part, 'wx', 0o600);
  if (age !== null) file.write(age.bytes);
});
parentPort?.on('message', (request: WriteRequest) => guarded(() => answer(request)));

function answer(request: WriteRequest): void {
  switch (request.kind) {
    case 'bytes':
      return sink.write(request.bytes);
    case 'block':
      sink.write(Buffer.from(blocks, request.block * blockSize, request.length));
      return reply({ kind: 'free', block: request.block });
    case 'end':
      sink.end();
      reply({ kind: 'ended', file: { bytes: size, sha256: hash.digest('hex') } });
      parentPort?.close();
  }
}

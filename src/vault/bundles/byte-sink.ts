import { createHash } from 'node:crypto';

/** Where bytes are written one after the other. `end` is called once, after the last. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** Passes on what is written to it and, at the end, the SHA-256 of all of it in hexadecimal: the seal of a plain ZIP. */
export function digestSink(sink: ByteSink): ByteSink {
  const hash = createHash('sha256');
  return {
    write(bytes) {
      hash.update(bytes);
      sink.write(bytes);
    },
    end() {
      sink.write(Buffer.from(hash.digest('hex')));
      sink.end();
    },
  };
}

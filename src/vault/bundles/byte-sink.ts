/** Where bytes are written one after the other. `end` is called once, after the last. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** Bytes that can be read by range without being held whole: a document, an upload, a bundle file. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset`, as many as `length`, fewer at the end. */
  read(offset: number, length: number): Uint8Array;
}

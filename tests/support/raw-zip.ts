import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a ZIP that is written exactly as told, right or wrong. */
export interface RawFile {
  readonly name: string | Buffer;
  readonly content: Uint8Array;
  readonly deflate?: boolean;
  /** Unix mode, with the kind of file. */
  readonly mode?: number;
  readonly flags?: number;
  readonly extra?: Buffer;
  /** What the local header says in place of what is true. */
  readonly local?: {
    readonly name?: string;
    readonly size?: number;
    readonly extra?: Buffer;
    readonly method?: number;
  };
  /** What both headers say of the size in place of what is true. */
  readonly claimedSize?: number;
  /** Bytes put before its local header that belong to nothing. */
  readonly gap?: Buffer;
}

export interface RawOptions {
  readonly comment?: string;
  readonly before?: Buffer;
  readonly after?: Buffer;
}

export function rawZip(files: readonly RawFile[], { comment = '', before, after }: RawOptions = {}): Buffer {
  const parts: Buffer[] = before === undefined ? [] : [before];
  const central: Buffer[] = [];
  let offset = before?.length ?? 0;
  const put = (...bytes: Buffer[]) => {
    for (const part of bytes) {
      parts.push(part);
      offset += part.length;
    }
  };
  for (const file of files) {
    if (file.gap !== undefined) put(file.gap);
    const start = offset;
    const packed = file.deflate === true ? deflateRawSync(file.content) : Buffer.from(file.content);
    const name = Buffer.from(file.name);
    const extra = file.extra ?? Buffer.alloc(0);
    const common = (method: number, size: number, nameLength: number, extraLength: number) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(file.flags ?? 0, 2);
      bytes.writeUInt16LE(method, 4);
      bytes.writeUInt32LE(0x5b764820, 6);
      bytes.writeUInt32LE(crc32(file.content), 10);
      bytes.writeUInt32LE(packed.length, 14);
      bytes.writeUInt32LE(size, 18);
      bytes.writeUInt16LE(nameLength, 22);
      bytes.writeUInt16LE(extraLength, 24);
      return bytes;
    };
    const method = file.deflate === true ? 8 : 0;
    const size = file.claimedSize ?? file.content.length;
    const localName = file.local?.name === undefined ? name : Buffer.from(file.local.name);
    const localExtra = file.local?.extra ?? extra;
    put(
      Buffer.from('PK\u0003\u0004'),
      common(file.local?.method ?? method, file.local?.size ?? size, localName.length, localExtra.length),
      localName,
      localExtra,
      packed,
    );
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((file.mode ?? 0o100644) * 0x10000) >>> 0, 6);
    tail.writeUInt32LE(start, 10);
    const made = Buffer.from([20, 3]);
    central.push(
      Buffer.from('PK\u0001\u0002'),
      made,
      common(method, size, name.length, extra.length),
      tail,
      name,
      extra,
    );
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, list, end, Buffer.from(comment), after ?? Buffer.alloc(0)]);
}

import { collisionKey, isSafePath } from '../../core/bundles/file-names.ts';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { flags, in64, sealLength, sealPrefix, signatures, sizes, zip64Field } from './zip-format.ts';

/** One file in a ZIP. `offset` is where its content begins. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

export interface ZipListing {
  /** By name; folders are not listed. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The SHA-256 that the seal promises of all bytes but its own 64 digits; null for a ZIP without a seal. */
  readonly seal: string | null;
}

/** An entry as the list of files at the end has it; `header` is where its local header begins. */
interface CentralEntry {
  readonly rawName: Buffer;
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly header: number;
}

const stored = 0;
const deflated = 8;

export function unreadable(what: string): Failure {
  return new Failure(
    'bundle-unreadable',
    `This file is not a bundle that Redrope reads: ${what}. Nothing was changed. Ask the sender for the file again.`,
  );
}

/**
 * Lists a ZIP, and refuses (`bundle-unreadable`, `bundle-too-large`) every one that two programs could read
 * differently or that holds more than plain files: its local headers must agree with its list of files, and every byte
 * must belong to one of them.
 */
export function listZip(source: ByteSource): ZipListing {
  const end = readEnd(source);
  const list = source.read(end.listStart, end.listLength);
  const all = readList(Buffer.from(list.buffer, list.byteOffset, list.length), end.count);
  const files = checkNames(all);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (const central of all.toSorted((a, b) => a.header - b.header)) {
    if (central.header !== at) throw unreadable('there are bytes between its files that belong to none');
    const entry = readLocal(source, central);
    at = afterContent(source, central, entry, end.listStart);
    if (files.has(central)) entries.set(entry.name, entry);
  }
  if (at !== end.listStart) throw unreadable('there are bytes after its files that belong to none');
  return { entries, seal: end.seal };
}

function bufferAt(source: ByteSource, offset: number, length: number): Buffer {
  const bytes = offset < 0 ? new Uint8Array(0) : source.read(offset, length);
  if (bytes.length !== length) throw unreadable('it is cut short');
  return Buffer.from(bytes.buffer, bytes.byteOffset, length);
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw unreadable('its sizes cannot be');
  return Number(value);
}

interface End {
  readonly listStart: number;
  readonly listLength: number;
  readonly count: number;
  readonly seal: string | null;
}

function readEnd(source: ByteSource): End {
  const seal = readSeal(source);
  const at = source.size - sizes.end - (seal === null ? 0 : sealLength);
  const end = bufferAt(source, at, sizes.end);
  const disks = end.readUInt32LE(4);
  const count = end.readUInt16LE(8);
  const commentLength = end.readUInt16LE(20);
  if (end.readUInt32LE(0) !== signatures.end || commentLength !== (seal === null ? 0 : sealLength)) {
    throw unreadable('it is no ZIP, is cut short, or has something after its end');
  }
  if (disks !== 0 || count !== end.readUInt16LE(10)) throw unreadable('it is in several parts');
  const listLength = end.readUInt32LE(12);
  const listStart = end.readUInt32LE(16);
  const small = count !== in64.two && listLength !== in64.four && listStart !== in64.four;
  const found = small ? { listStart, listLength, count, listEnd: at } : readEnd64(source, at);
  if (found.count > bundleLimits.files || found.listLength > bundleLimits.fileList) {
    throw new Failure('bundle-too-large', 'This bundle holds more files than Redrope opens.');
  }
  if (found.listStart + found.listLength !== found.listEnd) {
    throw unreadable('its list of files is not where it must be');
  }
  return { ...found, seal };
}

function readSeal(source: ByteSource): string | null {
  if (source.size < sizes.end + sealLength) return null;
  const text = bufferAt(source, source.size - sealLength, sealLength).toString('latin1');
  if (!text.startsWith(sealPrefix)) return null;
  return text.slice(sealPrefix.length);
}

function readEnd64(source: ByteSource, endAt: number): Omit<End, 'seal'> & { readonly listEnd: number } {
  const at = endAt - sizes.locator64 - sizes.end64;
  const record = bufferAt(source, at, sizes.end64 + sizes.locator64);
  const locator = record.subarray(sizes.end64);
  const whole =
    record.readUInt32LE(0) === signatures.end64 &&
    record.readBigUInt64LE(4) === BigInt(sizes.end64 - 12) &&
    record.readBigUInt64LE(16) === 0n &&
    record.readBigUInt64LE(24) === record.readBigUInt64LE(32) &&
    locator.readUInt32LE(0) === signatures.locator64 &&
    locator.readUInt32LE(4) === 0 &&
    locator.readBigUInt64LE(8) === BigInt(at) &&
    locator.readUInt32LE(16) === 1;
  if (!whole) throw unreadable('its ZIP64 records do not agree');
  return {
    count: safeNumber(record.readBigUInt64LE(24)),
    listLength: safeNumber(record.readBigUInt64LE(40)),
    listStart: safeNumber(record.readBigUInt64LE(48)),
    listEnd: at,
  };
}

function readList(list: Buffer, count: number): CentralEntry[] {
  const entries: CentralEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const length = centralLength(list, at);
    entries.push(readCentral(list.subarray(at, at + length)));
    at += length;
  }
  if (at !== list.length) throw unreadable('its list of files does not end where it must');
  return entries;
}

function centralLength(list: Buffer, at: number): number {
  if (at + sizes.central > list.length || list.readUInt32LE(at) !== signatures.central) {
    throw unreadable('its list of files is damaged');
  }
  const length = sizes.central + list.readUInt16LE(at + 28) + list.readUInt16LE(at + 30);
  if (list.readUInt16LE(at + 32) !== 0) throw unreadable('a file has a comment');
  if (at + length > list.length) throw unreadable('its list of files is damaged');
  return length;
}

function readCentral(header: Buffer): CentralEntry {
  const nameEnd = sizes.central + header.readUInt16LE(28);
  const rawName = header.subarray(sizes.central, nameEnd);
  const flag = header.readUInt16LE(8);
  const method = header.readUInt16LE(10);
  const allowed = flags.utf8 | flags.descriptor | (method === deflated ? flags.deflateLevel : 0);
  if ((flag & flags.encrypted) !== 0) throw unreadable('a file in it is encrypted by itself');
  if ((flag & ~allowed) !== 0 || (method !== stored && method !== deflated)) {
    throw unreadable('a file in it is packed in a way that is not allowed');
  }
  if (header.readUInt16LE(34) !== 0) throw unreadable('it is in several parts');
  checkKind(header, rawName.at(-1) === 0x2f);
  const wide = readZip64(header, header.subarray(nameEnd));
  return {
    rawName,
    name: readName(rawName),
    flags: flag,
    method,
    time: header.readUInt32LE(12),
    crc: header.readUInt32LE(16),
    compressedSize: wide.compressedSize,
    size: wide.size,
    header: wide.header,
  };
}

/** Refuses links, devices and the like: on Unix the mode is in the upper half of the external attributes. */
function checkKind(header: Buffer, isFolder: boolean): void {
  const system = header.readUInt8(5);
  const kind = header.readUInt16LE(40) & 0o170000;
  const expected = isFolder ? 0o040000 : 0o100000;
  if (system !== 0 && system !== 3) throw unreadable('it comes from a system that Redrope does not know');
  if (kind !== 0 && kind !== expected)
    throw unreadable('it holds a link or something else that is no plain file');
}

function readName(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw unreadable('a name in it is not UTF-8');
  }
}

/** Fields that carry times and owners and change nothing: extended timestamp, old and new Unix, NTFS. */
const harmlessFields: readonly number[] = [0x5455, 0x5855, 0x7855, 0x7875, 0x000a];

function readZip64(header: Buffer, extra: Buffer) {
  const field = findField(extra);
  let at = 0;
  const value = (place: number): number => {
    const short = header.readUInt32LE(place);
    if (short !== in64.four) return short;
    if (field === null || at + 8 > field.length) throw unreadable('a ZIP64 field is missing');
    at += 8;
    return safeNumber(field.readBigUInt64LE(at - 8));
  };
  const size = value(24);
  const compressedSize = value(20);
  const start = value(42);
  if (field !== null && at !== field.length) throw unreadable('a ZIP64 field says more than it must');
  return { size, compressedSize, header: start };
}

/** The ZIP64 field among the extra fields, all of which must be whole and known. */
function findField(extra: Buffer): Buffer | null {
  let found: Buffer | null = null;
  for (let at = 0; at < extra.length;) {
    const end = at + 4 > extra.length ? Infinity : at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) throw unreadable('an extra field is damaged');
    const id = extra.readUInt16LE(at);
    if (id === zip64Field && found === null) found = extra.subarray(at + 4, end);
    else if (!harmlessFields.includes(id)) throw unreadable('it has an extra field that is not allowed');
    at = end;
  }
  return found;
}

/** Checks all names together; gives the entries that are files. A folder must hold something and be empty itself. */
function checkNames(all: readonly CentralEntry[]): ReadonlySet<CentralEntry> {
  const keys = new Set<string>();
  const folderKeys = new Map<string, string>();
  const files = new Set<CentralEntry>();
  for (const entry of all) {
    const isFolder = entry.name.endsWith('/');
    const path = isFolder ? entry.name.slice(0, -1) : entry.name;
    if (!isSafePath(path)) throw unreadable('it holds a file whose name is not safe to unpack');
    const key = isFolder ? `${collisionKey(path)}/` : collisionKey(path);
    if (keys.has(key))
      throw unreadable('two files in it have the same name, or names that differ by case alone');
    keys.add(key);
    if (!isFolder) {
      files.add(entry);
      for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
        noteFolder(folderKeys, path.slice(0, slash));
      }
    }
  }
  for (const entry of all) {
    const path = entry.name.replace(/\/$/, '');
    if (files.has(entry) ? folderKeys.has(collisionKey(path)) : folderKeys.get(collisionKey(path)) !== path) {
      throw unreadable('it holds a folder that is empty or has the name of a file');
    }
    if (!files.has(entry) && entry.size !== 0) throw unreadable('a folder in it has content');
  }
  return files;
}

function noteFolder(folders: Map<string, string>, path: string): void {
  const key = collisionKey(path);
  const known = folders.get(key);
  if (known === undefined) folders.set(key, path);
  else if (known !== path) throw unreadable('two folders in it have names that differ by case alone');
}

function readLocal(source: ByteSource, central: CentralEntry): ZipEntry {
  const header = bufferAt(source, central.header, sizes.local);
  const later = (central.flags & flags.descriptor) !== 0;
  const nameLength = header.readUInt16LE(26);
  const extraLength = header.readUInt16LE(28);
  const names = bufferAt(source, central.header + sizes.local, nameLength + extraLength);
  const agrees = (place: number, value: number, wide: boolean): boolean => {
    const found = header.readUInt32LE(place);
    return found === value || (later && found === 0) || (wide && found === in64.four);
  };
  const whole =
    header.readUInt32LE(0) === signatures.local &&
    header.readUInt16LE(6) === central.flags &&
    header.readUInt16LE(8) === central.method &&
    header.readUInt32LE(10) === central.time &&
    agrees(14, central.crc, false) &&
    agrees(18, central.compressedSize, true) &&
    agrees(22, central.size, true) &&
    names.subarray(0, nameLength).equals(central.rawName);
  if (!whole) throw unreadable('the beginning of a file in it does not agree with its list of files');
  checkLocalField(findField(names.subarray(nameLength)), header, central);
  checkSizes(central);
  return {
    name: central.name,
    deflated: central.method === deflated,
    crc: central.crc,
    compressedSize: central.compressedSize,
    size: central.size,
    offset: central.header + sizes.local + nameLength + extraLength,
  };
}

/** A local ZIP64 field holds both sizes, size first. */
function checkLocalField(field: Buffer | null, header: Buffer, central: CentralEntry): void {
  const wide = header.readUInt32LE(18) === in64.four || header.readUInt32LE(22) === in64.four;
  if (field === null && !wide) return;
  const later = (central.flags & flags.descriptor) !== 0;
  const whole =
    field?.length === 16 &&
    [central.size, central.compressedSize].every((size, index) => {
      const found = field.readBigUInt64LE(index * 8);
      return found === BigInt(size) || (later && found === 0n);
    });
  if (!whole) throw unreadable('a ZIP64 field does not agree with its list of files');
}

/** Deflate shrinks at most 1032 to 1, and makes what it cannot shrink hardly longer. */
function checkSizes({ method, size, compressedSize }: CentralEntry): void {
  const possible =
    method === stored
      ? size === compressedSize
      : size <= compressedSize * 1032 && compressedSize <= size * 1.01 + 1024;
  if (!possible) throw unreadable('the sizes of a file in it cannot be');
}

/** Where the next header must begin: after the content, and after its descriptor where there is one. */
function afterContent(source: ByteSource, central: CentralEntry, entry: ZipEntry, limit: number): number {
  const end = entry.offset + entry.compressedSize;
  if (end > limit) throw unreadable('a file in it is cut short');
  if ((central.flags & flags.descriptor) === 0) return end;
  const room = Math.min(24, limit - end);
  const bytes = bufferAt(source, end, room);
  const length = [16, 12, 24, 20].find((candidate) => isDescriptor(bytes, candidate, entry));
  if (length === undefined) throw unreadable('the end of a file in it does not agree with its list of files');
  return end + length;
}

/** A descriptor has 4 or 8 bytes a size, with or without its signature in front. */
function isDescriptor(bytes: Buffer, length: number, { crc, compressedSize, size }: ZipEntry): boolean {
  if (bytes.length < length) return false;
  const signed = length % 8 === 0;
  if (signed && bytes.readUInt32LE(0) !== signatures.descriptor) return false;
  const at = signed ? 4 : 0;
  const wide = length >= 20;
  const found = wide
    ? [bytes.readBigUInt64LE(at + 4), bytes.readBigUInt64LE(at + 12)]
    : [BigInt(bytes.readUInt32LE(at + 4)), BigInt(bytes.readUInt32LE(at + 8))];
  return bytes.readUInt32LE(at) === crc && found[0] === BigInt(compressedSize) && found[1] === BigInt(size);
}

import sumBy from 'lodash/sumBy';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { SheetFaultCode } from '../../../../core/audit';
import { isRow } from '../../platform/strapi';
import type { SheetLimits } from './limits';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

export interface ZipProblem {
  readonly code: SheetFaultCode;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const problem = (code: SheetFaultCode, data: ZipProblem['data'] = {}): ZipProblem => ({ code, data });
const isProblem = (value: object): value is ZipProblem => 'code' in value;

/** Where the end record begins: the last one that its own comment length fits, within the 64 KiB that a comment may have. */
const endOf = (zip: Buffer): number | null => {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - 0xffff); at -= 1)
    if (zip.readUInt32LE(at) === END && at + END_BYTES + zip.readUInt16LE(at + 20) === zip.length) return at;
  return null;
};

const entriesOf = (zip: Buffer, limits: SheetLimits): readonly Entry[] | ZipProblem => {
  const end = endOf(zip);
  if (end === null) return problem('zip_malformed', { what: 'end_record' });
  if (end >= 20 && zip.readUInt32LE(end - 20) === ZIP64_LOCATOR) return problem('zip64');
  const [count, size, start] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)];
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return problem('zip64');
  if (count > limits.zipEntries) return problem('zip_too_many_entries', { entries: count, allowed: limits.zipEntries });
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > end || zip.readUInt32LE(at) !== CENTRAL) return problem('zip_malformed', { what: 'directory', entry: i + 1 });
    const [nameBytes, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const name = zip.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    const entry = {
      name,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    };
    if ([entry.packed, entry.unpacked, entry.offset].includes(0xffffffff)) return problem('zip64', { entry: name });
    if (zip.readUInt16LE(at + 8) & 1) return problem('zip_encrypted', { entry: name });
    if (entries.some((other) => other.name === name)) return problem('zip_malformed', { what: 'name_twice', entry: name });
    entries.push(entry);
    at += CENTRAL_BYTES + nameBytes + extra + comment;
  }
  // Readers differ in which of the two they believe; only a directory that ends where the record begins leaves no room for both.
  return at === end && at === start + size ? entries : problem('zip_malformed', { what: 'directory_size' });
};

/** What the entry unpacks to must be exactly what it declares: unpacking stops at the first byte more. */
const checkEntry = async (zip: Buffer, { name, method, packed, unpacked, offset }: Entry): Promise<ZipProblem | null> => {
  if (offset + LOCAL_BYTES > zip.length || zip.readUInt32LE(offset) !== LOCAL)
    return problem('zip_malformed', { what: 'header', entry: name });
  const begin = offset + LOCAL_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (begin + packed > zip.length) return problem('zip_malformed', { what: 'data', entry: name });
  const mismatch = problem('zip_size_mismatch', { entry: name, declared: unpacked });
  if (method === STORED) return packed === unpacked ? null : mismatch;
  if (method !== DEFLATED) return problem('zip_malformed', { what: 'method', entry: name });
  try {
    const { length } = await inflate(zip.subarray(begin, begin + packed), { maxOutputLength: Math.max(1, unpacked) });
    return length === unpacked ? null : mismatch;
  } catch (error) {
    const tooLong = isRow(error) && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLong ? mismatch : problem('zip_malformed', { what: 'deflate', entry: name });
  }
};

/**
 * Looks at a zip before any library does: no ZIP64, no encryption, no more entries or bytes than allowed, every entry exactly as long
 * as it declares. Null: it may be opened. Entry after entry, so no more than the largest is held at once.
 */
export const zipProblem = async (bytes: Uint8Array, limits: SheetLimits): Promise<ZipProblem | null> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (zip.length > limits.fileBytes) return problem('file_too_large', { bytes: zip.length, allowed: limits.fileBytes });
  const entries = entriesOf(zip, limits);
  if (isProblem(entries)) return entries;
  const declared = sumBy(entries, 'unpacked');
  if (declared > limits.unpackedBytes) return problem('file_too_large', { bytes: declared, allowed: limits.unpackedBytes });
  for (const entry of entries) {
    const found = await checkEntry(zip, entry);
    if (found) return found;
  }
  return null;
};

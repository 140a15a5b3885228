import { crc32 } from './crc32';
import { deflateRawSync } from 'node:zlib';

export interface Lie {
  /** What the directory says the entry unpacks to. */
  readonly unpacked?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Written instead of the packed bytes. */
  readonly packed?: Buffer;
}

export interface ZipEntry extends Lie {
  readonly name: string;
  readonly content: Buffer;
}

const u16 = (n: number) => Buffer.from([n & 0xff, (n >> 8) & 0xff]);
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};

/** A zip written by hand, so that it can lie. */
export const zipOf = (entries: readonly ZipEntry[], end: { readonly count?: number; readonly before?: Buffer } = {}): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, unpacked = content.length, flags = 0, method = 8, packed = deflateRawSync(content) } of entries) {
    const head = Buffer.concat([
      u16(20),
      u16(flags),
      u16(method),
      u32(0),
      u32(crc32(content)),
      u32(packed.length),
      u32(unpacked),
      u16(Buffer.byteLength(name)),
      u16(0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), head, Buffer.from(name), packed]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), head, Buffer.alloc(10), u32(offset), Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = end.count ?? entries.length;
  const record = Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(central.length), u32(offset), u16(0)]);
  return Buffer.concat([...files, central, end.before ?? Buffer.alloc(0), record]);
};

import { Readable } from 'node:stream';
import { HEAD_BYTES } from '../../../../core/gate';
import { inTrial } from '../../ledger/site';
import { beforeProviderWrites, bytesOf, type ProvidedFile } from '../../platform/provider';
import { textOf, type Strapi } from '../../platform/strapi';
import { refuseIfActive } from './refusal';

/** The first bytes of a stream, and a stream that still has them. */
const peek = async (stream: Readable): Promise<readonly [Buffer, Readable]> => {
  const chunks: Buffer[] = [];
  const source = stream[Symbol.asyncIterator]();
  for (let bytes = 0, next = await source.next(); !next.done; next = await source.next()) {
    chunks.push(bytesOf(next.value));
    bytes += chunks.at(-1)?.length ?? 0;
    if (bytes >= HEAD_BYTES) break;
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* chunks;
    for (let next = await source.next(); !next.done; next = await source.next()) yield bytesOf(next.value);
  }
  return [Buffer.concat(chunks).subarray(0, HEAD_BYTES), Readable.from(whole(), { objectMode: false })];
};

const judge = async (file: ProvidedFile): Promise<void> => {
  const names = [textOf(file.name) ?? '', `${textOf(file.hash) ?? ''}${textOf(file.ext) ?? ''}`].filter(Boolean);
  const types = textOf(file.mime) === null ? [] : [String(file.mime)];
  let head: Uint8Array = file.buffer instanceof Uint8Array ? file.buffer.subarray(0, HEAD_BYTES) : Buffer.alloc(0);
  if (file.stream instanceof Readable) [head, file.stream] = await peek(file.stream);
  refuseIfActive(names[0] ?? '', { names, types, head });
};

/** A10.2: behind everything that writes bytes of a file, through whatever service or none, the provider takes nothing that would run. */
export const refuseActiveBytes = (strapi: Strapi): void =>
  beforeProviderWrites(strapi, async (file) => {
    // What comes through the services is put down there.
    if (!inTrial(strapi)) await judge(file);
  });

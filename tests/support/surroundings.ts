import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import request from 'supertest';
import { dump } from './dump';
import type { People } from './people';
import { ARTICLE, draftArticle, publish, reviewed } from './review';
import type { Site } from './site';

const crc = (bytes: Buffer): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A square picture in one colour, of so many pixels a side; from 246 on Strapi makes renditions of it. */
export const png = (red: number, green: number, blue: number, side = 4): Buffer => {
  const [high, low] = [side >> 8, side & 0xff];
  const header = Buffer.from([0, 0, high, low, 0, 0, high, low, 8, 2, 0, 0, 0]);
  const row = Buffer.from([0, ...Array.from({ length: side }, () => [red, green, blue]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export interface Upload {
  upload(input: object, options?: object): Promise<MediaFile[]>;
  replace(id: number, input: object, options?: object): Promise<MediaFile>;
  updateFileInfo(id: number, info: object, options?: object): Promise<MediaFile>;
  remove(file: object): Promise<unknown>;
}

export interface MediaFile {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly hash: string;
  readonly url: string;
  readonly alternativeText: string | null;
  readonly formats?: Readonly<Record<string, { readonly url: string }>> | null;
}

export const uploadService = (site: Site): Upload => site.strapi.plugin('upload').service('upload') as unknown as Upload;

/** A file as the body parser leaves it for the upload service, which takes it away. */
export const sentFile = (bytes: Buffer, name = '配图.png') => {
  const filepath = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'three-review-')), 'sent.png');
  fs.writeFileSync(filepath, bytes);
  return { filepath, originalFilename: name, mimetype: 'image/png', size: bytes.length };
};

interface SentFile {
  readonly to?: string;
  readonly bytes?: Buffer;
  readonly name?: string | { filename: string; contentType: string };
}

/** A file sent as a browser or a program sends it, with a bearer's token. */
export const sendFile = (site: Site, bearer: string, { to = '/api/upload', bytes = png(1, 2, 3), name = '新.png' }: SentFile = {}) =>
  request(site.strapi.server.httpServer).post(to).set('Authorization', `Bearer ${bearer}`).attach('files', bytes, name);

export const newFile = async (site: Site, bytes = png(200, 30, 30), data: object = {}): Promise<MediaFile> => {
  const [file] = await uploadService(site).upload({ data: { fileInfo: {}, ...data }, files: sentFile(bytes) });
  if (!file) throw new Error('nothing was uploaded');
  return file;
};

export const uploads = (site: Site): string => path.join(site.strapi.dirs.static.public, 'uploads');

export const onDisk = (site: Site): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(uploads(site))
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(fs.readFileSync(path.join(uploads(site), name)))
          .digest('hex'),
      ])
  );

export const bytesOnDisk = (site: Site, file: MediaFile): Buffer => fs.readFileSync(path.join(site.strapi.dirs.static.public, file.url));

/** Takes away what a suite has put among the uploads. */
export const clearUploads = (site: Site, before: Record<string, string>): void => {
  for (const name of Object.keys(onDisk(site))) if (!(name in before)) fs.rmSync(path.join(uploads(site), name));
};

export const liveArticle = async (site: Site, people: People, data: object = {}): Promise<string> => {
  const documentId = await draftArticle(site, data);
  await reviewed(people, ARTICLE, documentId);
  const answer = await publish(people.publisher, ARTICLE, documentId);
  if (answer.status !== 200) throw new Error(`publish: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return documentId;
};

export const approvedArticle = async (site: Site, people: People, data: object = {}): Promise<string> => {
  const documentId = await draftArticle(site, data);
  await reviewed(people, ARTICLE, documentId);
  return documentId;
};

/** What `work` is refused with, after making sure that it left tables and files exactly as they were. */
export const refusedWithoutTrace = async (site: Site, work: () => Promise<unknown>): Promise<{ code: string; documents: unknown }> => {
  const before = { ...(await dump(site.strapi)), files: onDisk(site) };
  const details = await refusalOf(work);
  const after: Record<string, unknown> = { ...(await dump(site.strapi)), files: onDisk(site) };
  expect(
    Object.entries(before)
      .filter(([name, held]) => JSON.stringify(held) !== JSON.stringify(after[name]))
      .map(([name]) => name)
  ).toEqual([]);
  return details;
};

interface Answer {
  readonly status: number;
  readonly body: {
    readonly error?: { readonly details?: object };
    readonly errors?: readonly { readonly extensions?: { readonly error?: { readonly details?: object } } }[];
  };
}
const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && 'status' in value && 'body' in value;

/** The details of the refusal, thrown in code or answered over HTTP. */
export const refusalOf = async (work: () => Promise<unknown>): Promise<{ code: string; documents: unknown }> => {
  let outcome: unknown;
  try {
    outcome = await work();
  } catch (error) {
    const { details } = error as { details?: { code?: string } };
    if (details?.code === undefined) throw error;
    return details as { code: string; documents: unknown };
  }
  const details = isAnswer(outcome) ? (outcome.body.error?.details ?? outcome.body.errors?.[0]?.extensions?.error?.details) : undefined;
  if (!details) throw new Error(`not refused: ${JSON.stringify(isAnswer(outcome) ? [outcome.status, outcome.body] : outcome)}`);
  return details as { code: string; documents: unknown };
};

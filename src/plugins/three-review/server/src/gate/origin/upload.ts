import { open } from 'node:fs/promises';
import path from 'node:path';
import { activeEnding, HEAD_BYTES } from '../../../../core/gate';
import { UPLOAD_FILE } from '../../content';
import { guardDatabase } from '../../platform/databaseHooks';
import { extendService } from '../../platform/host';
import { isRow, textOf, type Row, type Strapi } from '../../platform/strapi';
import { dataOf, met, type Event } from '../around/events';
import { filesByIds } from '../around/media';
import { aboutFiles, ask, trying } from '../trial';
import { refuseActive, refuseIfActive } from './refusal';

const texts = (...values: readonly unknown[]): string[] => values.flatMap((value) => textOf(value) ?? []);

const headOnDisk = async (filepath: string): Promise<Uint8Array> => {
  const file = await open(filepath, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Judges one file as a body parser left it, with the name that it is to bear. */
const judgeSent = async (file: unknown, info: unknown): Promise<void> => {
  if (!isRow(file)) return;
  const sent = texts(file.originalFilename, file.name);
  const names = [...sent, ...texts(isRow(info) ? info.name : null)].map((name) => path.basename(name));
  const filepath = textOf(file.filepath) ?? textOf(file.path);
  refuseIfActive(names[0] ?? '', {
    names,
    types: texts(file.mimetype, file.type, file.detectedMimeType),
    head: filepath === null ? Buffer.alloc(0) : await headOnDisk(filepath),
  });
};

interface UploadService {
  upload(input: { readonly data?: Row; readonly files?: unknown }, options?: unknown): Promise<unknown>;
  replace(id: unknown, input: { readonly data?: Row; readonly file?: unknown }, options?: unknown): Promise<unknown>;
  updateFileInfo(id: unknown, info: Row, options?: unknown): Promise<unknown>;
}

/** A file that has borne such a name since before keeps it; nothing gets one. */
const refuseNewName = (file: Row | undefined, name: unknown): void => {
  const found = textOf(name) === null || file?.name === name ? null : activeEnding(String(name));
  if (found !== null) refuseActive(String(name), { where: 'name', found });
};

/** Every column of a file's row that says what it is or where it lies. */
const NAMING = ['name', 'ext', 'url', 'hash'] as const;

const judgeRows = (rows: readonly Row[], before: readonly Row[]): void => {
  for (const row of rows) {
    for (const column of NAMING) {
      const value = textOf(row[column]);
      const known = before.length > 0 && before.every((file) => file[column] === value);
      if (value === null || known) continue;
      const found = activeEnding(column === 'url' ? path.basename(value) : value);
      if (found !== null) refuseActive(textOf(row.name) ?? value, { where: 'name', found });
    }
  }
};

/**
 * A10.2: no file comes in that would run on the admin's origin. All of a request are judged before the first is kept. In the service, to
 * which the Media Library, REST, uploads from addresses and other plugins come; and for rows that are written past it.
 */
export const refuseActiveUploads = (strapi: Strapi): void => {
  if (!strapi.plugin('upload')) return;
  const asking = (work: () => Promise<void>): Promise<void> => ask(strapi, aboutFiles(UPLOAD_FILE), work);
  extendService<UploadService>(strapi, 'plugin::upload.upload', (held) => ({
    upload: async (input, options) => {
      const infos = [input.data?.fileInfo].flat();
      await asking(async () => {
        for (const [i, file] of [input.files].flat().entries()) await judgeSent(file, infos[i]);
      });
      return held.upload(input, options);
    },
    replace: async (id, input, options) => {
      await asking(async () => {
        for (const file of [input.file].flat()) await judgeSent(file, null);
        const info = input.data?.fileInfo;
        const [file] = await filesByIds(strapi, [Number(id)]);
        refuseNewName(file, isRow(info) ? info.name : null);
      });
      return held.replace(id, input, options);
    },
    updateFileInfo: async (id, info, options) => {
      await asking(async () => {
        const [file] = await filesByIds(strapi, [Number(id)]);
        refuseNewName(file, info.name);
      });
      return held.updateFileInfo(id, info, options);
    },
  }));
  const create = (event: Event): void => judgeRows(dataOf(event), []);
  const update = async (event: Event): Promise<void> => {
    const named = dataOf(event).filter((row) => NAMING.some((column) => row[column] !== undefined));
    if (named.length > 0) judgeRows(named, await met(strapi, event));
  };
  const guards = { beforeCreate: create, beforeCreateMany: create, beforeUpdate: update, beforeUpdateMany: update };
  guardDatabase(strapi, trying(strapi, { models: [UPLOAD_FILE], ...guards }));
};

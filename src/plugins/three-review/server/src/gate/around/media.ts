import { AsyncLocalStorage } from 'node:async_hooks';
import { currentCaller, withScope } from '../../platform/caller';
import { UPLOAD_FILE } from '../../content';
import { inTransaction } from '../../platform/database';
import { errorMessage } from '../../platform/errors';
import { extendController, extendService } from '../../platform/host';
import { bodyOf, type Ctx } from '../../platform/http';
import { isRow, queryOf, rowsOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { inTrial } from '../../ledger/site';
import { aboutFiles, ask } from '../trial';
import { changesContent } from './changes';
import { holdersOf, type Holder } from './holders';
import { heardBy, refuseLive } from './refusal';
import { bindingUses, usesOf } from './usage';
import { unshownAmong } from '../unshown';
import { lockAll, observeAll, watchedAmong } from './watched';

/** Set while this layer has looked and lets a change of files through: the lifecycles behind it need not look again. */
const settled = new AsyncLocalStorage<true>();
export const mediaIsSettled = (): boolean => settled.getStore() === true;

/** As whoever asks may see them: files that are not there for them are not there to be changed. */
const findFiles = (strapi: Strapi, where: Row): Promise<Row[]> => queryOf(strapi, UPLOAD_FILE).findMany({ where });
export const filesByIds = (strapi: Strapi, ids: readonly number[]): Promise<Row[]> =>
  ids.length === 0 ? Promise.resolve([]) : findFiles(strapi, { id: { $in: ids } });

/** The documents that show these files; refuses where one of them must stay as it is. */
export const showing = async (strapi: Strapi, trx: Trx, files: readonly Row[]): Promise<readonly Holder[]> => {
  const uses = await usesOf(strapi, trx, files);
  const bound = await bindingUses(strapi, trx, uses);
  if (bound.length > 0) {
    const caller = currentCaller(strapi);
    refuseLive(caller, 'file', bound, { files: files.map((file) => file.id) }, await heardBy(strapi, caller, bound));
  }
  return uses;
};

/**
 * Changes what `concerned` documents show, by `work`, in one transaction with what follows for them: nobody signs or publishes them
 * meanwhile, and a round that rested on the old bytes has fallen when the new ones are there (A10.2). `concerned` throws where it may not be.
 */
const change = async <T>(strapi: Strapi, concerned: (trx: Trx) => Promise<readonly Holder[]>, work: () => Promise<T>): Promise<T> => {
  const once = () => settled.run(true, work);
  if (mediaIsSettled()) return work();
  if (inTrial(strapi)) return changeInTrial(strapi, concerned, once);
  const first = await inTransaction(strapi, async (trx) => watchedAmong(strapi, trx, await concerned(trx)));
  if (first.length === 0) return once();
  return inTransaction(strapi, async (trx) => {
    await lockAll(strapi, trx, first);
    const now = await watchedAmong(strapi, trx, await concerned(trx));
    const result = await once();
    await observeAll(strapi, trx, now, currentCaller(strapi));
    return result;
  });
};

/** The same in a trial run: nobody is stopped, and rounds that rested on the old bytes fall as they would. */
const changeInTrial = async <T>(
  strapi: Strapi,
  concerned: (trx: Trx) => Promise<readonly Holder[]>,
  once: () => Promise<T>
): Promise<T> => {
  let watched: Awaited<ReturnType<typeof watchedAmong>> = [];
  await ask(strapi, aboutFiles(UPLOAD_FILE), () =>
    inTransaction(strapi, async (trx) => {
      watched = await watchedAmong(strapi, trx, await concerned(trx));
    })
  );
  const result = await once();
  await inTransaction(strapi, (trx) => observeAll(strapi, trx, watched, currentCaller(strapi))).catch(
    (error: unknown) => void strapi.log.warn(`three-review: a change of files in the trial run was not looked at: ${errorMessage(error)}`)
  );
  return result;
};

const changeFiles = async <T>(strapi: Strapi, files: readonly Row[], work: () => Promise<T>): Promise<T> =>
  files.length === 0 ? work() : change(strapi, (trx) => showing(strapi, trx, files), work);

/** Whom a new file is hung on at once: `ref` is a model, `refId` a row of it. */
const hungOn = async (strapi: Strapi, trx: Trx, data: Row): Promise<readonly Holder[]> => {
  const ids = [data.refId].flat().map((id) => Number.parseInt(String(id), 10));
  const holders = await holdersOf(strapi, trx, String([data.ref].flat()[0]), ids);
  const live = holders.filter((holder) => holder.live);
  if (live.length > 0) refuseLive(currentCaller(strapi), 'file', live);
  return holders;
};

type Id = string | number;
interface UploadService {
  upload(input: { readonly data: Row }, options?: unknown): Promise<unknown>;
  updateFileInfo(id: Id, info: Row, options?: unknown): Promise<unknown>;
  replace(id: Id, input: unknown, options?: unknown): Promise<unknown>;
  remove(file: Row): Promise<unknown>;
}
interface Deleting {
  deleteByIds(ids?: readonly Id[]): Promise<unknown>;
}

const numbers = (ids: unknown): number[] => [ids].flat().map(Number).filter(Number.isSafeInteger);

/** What is in these folders, at any depth. */
const filesInFolders = async (strapi: Strapi, ids: readonly number[]): Promise<Row[]> => {
  const folders = ids.length === 0 ? [] : await queryOf(strapi, 'plugin::upload.folder').findMany({ where: { id: { $in: ids } } });
  const paths = folders.flatMap((folder) => textOf(folder.path) ?? []);
  const inside = paths.flatMap((path) => [{ folderPath: path }, { folderPath: { $startsWith: `${path}/` } }]);
  return inside.length === 0 ? [] : findFiles(strapi, { $or: inside });
};

/**
 * Every way by which Strapi changes the bytes of a file, its name and texts, or whom it belongs to. In the services, because the
 * provider has overwritten or deleted the bytes before the database hears of it.
 */
export const guardMediaServices = (strapi: Strapi): void => {
  if (!strapi.plugin('upload')) return;
  extendService<UploadService>(strapi, 'plugin::upload.upload', (upload) => ({
    upload: (input, options) => {
      const work = () => upload.upload(input, options);
      const hangs = isRow(input.data) && input.data.ref !== undefined && input.data.refId !== undefined;
      if (!hangs) return work();
      // Hung on a draft it is no longer for everybody; whoever sent it is told of it once more.
      return change(
        strapi,
        (trx) => hungOn(strapi, trx, input.data),
        () => withScope({ sees: true }, work)
      );
    },
    updateFileInfo: async (id, info, options) => {
      const changed = (await filesByIds(strapi, numbers(id))).filter((file) => changesContent(strapi, file, given(info)));
      return changeFiles(strapi, changed, () => upload.updateFileInfo(id, info, options));
    },
    replace: async (id, input, options) =>
      changeFiles(strapi, await filesByIds(strapi, numbers(id)), () => upload.replace(id, input, options)),
    remove: async (file) => {
      // Once it is gone nobody can tell any more who used it.
      const untold = await inTransaction(strapi, (trx) => unshownAmong(strapi, numbers(file.id), trx));
      return withScope({ untold }, async () => changeFiles(strapi, await filesByIds(strapi, numbers(file.id)), () => upload.remove(file)));
    },
  }));
  extendService<Deleting>(strapi, 'plugin::upload.file', (file) => ({
    deleteByIds: async (ids) => changeFiles(strapi, await filesByIds(strapi, numbers(ids ?? [])), () => file.deleteByIds(ids)),
  }));
  extendService<Deleting>(strapi, 'plugin::upload.folder', (folder) => ({
    deleteByIds: async (ids) => changeFiles(strapi, await filesInFolders(strapi, numbers(ids ?? [])), () => folder.deleteByIds(ids)),
  }));
};

/** Null and nothing mean "as it is" to `updateFileInfo`; the folder is no content. */
const given = ({ name, alternativeText, caption, focalPoint }: Row): Row =>
  Object.fromEntries(
    Object.entries({ name, alternativeText, caption, focalPoint }).filter(([, value]) => value !== null && value !== undefined)
  );

interface BulkController {
  bulkUpdateFileInfo(ctx: Ctx): Promise<unknown>;
  deleteMany(ctx: Ctx): Promise<unknown>;
}

const sent = (ctx: Ctx): Row => {
  const body = bodyOf(ctx);
  return isRow(body) ? body : {};
};

/** The Media Library changes and deletes many at once, one after the other: here all are looked at before the first is touched. */
export const guardMediaControllers = (strapi: Strapi): void => {
  if (!strapi.plugin('upload')) return;
  // In a trial run each is put down when its turn comes.
  const allFree = async (files: readonly Row[]): Promise<unknown> =>
    inTrial(strapi) ? null : inTransaction(strapi, (trx) => showing(strapi, trx, files));
  extendController<BulkController>(strapi, 'plugin::upload.admin-upload', (controller) => ({
    bulkUpdateFileInfo: async (ctx) => {
      const updates = rowsOf(sent(ctx).updates);
      const files = await filesByIds(
        strapi,
        updates.flatMap((update) => numbers(update.id))
      );
      await allFree(
        files.filter((file) =>
          updates.some(
            (update) => Number(update.id) === file.id && isRow(update.fileInfo) && changesContent(strapi, file, given(update.fileInfo))
          )
        )
      );
      return controller.bulkUpdateFileInfo(ctx);
    },
  }));
  extendController<BulkController>(strapi, 'plugin::upload.admin-folder-file', (controller) => ({
    deleteMany: async (ctx) => {
      const { fileIds, folderIds } = sent(ctx);
      await allFree([...(await filesByIds(strapi, numbers(fileIds ?? []))), ...(await filesInFolders(strapi, numbers(folderIds ?? [])))]);
      return controller.deleteMany(ctx);
    },
  }));
};

import { readContent } from '../../content';
import { coveredType, isCovered } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import { asRefusal, refusalsIn } from '../../platform/errors';
import { extendController } from '../../platform/host';
import { bodyOf, type Ctx } from '../../platform/http';
import { findModel, isRow, isSingle, queryOf, textOf, type Strapi } from '../../platform/strapi';

type Action = (ctx: Ctx) => Promise<unknown>;
interface CollectionTypes {
  readonly create: Action;
  readonly update: Action;
  readonly publish: Action;
}
interface SingleTypes {
  readonly createOrUpdate: Action;
  readonly publish: Action;
}

/**
 * "Publish" in the Content Manager saves what the editor has typed and publishes it, in one transaction: a refusal would lose their
 * words. Here the same request is carried out as a save afterwards, and the refusal says so (`draftSaved`).
 */
export const keepWords = (strapi: Strapi): void => {
  if (!strapi.plugin('content-manager')) return;
  extendController<CollectionTypes>(strapi, 'plugin::content-manager.collection-types', (controller) => ({
    publish: (ctx) => publishOrSave(strapi, ctx, controller.publish, paramsOf(ctx).id === null ? controller.create : controller.update),
  }));
  extendController<SingleTypes>(strapi, 'plugin::content-manager.single-types', (controller) => ({
    publish: (ctx) => publishOrSave(strapi, ctx, controller.publish, controller.createOrUpdate),
  }));
};

/** Of the route: the type, and the document where it names one. */
const paramsOf = (ctx: Ctx): { readonly model: string | null; readonly id: string | null } => {
  const params: unknown = ctx.params;
  return isRow(params) ? { model: textOf(params.model), id: textOf(params.id) } : { model: null, id: null };
};

const publishOrSave = async (strapi: Strapi, ctx: Ctx, publish: Action, save: Action): Promise<unknown> => {
  try {
    return await publish(ctx);
  } catch (error) {
    const uid = paramsOf(ctx).model ?? '';
    const refusals = refusalsIn(error);
    if (!refusals || !(error instanceof Error) || !isCovered(strapi, uid) || !hasWords(strapi, uid, ctx)) throw error;
    const documentId = await saved(strapi, ctx, uid, save);
    throw documentId === null ? error : asRefusal(error, refusals, { draftSaved: true, documentId });
  }
};

/** Does the request carry any field of the document at all? */
const hasWords = (strapi: Strapi, uid: string, ctx: Ctx): boolean => {
  const body = bodyOf(ctx);
  const attributes = findModel(strapi, uid)?.attributes ?? {};
  return isRow(body) && Object.keys(body).some((name) => name !== 'locale' && name in attributes);
};

/** Thrown to roll back a save that changed nothing. */
class Unchanged extends Error {
  constructor(readonly documentId: string) {
    super('unchanged');
  }
}

/** The document that holds the words now; null where they cannot be saved either. Saving them would then say what is wrong. */
const saved = async (strapi: Strapi, ctx: Ctx, uid: string, save: Action): Promise<string | null> => {
  try {
    return await inTransaction(strapi, async () => {
      const before = await existing(strapi, uid, ctx);
      const hashes = await draftHashes(strapi, uid, before);
      await save(ctx);
      const documentId = documentIn(ctx.body) ?? before;
      if (documentId === null) throw new TypeError('a save without a document');
      if (before !== null && (await draftHashes(strapi, uid, documentId)) === hashes) throw new Unchanged(documentId);
      return documentId;
    });
  } catch (error) {
    if (error instanceof Unchanged) return error.documentId;
    strapi.log.warn(
      `three-review: a draft of ${uid} could not be kept after its publication was refused: ${error instanceof Error ? error.message : String(error)}`
    );
    return null;
  }
};

const existing = async (strapi: Strapi, uid: string, ctx: Ctx): Promise<string | null> => {
  const { id } = paramsOf(ctx);
  if (id !== null) return id;
  if (!isSingle(strapi, uid)) return null;
  const row = await queryOf(strapi, uid).findOne({ select: ['documentId'] });
  return textOf(row?.documentId);
};

const draftHashes = async (strapi: Strapi, uid: string, documentId: string | null): Promise<string> => {
  if (documentId === null) return '';
  const drafts = await readContent(strapi, { uid, documentId, live: false }, coveredType(strapi, uid).mapping.ignore);
  return drafts.map((draft) => `${draft.locale}:${draft.full}`).join(' ');
};

const documentIn = (body: unknown): string | null => (isRow(body) && isRow(body.data) ? textOf(body.data.documentId) : null);

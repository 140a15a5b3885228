import pick from 'lodash/pick';
import { inTrial } from '../ledger/site';
import { currentScope, withScope } from '../platform/caller';
import { coveredType, isCovered } from '../platform/covered';
import { errorMessage } from '../platform/errors';
import { eventHubOf, transactionsOf } from '../platform/host';
import { findModel, isRow, textOf, type Row, type Strapi } from '../platform/strapi';
import { targetsOf } from './targets';
import { keepsFilesBack, unshownAmong } from './unshown';

/** What is told of a document that is not live, or not by these events: which one, and how far it is. */
const IDS = ['id', 'documentId', 'locale'];

/** Events about what the public reads: they carry it. */
const OF_THE_LIVE = new Set(['entry.publish', 'entry.unpublish']);

const isDraft = (row: Row): boolean => row.publishedAt === null || row.publishedAt === undefined;

const idsOf = (strapi: Strapi, uid: string, row: Row): Row =>
  Object.fromEntries([...IDS, coveredType(strapi, uid).stage].flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));

/** The type a nested row is of: what its attribute says, or, where that may be several, what the row says itself. */
const typeOf = (targets: readonly string[], row: Row): string | undefined =>
  textOf(row.__component) ?? textOf(row.__type) ?? (targets.length === 1 ? targets[0] : undefined);

/** The same row without drafts of covered types, at any depth: nobody has reviewed them (A10.2), some stay inside (A7.3). */
const withoutDrafts = (strapi: Strapi, uid: string, row: Row): Row => {
  const attributes = findModel(strapi, uid)?.attributes ?? {};
  const kept = (name: string, value: unknown): unknown => {
    const attribute = attributes[name];
    if (!attribute || (targetsOf(attribute).length === 0 && attribute.type !== 'relation')) return value;
    if (Array.isArray(value)) return value.map((one: unknown) => kept(name, one)).filter((one) => one !== null);
    if (!isRow(value)) return value;
    const type = typeOf(targetsOf(attribute), value);
    if (type === undefined) return value;
    return isCovered(strapi, type) && isDraft(value) ? null : withoutDrafts(strapi, type, value);
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, kept(name, value)]));
};

/** What leaves instead of `payload`; null: an event about a row that is gone by now tells nobody anything. */
const outgoing = (strapi: Strapi, event: string, payload: unknown): unknown => {
  if (!isRow(payload) || !('entry' in payload)) return payload;
  const uid = textOf(payload.uid);
  if (uid === null) return payload;
  const { entry } = payload;
  if (!isRow(entry)) return isCovered(strapi, uid) ? null : payload;
  const whole = !isCovered(strapi, uid) || (OF_THE_LIVE.has(event) && !isDraft(entry));
  return { ...payload, entry: whole ? withoutDrafts(strapi, uid, entry) : idsOf(strapi, uid, entry) };
};

/** Of a file that only drafts use, its ids: name, caption and address are theirs (A7.3). */
const FILE_IDS = ['id', 'documentId'];

/** Events about a file carry it in `media`. */
const isOfFile = (event: string, payload: unknown): payload is Row & { readonly media: Row } =>
  event.startsWith('media.') && isRow(payload) && isRow(payload.media);

/**
 * Whether only drafts use the file is known once the transaction that writes it is over; what is rolled back is told to nobody. Where it
 * cannot be found out, it counts as theirs. Nobody waits for it: whoever did so inside that transaction would wait for ever.
 */
const afterCommit = (strapi: Strapi, file: Row, emit: (media: Row) => Promise<void>): void => {
  const { untold } = currentScope();
  const id = Number(file.id);
  const judged = async (): Promise<void> => {
    const unshown = await unshownAmong(strapi, [id]).catch(() => new Set([id]));
    await emit(unshown.has(id) || untold?.has(id) === true ? pick(file, FILE_IDS) : file);
  };
  const logged = (work: unknown): void =>
    void Promise.resolve(work).catch((error: unknown) => strapi.log.error(`three-review: ${errorMessage(error)}`));
  logged(transactionsOf(strapi).transaction((transaction) => transaction.onCommit(() => logged(judged()))));
};

/** Strapi reads what it tells of after the commit. What is done there for an action of the gate sees what that action saw, whoever asked for it. */
const seeAfterCommit = (strapi: Strapi): void => {
  const db = transactionsOf(strapi);
  const begin = db.transaction.bind(db);
  db.transaction = (work) => {
    if (!work) return begin();
    return begin((transaction) =>
      work({
        ...transaction,
        onCommit: (told) => {
          const { action, sees } = currentScope();
          transaction.onCommit(action === true || sees === true ? () => withScope({ sees: true }, () => Promise.resolve(told())) : told);
        },
      })
    );
  };
};

/**
 * Strapi's events go to webhooks and to whoever listens, past every permission. Of a document of a covered type they carry ids, locale and
 * stage; its content only where that is live, or was until now. Of a file that only drafts use they carry its ids.
 */
export const guardEvents = (strapi: Strapi): void => {
  seeAfterCommit(strapi);
  const hub = eventHubOf(strapi);
  const emit = hub.emit.bind(hub);
  hub.emit = async (event, ...args) => {
    if (inTrial(strapi)) return emit(event, ...args);
    const [first, ...rest] = args;
    if (isOfFile(event, first) && keepsFilesBack(strapi)) {
      afterCommit(strapi, first.media, (media) => emit(event, { ...first, media }, ...rest));
      return;
    }
    const told = args.map((payload) => outgoing(strapi, event, payload));
    if (args.some((payload, index) => isRow(payload) && told[index] === null)) return;
    await emit(event, ...told);
  };
};

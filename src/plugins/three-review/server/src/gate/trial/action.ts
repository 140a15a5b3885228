import omit from 'lodash/omit';
import { meaningOf, type Meaning } from '../../../../core/gate';
import { currentScope, withScope } from '../../platform/caller';
import type { Savepoint } from '../../platform/savepoint';
import { coveredType, isCovered } from '../../platform/covered';
import { isRow, textOf, type Strapi, type Trx } from '../../platform/strapi';
import type { DocumentAction } from '../documents';
import { localesOf } from '../locales';
import { actOf, judge, putDown, verdictOf, type Verdict } from './judge';
import type { Act } from './store';
import { placeIn } from './undo';

type Next = () => Promise<unknown>;
type Play = (call: DocumentAction, next: Next) => Promise<unknown>;

/** Thrown in the place of Strapi's own work: the gate would have let it begin. */
class Reached extends Error {}

const copyOf = (call: DocumentAction): DocumentAction => ({ ...call, params: { ...call.params } });

/** Acts that count although nothing is said against them: they change what is live. */
const CHANGES_LIVE: ReadonlySet<Meaning> = new Set<Meaning>(['publish', 'create_published', 'update_published', 'take_down', 'delete']);

/** The one locale that is meant; null: several, or the type has none. */
const localeOf = async (strapi: Strapi, { uid, params }: DocumentAction): Promise<string | null> => {
  const locales = await localesOf(strapi, uid, params.locale).catch(() => '*' as const);
  return locales !== '*' && locales.length === 1 ? textOf(locales[0]) : null;
};

const actIn = async (strapi: Strapi, call: DocumentAction): Promise<Act> =>
  actOf(strapi, {
    ...{ uid: call.uid, action: call.action, documentId: textOf(call.params.documentId) },
    locale: await localeOf(strapi, call),
  });

/**
 * An act in a trial run: the gate (`play`) says what it thinks of it, and Strapi does it as if there were no gate. What the gate lets
 * through is then recorded as ever (`through`), as far as that goes.
 */
export const actInTrial = (...[strapi, trx, call, ways]: Parameters<typeof act>): Promise<unknown> => {
  // What an act does of itself is judged with it.
  if (currentScope().judged === true) return ways.next();
  // One after the other: places in a transaction are a stack, and Strapi publishes several documents of one transaction side by side.
  const turn = (turns.get(trx) ?? Promise.resolve()).then(() => act(strapi, trx, call, ways));
  turns.set(
    trx,
    turn.catch(() => undefined)
  );
  return turn;
};
const turns = new WeakMap<Trx, Promise<unknown>>();

const act = async (
  strapi: Strapi,
  trx: Trx,
  call: DocumentAction,
  { play, through, next }: { readonly play: Play; readonly through: Play; readonly next: Next }
): Promise<unknown> => {
  const played = await judge(trx, () => play(copyOf(call), () => Promise.reject(new Reached())));
  const begun = played?.error instanceof Reached ? null : played;
  const plain = () => withScope({ judged: true }, next);
  const covered = isCovered(strapi, call.uid);
  const { result, verdict } =
    covered && begun === null ? await doneThrough(strapi, trx, call, through, plain) : { result: await plain(), verdict: begun };
  const counts = verdict !== null || (covered && CHANGES_LIVE.has(meaningOf(call.action, call.params.status)));
  if (counts) await putDown(strapi, trx, await actIn(strapi, call), verdict);
  return result;
};

/** The gate's own way, with Strapi's work in its middle as it would have been without: whatever the gate then says, that stands. */
const doneThrough = async (
  strapi: Strapi,
  trx: Trx,
  call: DocumentAction,
  through: Play,
  plain: Next
): Promise<{ readonly result: unknown; readonly verdict: Verdict }> => {
  const params = { ...call.params };
  const before = await placeIn(trx);
  // What Strapi did, with the place behind it; or what it threw.
  const host: { done?: { readonly result: unknown; readonly after: Savepoint }; failed?: { readonly error: unknown } } = {};
  const next = async (): Promise<unknown> => {
    // As it was asked, but for the stage, which is the ledger's.
    call.params = isRow(params.data) ? { ...params, data: omit(params.data, coveredType(strapi, call.uid).stage) } : params;
    try {
      const result = await withScope({ judging: false }, plain);
      host.done = { result, after: await placeIn(trx) };
      return result;
    } catch (error) {
      host.failed = { error };
      throw error;
    }
  };
  try {
    return { result: await withScope({ judging: true }, () => through(call, next)), verdict: null };
  } catch (error) {
    if (host.failed) throw host.failed.error;
    if (host.done) {
      await host.done.after.undo();
      return { result: host.done.result, verdict: verdictOf(error) };
    }
    await before.undo();
    call.params = params;
    return { result: await plain(), verdict: verdictOf(error) };
  }
};

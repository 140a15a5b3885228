import { linksIn, type Fields, type Lost } from '../../../core/content';
import type { Showing } from '../../../core/ledger';
import { datesOf } from '../content';
import { TABLES } from '../ledger/tables';
import { withScope } from '../platform/caller';
import { isCovered } from '../platform/covered';
import { allRows, numberOf, table } from '../platform/database';
import { queryOf, type Strapi, type Trx } from '../platform/strapi';

export interface LinksOf {
  readonly signed: Fields;
  /** The links of the live row now. */
  readonly shown: readonly string[];
  readonly since: Showing;
  readonly prunable: ReadonlyMap<string, string>;
}

/**
 * Signed links that the row showed when it went live and shows no more, though the document they lead to has been live all the while
 * (A10.2). A link that waited then for its document is not demanded, nor one whose document was taken down since: that took it away.
 */
export const lostTargets = async (strapi: Strapi, trx: Trx, { signed, shown, since, prunable }: LinksOf): Promise<readonly string[]> => {
  if (since.shown === null) return [];
  const known = new Set([...shown, ...since.shown.lost]);
  const found: string[] = [];
  for (const one of linksIn(signed, prunable).filter(({ link }) => !known.has(link))) {
    if (await wasLiveAllTheWhile(strapi, trx, prunable.get(one.path) ?? '', one, since)) found.push(one.link);
  }
  return found;
};

/** Transactions may end in another order than they began in (ms). */
const SLACK = 600_000;

const wasLiveAllTheWhile = async (strapi: Strapi, trx: Trx, uid: string, { link }: Lost, since: Showing): Promise<boolean> => {
  const [documentId = '', locale = ''] = link.slice(link.indexOf('=') + 1).split('/');
  const where = { documentId, publishedAt: { $notNull: true }, ...(locale ? { locale } : {}) };
  const row = await withScope({ action: true }, () => queryOf(strapi, uid).findOne({ where }));
  if (!row) return false;
  // Nobody records when other types go live: their row tells since when they are.
  if (!isCovered(strapi, uid)) return (datesOf(row).publishedAt ?? Infinity) <= (since.shown?.publishedAt ?? since.at);
  const query = table(strapi, trx, TABLES.publications).where({ document_id: documentId, locale, uid });
  const events = await allRows(query.select('kind', 'at_ms'));
  return (
    events.some(({ kind, at_ms: at }) => kind !== 'take_down' && numberOf(at) <= since.at) &&
    !events.some(({ kind, at_ms: at }) => kind === 'take_down' && numberOf(at) >= since.at - SLACK)
  );
};

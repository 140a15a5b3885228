import { chainOf } from '../../../core/ledger';
import { ledgerQuery } from '../../../shared/contracts';
import { handler, parse, send } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { countEntries, readPage } from './entries';
import { exportLedger } from './export';
import { verifyStored } from './service';

export const ledgerController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => {
    const { uid, documentId, page, pageSize } = parse(ledgerQuery, ctx.query);
    const filter = uid && documentId ? { chain: chainOf(uid, documentId) } : uid ? { uid } : {};
    const total = await countEntries(strapi, filter);
    send(ctx, await readPage(strapi, filter, page, pageSize), { pagination: { page, pageSize, total } });
  }),

  verify: handler(async (ctx) => {
    send(ctx, await verifyStored(strapi));
  }),

  export: handler(async (ctx) => {
    ctx.set('Content-Disposition', 'attachment; filename="three-review-ledger.json"');
    ctx.type = 'application/json';
    ctx.body = await exportLedger(strapi);
  }),
});

import { nextPeriod } from '../../../core/audit';
import { slugParams, type PublicColumn } from '../../../shared/contracts';
import { localDay } from '../platform/covered';
import { handler, notFound, send } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { columnBySlug, readColumns, type Column } from './columns/store';
import { standingsOn, type Stand } from './views/standings';
import { dayOut } from './views/wire';

/** The last day by which the next update is due: of this period while it is owed, else of the next one. */
const nextDue = ({ standing, running }: Stand, today: number): number | null => {
  if (standing.state === 'exempt' || standing.state === 'suspended' || !running) return null;
  const { daysLeft, verdict } = running.judgement;
  if (verdict === 'met' || verdict === 'excused') return daysLeft !== null && daysLeft < 0 ? today : nextPeriod(running.period).to;
  return daysLeft === null ? running.period.to : Math.max(today, today + daysLeft);
};

const viewOf = (stand: Stand, today: number): PublicColumn => ({
  slug: stand.column.slug,
  name: stand.column.name,
  lastUpdate: dayOut(stand.lastDay),
  nextDue: dayOut(nextDue(stand, today)),
});

const views = async (strapi: Strapi, columns: readonly Column[]): Promise<PublicColumn[]> => {
  const today = localDay(strapi, Date.now());
  const { stands } = await standingsOn(strapi, columns, today);
  return stands.filter(({ term }) => term !== null).map((stand) => viewOf(stand, today));
};

/** Content API: the columns that allow it. The others are as if they did not exist. */
export const publicColumnsController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => {
    const columns = await readColumns(strapi, strapi.db.connection);
    send(
      ctx,
      await views(
        strapi,
        columns.filter(({ publicStatus }) => publicStatus)
      )
    );
  }),
  findOne: handler(async (ctx) => {
    const parsed = slugParams.safeParse(ctx.params);
    const column = parsed.success ? await columnBySlug(strapi, strapi.db.connection, parsed.data.slug) : null;
    const [view] = column?.publicStatus ? await views(strapi, [column]) : [];
    if (view) send(ctx, view);
    else notFound(ctx);
  }),
});

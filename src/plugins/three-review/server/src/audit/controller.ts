import {
  auditColumnQuery,
  auditColumnsQuery,
  auditExportQuery,
  bulletinQuery,
  draftsQuery,
  remindBody,
  siteQuery,
  timelinessListQuery,
  unitsQuery,
  calendarBody,
  idParams,
  eventsQuery,
  excuseBody,
  excusesQuery,
  heatmapQuery,
  numberParams,
  resultsQuery,
  runBody,
  runsQuery,
  type CalendarImportMeta,
} from '../../../shared/contracts';
import { civilDate, epochDay, parseDay } from '../../../core/kernel/dates';
import { currentCaller } from '../platform/caller';
import { localDay } from '../platform/covered';
import { answer, failed, missing, wrong } from '../platform/failure';
import { abilityOf, bodyOf, handler, mayDo, parse, sendFile, type Ctx } from '../platform/http';
import { readerOf } from '../platform/reader';
import type { Strapi } from '../platform/strapi';
import { byNow } from './columns/controller';
import { readColumn } from './columns/store';
import { importYear, listYears } from '../calendar/years';
import { fileExcuse, listExcuses, withdrawExcuse } from './excuses/service';
import { exportAudit } from './exports/service';
import { frozenOn } from './runs/frozenOn';
import { orderBackfill } from './runs/service';
import { listRuns, runDetail } from './runs/store';
import { columnDetail, heatmapOf } from './views/detail';
import { dashboard } from './views/dashboard';
import { listEvents } from './views/publications';
import { listResults } from './views/results';
import { bulletinOf } from './views/bulletin';
import { listDrafts } from './views/drafts';
import { profileIn } from './views/profile';
import { siteView } from './views/site';
import { listTimeliness } from './views/timeliness';
import { unitDetail, unitTallies } from './views/units';
import { remind } from './warnings/remind';
import { wake } from '../jobs/wake';

const MANAGE = 'plugin::three-review.audit.manage';
const CASES = 'plugin::three-review.audit.cases';

/** Routes of the audit (A9.2): how columns stand, what was judged, excuses, runs, the calendar. */
export const auditController = ({ strapi }: { strapi: Strapi }) => {
  const today = (): number => localDay(strapi, Date.now());
  const dayOf = (text: string | undefined): number => (text === undefined ? today() : (parseDay(text) ?? today()));
  /** Left out: the running year up to today. */
  const rangeOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => {
    const last = dayOf(to);
    return { from: from === undefined ? epochDay(civilDate(last).year, 1, 1) : dayOf(from), to: last };
  };
  const readerIn = (ctx: Ctx) => readerOf(strapi, abilityOf(ctx));
  const numberIn = (ctx: Ctx): number => Number(parse(numberParams, ctx.params).id);
  const sendPage = (ctx: Ctx, { rows, ...meta }: { rows: readonly unknown[]; pagination: unknown }): void => answer(ctx, rows, meta);
  return {
    columns: handler(async (ctx) => {
      const query = parse(auditColumnsQuery, ctx.query);
      const { rows, meta } = await dashboard(strapi, query, dayOf(query.on));
      answer(ctx, rows, meta);
    }),
    column: handler(async (ctx) => {
      const { on } = parse(auditColumnQuery, ctx.query);
      const column = await readColumn(strapi, strapi.db.connection, parse(idParams, ctx.params).id);
      answer(ctx, column ? await columnDetail(strapi, column, dayOf(on)) : missing('column'));
    }),
    events: handler(async (ctx) => {
      const query = parse(eventsQuery, ctx.query);
      const column = await readColumn(strapi, strapi.db.connection, parse(idParams, ctx.params).id);
      if (column) sendPage(ctx, await listEvents(strapi, column.id, query, readerIn(ctx)));
      else answer(ctx, missing('column'));
    }),
    results: handler(async (ctx) => sendPage(ctx, await listResults(strapi, parse(resultsQuery, ctx.query), today()))),
    heatmap: handler(async (ctx) => {
      const { columns, weeks, on } = parse(heatmapQuery, ctx.query);
      answer(ctx, await heatmapOf(strapi, columns?.split(','), weeks, dayOf(on)));
    }),
    excuses: handler(async (ctx) => sendPage(ctx, await listExcuses(strapi, parse(excusesQuery, ctx.query)))),
    fileExcuse: handler(async (ctx) => {
      const input = parse(excuseBody, bodyOf(ctx));
      answer(ctx, await fileExcuse(strapi, input, currentCaller(strapi), mayDo(ctx, MANAGE), Date.now()));
    }),
    withdrawExcuse: handler(async (ctx) => {
      answer(ctx, await withdrawExcuse(strapi, numberIn(ctx), currentCaller(strapi), mayDo(ctx, MANAGE), Date.now()));
    }),
    run: handler(async (ctx) => {
      const order = { ...parse(runBody, bodyOf(ctx)), by: byNow(strapi).name };
      const run = await orderBackfill(strapi, order, Date.now());
      answer(ctx, run);
      if (!failed(run)) wake(strapi);
    }),
    runs: handler(async (ctx) => {
      const { job, page, pageSize } = parse(runsQuery, ctx.query);
      sendPage(ctx, await listRuns(strapi, job, page, pageSize));
    }),
    runDetail: handler(async (ctx) => answer(ctx, (await runDetail(strapi, numberIn(ctx))) ?? missing('run'))),
    site: handler(async (ctx) => {
      const { profile: asked, on } = parse(siteQuery, ctx.query);
      const profile = profileIn(strapi, asked);
      answer(ctx, profile ? await siteView(strapi, profile, dayOf(on)) : missing('profile', 'profile'));
    }),
    units: handler(async (ctx) => answer(ctx, (await unitTallies(strapi, rangeOf(parse(unitsQuery, ctx.query)), today())).units)),
    unit: handler(async (ctx) => {
      const range = rangeOf(parse(unitsQuery, ctx.query));
      answer(ctx, (await unitDetail(strapi, parse(idParams, ctx.params).id, range, today())) ?? missing('unit'));
    }),
    drafts: handler(async (ctx) => sendPage(ctx, await listDrafts(strapi, parse(draftsQuery, ctx.query), today(), readerIn(ctx)))),
    timeliness: handler(async (ctx) => {
      const query = parse(timelinessListQuery, ctx.query);
      sendPage(ctx, await listTimeliness(strapi, query, today(), { reader: readerIn(ctx), cases: mayDo(ctx, CASES) }));
    }),
    bulletin: handler(async (ctx) => {
      const { month } = parse(bulletinQuery, ctx.query);
      const first = parseDay(`${month}-01`) ?? 0;
      answer(ctx, first > today() ? wrong('month', 'has not begun yet') : await bulletinOf(strapi, month, today(), readerIn(ctx)));
    }),
    exportXlsx: handler(async (ctx) => {
      const query = parse(auditExportQuery, ctx.query);
      sendFile(ctx, await exportAudit(strapi, query, 'xlsx', dayOf(query.on), today()), 'audit.xlsx');
    }),
    exportCsv: handler(async (ctx) => {
      const query = parse(auditExportQuery, ctx.query);
      sendFile(ctx, await exportAudit(strapi, query, 'csv', dayOf(query.on), today()), 'audit.csv');
    }),
    remind: handler(async (ctx) => answer(ctx, await remind(strapi, parse(remindBody, bodyOf(ctx)), today(), Date.now()))),
    calendar: handler(async (ctx) => answer(ctx, await listYears(strapi))),
    importCalendar: handler(async (ctx) => {
      const input = parse(calendarBody, bodyOf(ctx));
      const done = await importYear(strapi, input, byNow(strapi));
      if (failed(done)) return answer(ctx, done);
      const meta: CalendarImportMeta = { frozen: await frozenOn(strapi, input.year, done) };
      return answer(ctx, done.years, meta);
    }),
  };
};

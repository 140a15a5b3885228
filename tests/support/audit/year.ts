import type { Core } from '@strapi/strapi';
import { byHand } from './byHand';
import { MORE, SEEDED, type YearColumn } from './columns';

const DAY = 86_400_000;
const ARTICLE = 'api::article.article';
const EVENTS = 'three_review_publication_events';

interface AuditService {
  work(now?: number): Promise<unknown>;
  wake(now?: number): Promise<Record<string, number>>;
  seedColumn(input: object): Promise<string>;
  order(asked: { from: string; to: string; reason: string; by: string | null }, now?: number): Promise<{ id: string }>;
  backfill(id: number, now?: number): Promise<{ status: string; cells: number; error: string | null } | null>;
}

export const auditOf = (strapi: Core.Strapi): AuditService => strapi.plugin('three-review').service('audit') as unknown as AuditService;

/** The same numbers for the same seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
/** Ten in the morning in Shanghai on that day. */
const instantOf = (day: number, minute: number): number => day * DAY + (2 * 60 + minute) * 60_000;

interface Made {
  readonly documentId: string;
  readonly title: string;
  readonly eventDay: number;
  readonly day: number;
  readonly minute: number;
  readonly kind: 'first' | 'update' | 'take_down';
}

/** A year of a column: first publications, some of them updated later, a few taken down again. */
const historyOf = (column: YearColumn, id: string, today: number, days: number, random: () => number): readonly Made[] => {
  const titles = column.titles ?? [column.name];
  const until = today - (column.silentFor ?? 0);
  const made: Made[] = [];
  for (let day = today - days; day <= until; day += 1) {
    const chance = column.perYear / 365;
    const drawn = Math.floor(chance) + (random() < chance % 1 ? 1 : 0);
    const count = day === until && column.silentFor !== undefined && column.perYear > 0 ? Math.max(1, drawn) : drawn;
    for (let n = 0; n < count; n += 1) {
      const documentId = `year-${id.slice(0, 24)}-${String(day)}-${String(n)}`;
      const delay = random() < (column.late ?? 0.03) ? 21 + Math.floor(random() * 15) : Math.floor(random() * 12);
      const title = `${titles[made.length % titles.length] ?? column.name}（${dayText(day).slice(0, 7)}第${String(made.length + 1)}期）`;
      const one = { documentId, title, eventDay: day - delay, day, minute: Math.floor(random() * 400) };
      made.push({ ...one, kind: 'first' });
      if (random() < 0.12 && day + 5 <= until) made.push({ ...one, kind: 'update', day: day + 5 });
      if (random() < 0.01 && day < until) made.push({ ...one, kind: 'take_down', minute: one.minute + 60 });
    }
  }
  return made;
};

const insertAll = async (strapi: Core.Strapi, table: string, rows: readonly object[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += 50) await strapi.db.connection(table).insert(rows.slice(i, i + 50));
};

const write = async (strapi: Core.Strapi, column: string, unit: string, made: readonly Made[]): Promise<void> => {
  const events = made.map((one, i) => ({
    uid: ARTICLE,
    document_id: one.documentId,
    locale: 'zh-Hans',
    column_id: column,
    unit_id: unit,
    kind: one.kind,
    at_ms: instantOf(one.day, one.minute),
    local_day: one.day,
    event_day: one.eventDay,
    content_changed: one.kind !== 'update' || i % 3 !== 0,
    content_hash: null,
    source: 'year',
    actor: null,
    dedupe_key: `year:${one.documentId}:${one.kind}:${String(i)}`,
  }));
  await insertAll(strapi, EVENTS, events);
  // Their drafts, so that the documents have titles.
  const drafts = made
    .filter(({ kind }) => kind === 'first')
    .map(({ documentId, title, eventDay, day, minute }) => {
      const at = strapi.db.dialect.client === 'sqlite' ? instantOf(day, minute) : new Date(instantOf(day, minute));
      return {
        document_id: documentId,
        title,
        locale: 'zh-Hans',
        event_date: dayText(eventDay),
        created_at: at,
        updated_at: at,
        published_at: null,
      };
    });
  await insertAll(strapi, 'articles', drafts);
};

const userId = async (strapi: Core.Strapi, email: string): Promise<number> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { email } });
  if (!user) throw new Error(`no account ${email}`);
  return Number(user.id);
};

const MAILBOXES: Readonly<Record<string, string>> = {
  office: 'office',
  'urban-construction': 'urban',
  'real-estate': 'estate',
  'construction-industry': 'industry',
  'policy-law': 'law',
  'housing-centre': 'housing',
  'quality-safety': 'quality',
  'property-centre': 'property',
};

const SINCE = '2025-01-01';
const SINCE_DAY = Date.parse(SINCE) / DAY;

const unitOf = async (strapi: Core.Strapi, code: string): Promise<string> => {
  const unit = await strapi.documents('plugin::three-review.unit').findFirst({ filters: { code } });
  if (!unit) throw new Error(`no unit ${code}`);
  return unit.documentId;
};

/** The column with its terms and excuses; its id. */
const found = async (strapi: Core.Strapi, column: YearColumn, today: number): Promise<string> => {
  const mailbox = MAILBOXES[column.unit] ?? 'office';
  const people = column.vacant
    ? {}
    : {
        dutyOfficer: await userId(strapi, `officer.${mailbox}@bureau.example`),
        deputy: await userId(strapi, `head.${mailbox}@bureau.example`),
      };
  const term = { from: SINCE, unit: await unitOf(strapi, column.unit), frequency: column.frequency ?? { kind: 'policy' }, ...people };
  const { name, slug, category = 'other' } = column;
  const id = await auditOf(strapi).seedColumn({ name, slug, category, publicStatus: category === 'news', term });
  if (column.suspendedFor !== undefined) {
    const [held] = (await strapi.db.connection('three_review_column_terms').where({ column_id: id })) as Record<string, unknown>[];
    const rests = { ...held, id: undefined, from_day: today - column.suspendedFor, suspended: true };
    await byHand(strapi, () => strapi.db.connection('three_review_column_terms').insert(rests));
  }
  for (const excuse of column.excuses ?? []) {
    await strapi.db.connection('three_review_excuses').insert({
      column_id: id,
      from_day: today - excuse.from,
      to_day: today - excuse.to,
      reason: excuse.reason,
      by_id: await userId(strapi, `officer.${mailbox}@bureau.example`),
      by_name: '信息员',
      filed_at_ms: instantOf(today - excuse.filed, 0),
      filed_day: today - excuse.filed,
    });
  }
  return id;
};

/** Drafts whose 20 days run: plenty left, the last quarter, past. */
const seedDrafts = async (strapi: Core.Strapi, today: number, columns: ReadonlyMap<string, string>): Promise<void> => {
  const drafts = [
    { title: '关于冬季供暖保障工作的通知', ago: 2, unit: 'property-centre', column: 'notices' },
    { title: '全市住房保障工作会议召开', ago: 16, unit: 'housing-centre', column: 'news' },
    { title: '建筑工地扬尘治理情况通报', ago: 19, unit: 'quality-safety', column: 'quality-safety' },
    { title: '公租房租金标准调整公示', ago: 24, unit: 'housing-centre', column: 'housing-security' },
  ];
  for (const draft of drafts) {
    await strapi.documents(ARTICLE).create({
      locale: 'zh-Hans',
      data: {
        title: draft.title,
        eventDate: dayText(today - draft.ago),
        unit: await unitOf(strapi, draft.unit),
        column: columns.get(draft.column),
      } as never,
    });
  }
};

const judged = async (strapi: Core.Strapi, from: string, today: number, now: number): Promise<void> => {
  const run = await auditOf(strapi).order({ from, to: dayText(today), reason: '示例年度', by: '系统管理员' }, now);
  const done = await auditOf(strapi).backfill(Number(run.id), now);
  if (done?.status !== 'done') throw new Error(`the year was not judged: ${done?.error ?? 'no run'}`);
  await auditOf(strapi).work(now);
};

/** A document whose event is dated after the day it went live: a question for a person (伪造发稿日期). */
const seedQuestionable = (strapi: Core.Strapi, today: number, column: string, unit: string): Promise<void> =>
  write(strapi, column, unit, [
    { documentId: 'year-questionable', title: '关于冬季施工管理的补充通知', eventDay: today, day: today - 3, minute: 90, kind: 'first' },
  ]);

export interface SeededYear {
  /** Column ids by slug. */
  readonly columns: ReadonlyMap<string, string>;
  readonly events: number;
  /** The day it was made for, and the first one with events. */
  readonly today: string;
  readonly from: string;
}

/**
 * A year of publications in a seeded test database, judged: columns in every state that a screen has to show. Nothing of it was ever
 * reviewed or is live; it is for tests and pictures, and no site seeds it.
 */
export const seedYear = async (
  strapi: Core.Strapi,
  {
    now = Date.now(),
    days = 400,
    seed = 20_251_126,
    judge = true,
    questionable = false,
  }: {
    readonly now?: number;
    readonly days?: number;
    readonly seed?: number;
    readonly judge?: boolean;
    /** With a document whose dates contradict the record. */
    readonly questionable?: boolean;
  } = {}
): Promise<SeededYear> => {
  const today = Math.floor((now + 8 * 3_600_000) / DAY);
  const random = randomOf(seed);
  const columns = new Map<string, string>();
  let events = 0;
  for (const column of [...SEEDED, ...MORE]) {
    const id = await found(strapi, column, today);
    columns.set(column.slug, id);
    const made = historyOf(column, column.slug, today, Math.min(days, today - SINCE_DAY), random);
    await write(strapi, id, await unitOf(strapi, column.unit), made);
    events += made.length;
  }
  if (questionable) await seedQuestionable(strapi, today, columns.get('safety') ?? '', await unitOf(strapi, 'quality-safety'));
  await seedDrafts(strapi, today, columns);
  const from = dayText(Math.max(SINCE_DAY, today - days));
  if (judge) await judged(strapi, from, today, now);
  return { columns, events, today: dayText(today), from };
};

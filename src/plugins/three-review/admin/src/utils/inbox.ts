import type { InboxMeta, InboxRow } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { longDay } from './dayWords';
import { documentTitle } from './drafts';
import { oneOf } from './keys';
import type { Limit } from './standings';
import { civilDayAt } from './time';

const DAY = 86_400_000;

/** How long it has stood where it stands: 已等 2 天. */
const waits = (since: number, now: number, t: Words['t']): string =>
  t('inbox.waits', { days: Math.max(0, Math.floor((now - since) / DAY)) });

const TONES = { plain: 'plain', last_quarter: 'bold', past: 'over', calendar_unknown: 'none' } as const;

/** The time limit of a document on the desk (A9.2); where no time runs, how long it has waited. */
export const inboxLimit = (row: InboxRow, { t, when }: Words, timeZone: string, now: number): Limit => {
  const { limit } = row;
  if (limit?.daysLeft === null || limit === null)
    return { tone: 'plain', text: waits(row.since, now, t), sub: t('inbox.since', { time: when(row.since, timeZone) }) };
  const day = limit.dueDay === null ? '' : longDay(t, limit.dueDay, civilDayAt(now, timeZone));
  const over = limit.daysLeft < 0;
  return {
    tone: TONES[limit.level],
    text: over ? t('drafts.over', { days: -limit.daysLeft }) : t('limit.left', { days: limit.daysLeft }),
    sub: day === '' ? '' : t(over ? 'inbox.was' : 'inbox.due', { day }),
  };
};

/** 城市建设科 · 住建新闻 · 拟稿 李芳 · 修改后第 2 次送审 */
export const inboxPlace = (row: InboxRow, { t }: Words, short = false): string =>
  [
    row.unit?.name,
    row.column?.name,
    short || !row.drafter ? null : t('inbox.drafter', { name: row.drafter.name }),
    row.round > 1 ? t('inbox.round', { round: row.round }) : null,
  ]
    .filter(Boolean)
    .join(' · ');

const ACTS = { view: 'inbox.act.view', publish: 'inbox.act.publish', revise: 'inbox.act.revise' } as const;
const SIGNS = {
  first_review: 'inbox.act.first_review',
  second_review: 'inbox.act.second_review',
  final_sign_off: 'inbox.act.final_sign_off',
} as const;

/** What the button of a row says: 审签, 去发布, 查看. */
export const inboxActName = ({ act, stage }: InboxRow, { t }: Words): string => {
  const other = oneOf(ACTS, act);
  const signs = oneOf(SIGNS, stage);
  return t(other ? ACTS[other] : signs ? SIGNS[signs] : 'inbox.act.view');
};

export const inboxTitle = (row: InboxRow, { t }: Words): string => documentTitle(row, t);

/** 分管领导（城市建设科、建筑业管理科）, each post once. */
export const postsText = ({ posts }: InboxMeta, { t, post, list }: Words): string => {
  const kinds = [...new Set(posts.map((one) => one.post))];
  if (kinds.length === 0) return t('inbox.noPost');
  return list(
    kinds.map((kind) => {
      const units = posts.flatMap((one) => (one.post === kind && one.unit ? [one.unit.name] : []));
      return units.length === 0 ? post(kind) : t('inbox.post', { post: post(kind), units: list(units) });
    })
  );
};

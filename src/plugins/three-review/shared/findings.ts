import type { LedgerProblem } from '../core/ledger';

/** What `reconcile` can find of a live row. */
export type LiveProblem = 'unreviewed' | 'altered' | 'double' | 'draftless' | 'dated' | 'link_lost' | 'media' | 'gone';

/** What the server's `verify` can find beside what an export alone shows. */
export type StoredProblem =
  | 'projection'
  | 'event_missing'
  | 'event_altered'
  | 'event_stray'
  | 'content_missing'
  | 'content_altered'
  | 'notice_missing'
  | 'notice_altered'
  | 'notice_stray';

interface Words {
  readonly 'zh-Hans': string;
  readonly en: string;
}
const say = (zh: string, en: string): Words => ({ 'zh-Hans': zh, en });

/** What each finding of `reconcile` means. */
export const LIVE_FINDINGS: Readonly<Record<LiveProblem, Words>> = {
  unreviewed: say('已公开，但台账无发布记录', 'live, and the ledger knows of no publication'),
  altered: say('公开内容与签发内容不符', 'live, and not what was signed'),
  double: say('同一语种有两份公开内容', 'two live rows of one locale'),
  draftless: say('已公开，但草稿被绕过系统删除', 'live, and its draft was removed past the software'),
  dated: say('公开日期与发布时的日期不符', 'live, and a date is not that with which it went live'),
  link_lost: say('签发的关联内容仍公开，公开页却缺少该关联', 'live, and a link is gone, though what it leads to is live'),
  media: say('文件与发布时不符', 'live, and a file or a rendition is not what was published'),
  gone: say('台账为已发布，但公开内容已不存在', 'published by the ledger, and no row is live'),
};

/** What each finding of `verify` means. */
export const LEDGER_FINDINGS: Readonly<Record<LedgerProblem['problem'] | StoredProblem, Words>> = {
  altered: say('记录内容被改动', "the entry's hash is not that of its content"),
  unlinked: say('记录与上一条不衔接', 'it does not follow the entry before'),
  gap: say('记录编号缺失或重复', 'a number is missing or stands twice'),
  contradicted: say('检查点所列的记录已不存在或不同', 'a checkpoint names an entry that is gone or another one'),
  lost: say('先前导出的记录已不存在或不同', 'an entry of the earlier export is gone or another one'),
  truncated: say('记录被截断，或与链头不符', 'the head names other entries than there are'),
  unreadable: say('记录无法读取', 'no replay can rest on it'),
  misplaced: say('记录属于另一条链', 'it speaks of another chain'),
  unsigned: say('发布缺少三人三次签署', 'a publication without three sign-offs by three people'),
  unfollowed: say('公开内容的新名称并非由签发内容而来', 'the live content is named anew, and that does not follow from what was signed'),
  live_altered: say('字段变更时公开内容已非签发内容', 'at a change of fields the live row was not what was signed'),
  not_in_post: say('签署人当时不在该岗位', 'signed in a post that the person did not hold then'),
  unfounded: say('任职或单位变动无依据', 'an appointment or a unit that nobody ordered'),
  event_missing: say('发布或撤稿无对应的发布记录', 'a publication or take-down without its publication event'),
  event_altered: say('发布记录与台账不符', 'a publication event does not say what its entry says'),
  event_stray: say('发布记录在台账中无依据', 'a publication event without an entry'),
  notice_missing: say('任职或离任无对应的通知', 'an appointment or an end without the notice to whom it concerns'),
  notice_altered: say('任职或离任的通知与台账不符', 'a notice of an appointment or an end does not say what its entry says'),
  notice_stray: say('任职或离任的通知在台账中无依据', 'a notice of an appointment or an end that no entry tells of'),
  content_missing: say('签署内容的留存件缺失', 'the text that was signed is not kept any more'),
  content_altered: say('签署内容的留存件被改动', 'the text that is kept is not the one that was signed'),
  projection: say('状态表与台账不符', 'a stored state is not what the entries lead to'),
};

import { ARTICLES } from '../../core/regulation';
import { NOTICES, noticeKind, type NoticeKind } from '../../shared/notices';

const COLUMN = { column: 'c1', name: '通知公告', unit: 'office', period: null, counted: 0, required: 1, daysLeft: 3, daysOverdue: null };
const DRAFT = {
  uid: 'api::about.about',
  documentId: 'd1',
  locale: 'zh-Hans',
  single: false,
  daysLeft: 5,
  title: '机构概况',
  titleHidden: false,
};
const POST = { post: 'unitHead', unitName: '办公室', name: '刘主任', by: '管理员', reason: '届满' };

describe('[A9.2] what a notice says', () => {
  it.each<[NoticeKind, object, string, string, string | null]>([
    [
      'column_due_soon',
      COLUMN,
      '栏目“通知公告”还剩 3 天，请及时更新。',
      'The column “通知公告” is due in 3 days.',
      '/plugins/three-review-audit/columns/c1',
    ],
    [
      'column_due_soon',
      { ...COLUMN, daysLeft: 0 },
      '栏目“通知公告”今天到期，请及时更新。',
      'The column “通知公告” is due today.',
      '/plugins/three-review-audit/columns/c1',
    ],
    [
      'column_overdue',
      { ...COLUMN, daysOverdue: 1 },
      '栏目“通知公告”已超期 1 天，请尽快更新。',
      'The column “通知公告” is 1 day overdue.',
      '/plugins/three-review-audit/columns/c1',
    ],
    [
      'draft_clock',
      DRAFT,
      '稿件“机构概况”须在 5 天内发布。',
      '“机构概况” must be published within 5 days.',
      '/content-manager/collection-types/api::about.about/d1?plugins[i18n][locale]=zh-Hans',
    ],
    [
      'draft_clock',
      { ...DRAFT, single: true, locale: '', daysLeft: -2 },
      '稿件“机构概况”已超过发布时限 2 天。',
      '“机构概况” is 2 days over the limit.',
      '/content-manager/single-types/api::about.about',
    ],
    [
      'draft_clock',
      { daysLeft: 5, titleHidden: true },
      '稿件“未公开文稿”须在 5 天内发布。',
      '“an unpublished document” must be published within 5 days.',
      null,
    ],
    [
      'appointed',
      POST,
      '“刘主任”已任岗：办公室 负责人；办理人：管理员；原因：届满。',
      '“刘主任” was appointed: 办公室 unit head; by 管理员; reason: 届满.',
      null,
    ],
    [
      'appointment_ended',
      { ...POST, by: null, reason: '' },
      '“刘主任”已离岗：办公室 负责人。',
      '“刘主任” left the post: 办公室 unit head.',
      null,
    ],
    [
      'case_reopened',
      { case: '7', by: '周考核' },
      '周考核已将问题登记第 7 号重新列为待核实，理由见登记。',
      '周考核 has reopened case no. 7; the reason stands in the register.',
      '/plugins/three-review-audit/cases',
    ],
  ])('%s', (kind, data, chinese, english, link) => {
    expect(NOTICES[kind].wordsOf(data, 'zh-Hans').sentence).toBe(chinese);
    expect(NOTICES[kind].wordsOf(data, 'en').sentence).toBe(english);
    expect(NOTICES[kind].linkOf(data)).toBe(link);
  });

  it.each(noticeKind.options)('%s says something whatever an earlier version wrote, in both languages, and names its article', (kind) => {
    for (const data of [{}, { name: 7, daysLeft: 'soon', post: null, titleHidden: 'no' }]) {
      for (const language of ['zh-Hans', 'en'] as const) {
        const { subject, sentence } = NOTICES[kind].wordsOf(data, language);
        expect(subject).not.toMatch(/undefined|null|NaN/);
        expect(sentence).not.toMatch(/undefined|null|NaN/);
      }
      expect(NOTICES[kind].linkOf(data)).toBeNull();
    }
    expect(ARTICLES).toHaveProperty([NOTICES[kind].article]);
  });

  it('what a person wrote begins no other line of a mail', () => {
    const { subject, sentence } = NOTICES.column_reminder.wordsOf({ ...COLUMN, name: 'x\r\nBcc: all@example' }, 'zh-Hans');
    expect(`${subject}${sentence}`).not.toMatch(/[\r\n]/);
  });
});

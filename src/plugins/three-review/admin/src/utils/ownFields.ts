import { addedIn, roleOf, type AddedRole } from '../../../shared/addedFields';
import type { Wording } from '../../../core/regulation';

/** The attributes this plugin adds to covered types (contract.md), as a person knows them: by what they say, whatever they are called. */
export const OWN_LABELS: Readonly<Record<AddedRole, Wording>> = {
  stage: { 'zh-Hans': '审核状态', en: 'Review stage' },
  unit: { 'zh-Hans': '责任单位', en: 'Unit' },
  column: { 'zh-Hans': '栏目', en: 'Column' },
  eventDate: { 'zh-Hans': '发生日期', en: 'Event date' },
  classification: { 'zh-Hans': '公开属性', en: 'Classification' },
};

/** What the content hash says of files that texts show by their addresses. */
export const EMBEDDED: { readonly field: string; readonly label: Wording } = {
  field: '@embedded',
  label: { 'zh-Hans': '正文引用的文件', en: 'Files shown in the text' },
};

/** The values of our own enumerations. A field of the host's with the same values keeps the host's words. */
export const OWN_VALUES: Readonly<Record<string, Wording>> = {
  draft: { 'zh-Hans': '草稿', en: 'Draft' },
  first_review: { 'zh-Hans': '待初审', en: 'Awaiting first review' },
  second_review: { 'zh-Hans': '待复审', en: 'Awaiting second review' },
  final_sign_off: { 'zh-Hans': '待审签', en: 'Awaiting sign-off' },
  approved: { 'zh-Hans': '三审通过·待发布', en: 'Approved, to publish' },
  published: { 'zh-Hans': '已发布', en: 'Published' },
  public: { 'zh-Hans': '公开', en: 'Public' },
  internal: { 'zh-Hans': '内部', en: 'Internal' },
  withheld: { 'zh-Hans': '暂不公开', en: 'Withheld' },
};

/** The stage of documents of this type; undefined: the type is not covered. `options`: those of its layout, as the Content Manager has them. */
export const stageFieldOf = (options: unknown): string | undefined => addedIn(options).stage;

/** The name of a field of ours; null: it is the host's. */
export const ownLabel = (options: unknown, name: string): Wording | null => {
  const role = roleOf(options, name);
  return role === null ? null : OWN_LABELS[role];
};

/** In the language of the page, where no React is at hand to say which it is. */
export const wordOn = (wording: Wording): string => (document.documentElement.lang.startsWith('zh') ? wording['zh-Hans'] : wording.en);

/** The type of form field by which our own enumerations are drawn (list/wordedChoice). */
export const WORDED = 'three-review-worded';

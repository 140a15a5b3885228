import type { Wording } from '../../../core/regulation';

/** The attributes this plugin adds to covered types (contract.md), as a person knows them. */
export const FIELD_LABELS: Readonly<Record<string, Wording>> = {
  // What the content hash says of files that texts show by their addresses.
  '@embedded': { 'zh-Hans': '正文引用的文件', en: 'Files shown in the text' },
  reviewStage: { 'zh-Hans': '审核状态', en: 'Review stage' },
  reviewUnit: { 'zh-Hans': '责任单位', en: 'Unit' },
  reviewColumn: { 'zh-Hans': '栏目', en: 'Column' },
  reviewEventDate: { 'zh-Hans': '发生日期', en: 'Event date' },
  classification: { 'zh-Hans': '公开属性', en: 'Classification' },
};

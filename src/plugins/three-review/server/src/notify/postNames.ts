import type { PostKind } from '../../../core/regulation';

/** The posts by name, where the admin does not word them. */
export const POST_NAMES: Readonly<Record<PostKind, { readonly zh: string; readonly en: string }>> = {
  informationOfficer: { zh: '信息员', en: 'information officer' },
  unitHead: { zh: '负责人', en: 'unit head' },
  supervisingLeader: { zh: '分管领导', en: 'supervising leader' },
  principalLeader: { zh: '主要领导', en: 'principal leader' },
  officeDirector: { zh: '办公室主任', en: 'office director' },
  publisher: { zh: '信息发布岗', en: 'publisher' },
  confidentialityOfficer: { zh: '保密员', en: 'confidentiality officer' },
  auditor: { zh: '监督员', en: 'auditor' },
};

import type { PostKind } from '../../core/regulation';

/** The posts by name: the same on every screen and in every message. */
export const POST_WORDS: Readonly<Record<'zh-Hans' | 'en', Readonly<Record<PostKind, string>>>> = {
  'zh-Hans': {
    informationOfficer: '信息员',
    unitHead: '负责人',
    supervisingLeader: '分管领导',
    principalLeader: '主要领导',
    officeDirector: '办公室主任',
    publisher: '信息发布岗',
    confidentialityOfficer: '保密员',
    auditor: '监督员',
  },
  en: {
    informationOfficer: 'information officer',
    unitHead: 'unit head',
    supervisingLeader: 'supervising leader',
    principalLeader: 'principal leader',
    officeDirector: 'office director',
    publisher: 'publisher',
    confidentialityOfficer: 'confidentiality officer',
    auditor: 'auditor',
  },
};

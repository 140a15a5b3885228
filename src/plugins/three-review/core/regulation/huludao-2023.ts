import { epochDay } from '../kernel/dates';
import type { AuditPolicy } from './auditPolicy';
import type { Policy, PolicyLine } from './policy';

const criterion = (id: string, zh: string, en: string, helpZh: string, helpEn: string): PolicyLine => ({
  id,
  article: 'A10.1',
  name: { 'zh-Hans': zh, en },
  help: { 'zh-Hans': helpZh, en: helpEn },
});

const duty = (id: string, zh: string, en: string, helpZh: string, helpEn: string): PolicyLine => ({
  id,
  article: 'A10.2',
  name: { 'zh-Hans': zh, en },
  help: { 'zh-Hans': helpZh, en: helpEn },
});

/** A9.2. What the regulation leaves open is decided by the switches, as the product's defaults have it. */
const audit: AuditPolicy = {
  frequencies: [
    { columns: ['住建新闻'], article: 'A9.2', frequency: { kind: 'period', unit: 'week', min: 1 } },
    { columns: ['部门会议'], article: 'A9.2', frequency: { kind: 'period', unit: 'month', min: 1 } },
    { columns: ['便民信息', '机关职能', '机构设置'], article: 'A9.2', frequency: { kind: 'exempt' } },
  ],
  otherwise: { article: 'A9.2', frequency: { kind: 'period', unit: 'quarter', min: 1 } },
  publishWithinDays: 20,
  switches: {
    countUpdates: true,
    countImported: true,
    takenDownWithinMs: 24 * 60 * 60 * 1000,
    activeShare: 0.5,
    excuseZeroWorkday: false,
    requireCalendar: true,
    workingDays: false,
    dateSlackDays: 1,
    dueSoonDays: { week: 2, month: 5, quarter: 15, half_year: 30, year: 30, gap: 5 },
  },
};

/** 葫芦岛市住房和城乡建设局政务信息工作制度, in force from 2023-07-04 (A11). */
export const huludao2023: Policy = {
  id: 'huludao-2023',
  version: '2023-07-04',
  effectiveFrom: epochDay(2023, 7, 4),
  publisherPost: 'publisher',
  audit,
  criteria: [
    criterion(
      'political_stance',
      '政治立场鲜明',
      'Political stance',
      '无损害国家荣誉和利益，危害国家安全，泄露国家利益的内容；涉及领导人时政报道用词、表述准确无误。',
      'Nothing harms the honour, interests or security of the state; reports on leaders are worded exactly.'
    ),
    criterion(
      'positive_theme',
      '主题积极向上',
      'Positive theme',
      '选材有感染力、影响力；无民族歧视，封建迷信、散布谣言、破坏民族团结和社会稳定的内容。',
      'No discrimination, superstition or rumour, nothing that damages unity or social stability.'
    ),
    criterion(
      'true_and_valid',
      '内容真实有效',
      'True and valid',
      '发布及时，符合国家政策及我局实际工作情况。',
      'Timely, in line with state policy and with the actual work of the bureau.'
    ),
    criterion(
      'accurate_wording',
      '表述准确无误',
      'Accurate wording',
      '角度新颖，逻辑严密，重点突出，语言流畅无误。',
      'Sound logic, clear emphasis, fluent and faultless language.'
    ),
    criterion(
      'confidentiality',
      '保密定位准确',
      'Confidentiality',
      '不含国家秘密、单位秘密、内部办公信息，以及暂不宜公开或正在酝酿处理当中的内部事项。',
      'No state or work secrets, no internal papers, nothing that is not yet fit for the public.'
    ),
  ],
  stages: [
    {
      id: 'first_review',
      proof: 'first_proof',
      post: 'informationOfficer',
      article: 'A10.2',
      name: { 'zh-Hans': '初审', en: 'First review' },
      duties: [
        duty(
          'sensitive_information',
          '无敏感信息',
          'No sensitive information',
          '自查是否存在敏感信息。',
          'Checked for sensitive information.'
        ),
        duty(
          'wrong_characters',
          '无错别字、错误表述',
          'No wrong characters or wording',
          '自校错别字和错误表述。',
          'Proofread for wrong characters and wording.'
        ),
        duty(
          'own_secrecy_accuracy',
          '保密性、准确性已自查',
          'Secrecy and accuracy checked',
          '自查信息的保密性和准确性。',
          'Checked for secrecy and accuracy.'
        ),
      ],
    },
    {
      id: 'second_review',
      proof: 'second_proof',
      post: 'unitHead',
      article: 'A10.2',
      name: { 'zh-Hans': '复审', en: 'Second review' },
      duties: [
        duty(
          'political_gate',
          '把好政治关',
          'Political gate',
          '审查信息的社会价值和政治表述。',
          'Social value and political wording examined.'
        ),
        duty(
          'wording_gate',
          '把好文字关',
          'Wording gate',
          '审查文字表述、规范性和准确性。',
          'Wording, standard form and accuracy examined.'
        ),
        duty('secrecy_gate', '把好保密关', 'Secrecy gate', '审查信息的保密性。', 'Secrecy examined.'),
      ],
    },
    {
      id: 'final_sign_off',
      proof: 'third_proof',
      post: 'supervisingLeader',
      article: 'A10.2',
      name: { 'zh-Hans': '审签', en: 'Final sign-off' },
      duties: [
        duty(
          'policy_compliance',
          '对照相关政策法规，未发现不符',
          'In line with policy and law',
          '对信息是否符合相关政策法规做出判断。',
          'Judged to comply with policy and law.'
        ),
        duty('may_be_published', '同意对外发布', 'May be published', '决定是否发布。', 'Decides whether it is published.'),
      ],
    },
  ],
};

/** The demonstration bureau: invented people in the units that a housing and construction bureau has (A1, A5.1, A6). */

export const DEMO_PASSWORD = 'ThreeReview-2026';
export const DOMAIN = 'bureau.example';

export type RoleCode = 'bureau-officer' | 'bureau-head' | 'bureau-leader' | 'bureau-publisher' | 'bureau-auditor' | 'strapi-super-admin';

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'bureau' | 'office' | 'subordinate';
  readonly parentCode: string | null;
}

export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: RoleCode;
}

export interface Post {
  readonly kind: string;
  readonly unitCode: string | null;
  readonly email: string;
}

export const address = (name: string): string => `${name}@${DOMAIN}`;

interface Staffed extends Unit {
  /** The part of the e-mail addresses of this unit's people. */
  readonly mailbox: string;
  readonly officer: string;
  readonly head: string;
  /** The mailbox of the leader in charge (分管领导). */
  readonly leader: string;
}

const office = (code: string, mailbox: string, name: string, officer: string, head: string): Staffed => ({
  code,
  mailbox,
  name,
  officer,
  head,
  kind: 'office',
  parentCode: 'bureau',
  leader: 'leader',
});

const subordinate = (code: string, mailbox: string, name: string, officer: string, head: string): Staffed => ({
  ...office(code, mailbox, name, officer, head),
  kind: 'subordinate',
  leader: 'leader.subordinates',
});

const BUREAU: Unit = { code: 'bureau', name: '市住房和城乡建设局', kind: 'bureau', parentCode: null };

const STAFFED: readonly Staffed[] = [
  office('office', 'office', '办公室', '陈信息', '刘主任'),
  office('urban-construction', 'urban', '城市建设科', '林信息', '何科长'),
  office('real-estate', 'estate', '房地产市场监管科', '吴信息', '郑科长'),
  office('construction-industry', 'industry', '建筑业管理科', '徐信息', '马科长'),
  office('policy-law', 'law', '政策法规科', '胡信息', '朱科长'),
  subordinate('housing-centre', 'housing', '住房保障中心', '郭信息', '高主任'),
  subordinate('quality-safety', 'quality', '工程质量安全监督站', '罗信息', '梁站长'),
  subordinate('property-centre', 'property', '物业服务指导中心', '宋信息', '唐主任'),
];

export const UNITS: readonly Unit[] = [BUREAU, ...STAFFED.map(({ code, name, kind, parentCode }) => ({ code, name, kind, parentCode }))];

export const ACCOUNTS: readonly Account[] = [
  { email: address('admin'), name: '系统管理员', role: 'strapi-super-admin' },
  ...STAFFED.flatMap((unit): Account[] => [
    { email: address(`officer.${unit.mailbox}`), name: unit.officer, role: 'bureau-officer' },
    { email: address(`head.${unit.mailbox}`), name: unit.head, role: 'bureau-head' },
  ]),
  { email: address('leader'), name: '王分管', role: 'bureau-leader' },
  { email: address('leader.subordinates'), name: '赵分管', role: 'bureau-leader' },
  { email: address('principal'), name: '李局长', role: 'bureau-leader' },
  { email: address('publisher'), name: '孙发布', role: 'bureau-publisher' },
  { email: address('confidentiality'), name: '邓保密', role: 'bureau-auditor' },
  { email: address('auditor'), name: '周考核', role: 'bureau-auditor' },
];

/** The super admin holds no post: there is no exception for administrators (A10.2). */
export const POSTS: readonly Post[] = [
  ...STAFFED.flatMap((unit): Post[] => [
    { kind: 'informationOfficer', unitCode: unit.code, email: address(`officer.${unit.mailbox}`) },
    { kind: 'unitHead', unitCode: unit.code, email: address(`head.${unit.mailbox}`) },
    { kind: 'supervisingLeader', unitCode: unit.code, email: address(unit.leader) },
  ]),
  { kind: 'officeDirector', unitCode: null, email: address('head.office') },
  { kind: 'principalLeader', unitCode: null, email: address('principal') },
  { kind: 'publisher', unitCode: null, email: address('publisher') },
  { kind: 'confidentialityOfficer', unitCode: null, email: address('confidentiality') },
  { kind: 'auditor', unitCode: null, email: address('auditor') },
];

import type { UNITS } from '../bureau';

/** The code of the unit that answers for it, the title, and what is told in one paragraph. */
export type Telling = readonly [unit: (typeof UNITS)[number]['code'], title: string, text: string];

/** Documents of the columns that are owed one a quarter, in the order in which they come. */
export const QUARTERLY: Readonly<Record<string, readonly Telling[]>> = {
  notices: [
    ['office', '关于公开征集城市更新项目建议的通知', '为编制城市更新年度计划，自{day}起面向社会公开征集项目建议，可来信、来电或在线提交。'],
    ['property-centre', '关于做好物业服务收费公示的通知', '{day}印发通知，各物业服务企业应在小区显著位置公示收费项目、标准和服务等级。'],
    [
      'construction-industry',
      '关于开展建筑施工企业安全生产许可证延期的公告',
      '{day}公告，许可证有效期届满前三个月内的企业，可通过政务服务网提出延期申请。',
    ],
    ['urban-construction', '关于滨河路夜间封闭施工的通告', '{day}通告，滨河路将分段夜间封闭施工，请过往车辆按现场标志绕行。'],
    ['office', '关于调整局机关信访接待地点的公告', '{day}公告，局机关信访接待室迁至市民服务大厅二楼，接待时间不变。'],
    ['property-centre', '关于做好冬季供热服务工作的通知', '{day}印发通知，要求供热企业24小时受理报修，室温不达标的按规定退费。'],
  ],
  policies: [
    [
      'policy-law',
      '市保障性租赁住房管理办法',
      '{day}公布。本办法规定保障性租赁住房的建设、配租、租金和退出管理，自公布之日起三十日后施行。',
    ],
    ['policy-law', '市城镇老旧小区改造工作导则', '{day}公布。导则明确改造内容、居民意见征集、施工组织和验收移交的要求。'],
    ['policy-law', '市商品房预售资金监管实施细则', '{day}公布。细则规定监管额度、拨付节点和信息公开的要求。'],
    ['policy-law', '市建筑施工扬尘防治管理规定', '{day}公布。规定明确施工现场围挡、覆盖、喷淋和出入车辆冲洗的要求。'],
    ['policy-law', '市物业管理区域应急处置办法', '{day}公布。办法规定停水、停电、停热和电梯困人等情形的处置程序。'],
  ],
  interpretation: [
    ['policy-law', '一图读懂保障性租赁住房管理办法', '{day}，政策法规科就申请条件、配租顺序和租金标准作出解读。'],
    ['policy-law', '老旧小区改造怎样征求居民意见', '{day}，政策法规科解读改造导则：哪些内容须经居民表决，表决比例怎样计算。'],
    ['policy-law', '预售资金监管细则解读', '{day}，政策法规科解读监管额度如何核定、资金在哪些节点可以拨付。'],
    ['policy-law', '扬尘防治规定问答', '{day}，政策法规科就群众关心的夜间施工、渣土运输等十个问题作答。'],
    ['policy-law', '物业应急处置办法解读', '{day}，政策法规科解读停热、停水时物业服务企业应做什么、业主可以要求什么。'],
  ],
  'housing-security': [
    ['housing-centre', '公租房第一批配租结果公示', '{day}公示第一批公租房配租结果，公示期七日，房源共120套。'],
    ['housing-centre', '租赁补贴资格年度复核公告', '{day}公告，租赁补贴资格年度复核开始，请有关家庭按时提交材料。'],
    ['housing-centre', '保障性租赁住房房源信息', '{day}公布新增房源86套，户型、面积和租金见窗口公示。'],
    ['housing-centre', '公租房租金缴纳方式说明', '{day}起可在线缴纳公租房租金，窗口缴纳方式保留。'],
    ['housing-centre', '保障房小区维修项目公示', '{day}公示保障房小区维修项目12项，资金来源和工期一并公布。'],
  ],
  'quality-safety': [
    ['quality-safety', '房屋市政工程质量安全季度通报', '{day}通报本季度监督检查情况：检查项目63个，下发整改通知41份。'],
    ['quality-safety', '危大工程专项检查情况通报', '{day}通报危险性较大分部分项工程检查情况，3个项目被责令停工整改。'],
    ['quality-safety', '预拌混凝土质量抽检结果', '{day}公布预拌混凝土质量抽检结果，抽检试样96组，合格率100%。'],
    ['quality-safety', '建筑起重机械安全检查结果', '{day}公布检查结果，检查起重机械114台，停用整改6台。'],
    ['quality-safety', '消防设计审查抽查情况通报', '{day}通报消防设计审查抽查情况，抽查项目18个，退回修改2个。'],
  ],
  services: [
    ['property-centre', '供热报修电话和受理范围', '{day}更新。供热报修实行24小时受理，一般故障两小时内到场。'],
    ['property-centre', '住宅专项维修资金怎样申请使用', '{day}更新。列明申请条件、所需材料和办理时限。'],
    ['property-centre', '老旧小区加装电梯办事指南', '{day}更新。列明申请主体、审批流程和补贴标准。'],
    ['property-centre', '燃气使用安全须知', '{day}更新。提示软管更换、通风和报警器使用要求。'],
    ['property-centre', '雨季房屋安全提示', '{day}更新。提示自建房、老旧房屋巡查和报险方式。'],
  ],
};

/** Of the columns without a frequency: once, when the site began. */
export const STANDING: Readonly<Record<string, Telling>> = {
  functions: [
    'office',
    '市住房和城乡建设局主要职责',
    '承担住房保障、城市建设、房地产市场监管、建筑业管理和工程质量安全监督等职责。本页于{day}核对。',
  ],
  structure: ['office', '局机关内设机构和局属单位', '局机关设办公室、城市建设科等科室，局属住房保障中心等单位。本页于{day}核对。'],
};

/** What lies on the desks when the site opens, by how far it has come. */
export interface Underway {
  readonly column: string;
  readonly telling: Telling;
  readonly upTo: 'draft' | 'submitted' | 'first_review' | 'second_review' | 'final_sign_off' | 'returned' | 'withdrawn' | 'changed';
  /** Days since the event. */
  readonly ago: number;
}

export const UNDERWAY: readonly Underway[] = [
  {
    column: 'news',
    telling: ['urban-construction', '城区积雪清理情况通报', '截至{day}，城区主次干道积雪清理完毕，背街小巷正在清理。'],
    upTo: 'final_sign_off',
    ago: 3,
  },
  {
    column: 'interpretation',
    telling: ['policy-law', '住房租赁新规十问十答', '{day}，政策法规科就租赁合同备案、押金托管等十个问题作答。'],
    upTo: 'final_sign_off',
    ago: 5,
  },
  {
    column: 'news',
    telling: ['construction-industry', '建筑业企业座谈会召开', '{day}，建筑业企业座谈会召开，21家企业就结算、用工等问题发言。'],
    upTo: 'second_review',
    ago: 4,
  },
  {
    column: 'housing-security',
    telling: ['housing-centre', '公租房第二批配租方案公示', '{day}公示第二批公租房配租方案，房源94套，公示期七日。'],
    upTo: 'second_review',
    ago: 18,
  },
  {
    column: 'quality-safety',
    telling: ['quality-safety', '在建工地临时用电检查情况通报', '{day}通报临时用电检查情况，检查配电箱260个，整改问题33处。'],
    upTo: 'first_review',
    ago: 6,
  },
  {
    column: 'notices',
    telling: ['real-estate', '关于规范商品房销售现场公示的通知', '{day}拟定通知，要求销售现场公示预售许可、房源价格和监管账户。'],
    upTo: 'first_review',
    ago: 2,
  },
  {
    column: 'news',
    telling: ['property-centre', '物业服务质量评价结果发布', '{day}，物业服务质量评价结果形成，参评小区212个。'],
    upTo: 'submitted',
    ago: 3,
  },
  {
    column: 'policies',
    telling: ['policy-law', '市城市桥梁养护管理办法', '{day}审议通过。办法规定桥梁检测、养护和限载管理的要求。'],
    upTo: 'submitted',
    ago: 9,
  },
  {
    column: 'news',
    telling: ['real-estate', '房地产中介机构专项整治情况', '{day}，中介机构专项整治告一段落，检查门店130家，责令改正17家。'],
    upTo: 'returned',
    ago: 7,
  },
  {
    column: 'news',
    telling: ['quality-safety', '智慧工地平台接入项目情况', '截至{day}，智慧工地平台接入项目52个，视频在线率97%。'],
    upTo: 'changed',
    ago: 5,
  },
  {
    column: 'meetings',
    telling: ['office', '信息员业务培训会召开', '{day}，信息员业务培训会召开，讲解三审三校和栏目更新要求。'],
    upTo: 'withdrawn',
    ago: 6,
  },
  {
    column: 'services',
    telling: ['property-centre', '冬季用气安全提示', '{day}起草。提示冬季用气通风、软管检查和报警器使用。'],
    upTo: 'draft',
    ago: 1,
  },
  {
    column: 'housing-security',
    telling: ['housing-centre', '公租房租金标准调整公示', '{day}拟定租金标准调整方案，拟公示十五日听取意见。'],
    upTo: 'draft',
    ago: 24,
  },
];

/** The emergency to come: it has just been written down, and nobody has looked at it yet. */
export const EMERGENCY: { readonly column: string; readonly telling: Telling } = {
  column: 'notices',
  telling: [
    'urban-construction',
    '【紧急】关于城南主供水管线抢修停水的通告',
    '{day}，城南主供水管线发生破损，抢修队伍已到场。抢修期间城南片区将停水，应急供水车设在滨河社区等三处，恢复时间另行通告。',
  ],
};

/** What each unit adds at the end of what it tells. */
export const CLOSING: Readonly<Record<string, string>> = {
  office: '办公室将会同各科室跟踪落实，按时公布进展。',
  'urban-construction': '下一步，城市建设科将加强现场调度，确保工程质量和进度。',
  'real-estate': '下一步，房地产市场监管科将持续规范市场秩序，维护购房群众合法权益。',
  'construction-industry': '下一步，建筑业管理科将强化动态监管，推动行业健康发展。',
  'policy-law': '群众如有疑问，可向政策法规科咨询。',
  'housing-centre': '群众可到住房保障中心窗口或拨打服务电话咨询。',
  'quality-safety': '工程质量安全监督站将对整改情况复查，逾期不改的依法处理。',
  'property-centre': '群众可拨打物业服务热线反映问题，我们将限时答复。',
};

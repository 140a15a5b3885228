interface Words {
  readonly 'zh-Hans': string;
  readonly en: string;
}

/** What a key of the configuration is for. `initial`: its default, where that is not one value. `allowed`: what the schema cannot say. */
export interface Described {
  readonly what: Words;
  readonly initial?: Words;
  readonly allowed?: Words;
}

const say = (zh: string, en: string): Words => ({ 'zh-Hans': zh, en });
const key = (zh: string, en: string, more: Omit<Described, 'what'> = {}): Described => ({ what: say(zh, en), ...more });

/** Every key of the configuration by its path, in both languages: `npm run docs` makes the reference of it, and a test demands that none is missing. */
export const DESCRIBED: Readonly<Record<string, Described>> = {
  contentTypes: key(
    '受管类型，按 uid 列出。必须已存在且启用“草稿与发布”；单一类型、多语言类型同样适用',
    'the covered types, by uid; each must exist and have draft-and-publish switched on; single types and localised types are covered in the same way'
  ),
  'contentTypes.*.unit': key(
    '哪个字段写明责任单位：指向 `plugin::three-review.unit` 的（单个）关联，或 `string`、`uid`、`enumeration`。文字依次按单位代码、单位全称、`unitNames` 识别',
    "the field that names the unit answerable for a document: a relation (to one) to `plugin::three-review.unit`, or a `string`, `uid` or `enumeration`. A text is taken for a unit's code, else for its exact name, else by `unitNames`",
    { initial: say('插件添加 `reviewUnit`', 'the plugin adds `reviewUnit`') }
  ),
  'contentTypes.*.unitNames': key(
    "本站对单位的叫法 → 单位代码：`{ 办公室综合科: 'office' }`。认不出的文字等于没有单位，拒绝时会写明是哪个",
    "the site's names of units → their codes: `{ '办公室综合科': 'office' }`. A text that is no unit's leaves the document without one, and the refusal says which text"
  ),
  'contentTypes.*.column': key(
    '哪个字段写明栏目：指向本站任一类型的（单个）`relation`、`string`、`uid` 或 `enumeration`；随每次发布记录',
    'the field that names the column: a `relation` (to one) to any type of the site, `string`, `uid` or `enumeration`; recorded with each publication',
    { initial: say('插件添加 `reviewColumn`', 'the plugin adds `reviewColumn`') }
  ),
  'contentTypes.*.eventDate': key(
    '信息形成的日期：`date` 或 `datetime`；20 日时限由此起算',
    'when the information arose: `date` or `datetime`; the 20 days run from it (A9.2)',
    { initial: say('插件添加 `reviewEventDate`', 'the plugin adds `reviewEventDate`') }
  ),
  'contentTypes.*.classification': key(
    '公开属性：`enumeration` 或 `string`；只有 `public`、`公开`、`主动公开` 可以发布',
    'who may read it: `enumeration` or `string`; what is marked anything but `public`, `公开` or `主动公开` is not published, whatever its sign-offs (A7.3)',
    { initial: say('插件添加 `classification`', 'the plugin adds `classification`') }
  ),
  'contentTypes.*.classificationValues': key(
    "本站对公开属性的叫法 → `public`、`internal`、`withheld`：`{ 公开: 'public' }`。枚举的每个值都须写入，否则网站不启动；文字中未写入的一律按不公开处理",
    "the site's words → `public`, `internal`, `withheld`. Every value of an enumeration must be in it, or the site does not start; of a text, what is not in it counts as withheld (A7.3)",
    { initial: say('无', 'none') }
  ),
  'contentTypes.*.added': key(
    "插件所加字段改用的名称：`{ classification: 'reviewSecrecy' }`；键为 `stage`、`unit`、`column`、`eventDate`、`classification`。一经选定不再更改",
    "other names for the fields that the plugin adds, where the site has one of that name: `{ classification: 'reviewSecrecy' }`; keys `stage`, `unit`, `column`, `eventDate`, `classification`. Chosen once"
  ),
  'contentTypes.*.added.stage': key(
    '本站已有 `reviewStage` 时，插件字段改用的名称',
    'the name of that added field, where the site has a `reviewStage` of its own',
    {
      initial: say('`reviewStage`', '`reviewStage`'),
    }
  ),
  'contentTypes.*.added.unit': key(
    '本站已有 `reviewUnit` 时，插件字段改用的名称',
    'the name of that added field, where the site has a `reviewUnit` of its own',
    {
      initial: say('`reviewUnit`', '`reviewUnit`'),
    }
  ),
  'contentTypes.*.added.column': key(
    '本站已有 `reviewColumn` 时，插件字段改用的名称',
    'the name of that added field, where the site has a `reviewColumn` of its own',
    {
      initial: say('`reviewColumn`', '`reviewColumn`'),
    }
  ),
  'contentTypes.*.added.eventDate': key(
    '本站已有 `reviewEventDate` 时，插件字段改用的名称',
    'the name of that added field, where the site has a `reviewEventDate` of its own',
    {
      initial: say('`reviewEventDate`', '`reviewEventDate`'),
    }
  ),
  'contentTypes.*.added.classification': key(
    '本站已有 `classification` 时，插件字段改用的名称',
    'the name of that added field, where the site has a `classification` of its own',
    {
      initial: say('`classification`', '`classification`'),
    }
  ),
  'contentTypes.*.displayedDate': key(
    '页面上显示的发布日期：`date` 或 `datetime`；与发布记录核对，不符的列为疑点',
    'the date that readers are shown: `date` or `datetime`; held against the record of publications, contradictions are questions for the register of cases',
    { initial: say('无', 'none') }
  ),
  'contentTypes.*.ignore': key(
    '不属于内容的字段：计数器、外人会写的反向关联。**既不签字，也不保护**',
    'fields that are not content: counters, inverse relations that outsiders write. **Neither signed nor guarded**'
  ),
  policy: key(
    '制度：随插件提供的名称、自备的制度，或带生效日期的版本列表。须有依次三个环节、至少五条审核标准和 `audit`',
    'a shipped policy by name, a policy of your own, or a list of versions with their effective days. It has the three stages in their order, at least five criteria and `audit`: how often columns are updated',
    { initial: say('`"huludao-2023"`', '`"huludao-2023"`'), allowed: say('名称、对象或列表', 'a name, an object or a list') }
  ),
  timeZone: key(
    '岗位、制度、发布的“日”按此时区计算',
    'days of posts, policies and publications are days of this zone, whatever the zone of the host',
    { allowed: say('IANA 时区名', 'an IANA name') }
  ),
  enforce: key(
    '`false`：试运行，只判断、只记录、不拦截，直到有人在“开始使用”页正式启用，**或去掉此项后重新启动**。曾经启用过的网站，写 `false` 无效，日志会提示',
    '`false`: a trial run begins, all is judged and recorded and nothing is stopped, until a person enforces the rule on the first page, **or the site starts without this `false`**. Where the rule was ever enforced, `false` changes nothing, and the log says so'
  ),
  databaseGuard: key(
    '内容表上的触发器：拦住绕过系统的 SQL。关闭后 `doctor` 会报告',
    'triggers on the content tables: they hold SQL that goes past the software. Off is a finding of `doctor`'
  ),
  keptFiles: key(
    '文件夹（相对网站根目录，不得在 `public` 内）：留存每个已发布文件的副本。与数据库一起备份，多实例共用',
    'a folder, from the root of the site and never below `public`, for a copy of every published file and rendition; back it up with the database, share it between instances as you share the uploads'
  ),
  'signing.reauthenticate': key(
    '每次签字、发布都要输入本人密码。只用单点登录、没有密码的网站设为 `false`',
    'each sign-off and each publication by a person takes their own password. Where administrators sign in by SSO alone and have no password: `false`',
    { initial: say('生产环境为 `true`', '`true` where `NODE_ENV` is `production`') }
  ),
  amendments: key('审核人自己修改稿件：本轮结束，重新送审', "a reviewer's own edit ends the round and begins a new one: the only value"),
  'notify.channels': key(
    '提醒除在后台显示外，还由哪些途径发出。`email` 需为 Strapi 邮件插件配置服务商',
    "ways in which notices leave the house besides the admin. `email` needs a provider in Strapi's email plugin"
  ),
  audit: key(
    '栏目更新监测。`false`：不设监测，没有相应页面、接口（`404 audit_off`）、定时任务和首页卡片；上线事实照常记录，日后可以再开',
    'the column audit. `false`: none, no pages, routes (`404 audit_off`), wake-ups or widgets; what goes live is recorded all the same, so that it can be switched on later',
    { initial: say('`true`', '`true`'), allowed: say('`true`、`false` 或对象', '`true`, `false` or an object') }
  ),
  'audit.on': key('`false` 等同于 `audit: false`，可保留其余各项', '`false`: as `audit: false`, for a site that keeps the other keys'),
  'audit.profiles': key('除制度外还适用的检查指标', 'inspections of the whole site that apply beside the policy'),
  'audit.homePage.columns': key(
    '首页显示的栏目（slug）。不填：所有新闻、公告、政策类栏目',
    'slugs of the columns that the home page shows; none named: all of news, notices and policies'
  ),
  'jobs.redisUrl': key('尚不支持，请勿填写', 'not supported yet: leave it out', {
    initial: say('无', 'none'),
    allowed: say('不填', 'nothing'),
  }),
  'jobs.background': key(
    '`false`：本进程只提供服务，不做后台工作，须另有一个进程来做',
    '`false`: this process serves and does no background work, another one must',
    {
      initial: say(
        '`true`，环境变量 `THREE_REVIEW_BACKGROUND=false` 时为 `false`',
        '`true`; `false` where the environment says `THREE_REVIEW_BACKGROUND=false`'
      ),
    }
  ),
  'jobs.lease': key(
    '毫秒。实例这么久没有动静即视为已停，由其他实例接手',
    'ms after which an instance that has said nothing of its work is taken for dead, and another takes it over'
  ),
};

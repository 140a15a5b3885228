import { createRequire } from 'node:module';
import { visitor } from './lib/http.mjs';
import { inRoot } from './lib/root.mjs';
import { Problem, report, step } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';
import { BASE, forgetLog, insideTheServer, isNew, playYear, portIsFree, startSite } from './lib/site.mjs';
import { playStory } from './lib/story.mjs';

/*
 * npm run demo             sets up, starts the site, plays the story and leaves the server running
 * npm run demo -- --exit   the same, then stops: 0 only if every step came out as it should
 * npm run demo -- --no-year   a new database begins empty, without a year of documents
 */
const leaves = process.argv.includes('--exit');
const withYear = !process.argv.includes('--no-year');

/** A plugin that is not there would answer 404, and nothing would stand between a draft and the public. */
const gateIsThere = async () => {
  const { status } = await visitor(BASE)('GET', '/three-review/reviews/settings');
  if (status !== 401) throw new Problem(`The plugin's route answered ${String(status)}, expected 401: the plugin is not there`);
};

const printAddresses = () => {
  const { DEMO_PASSWORD } = createRequire(inRoot('package.json'))(inRoot('dist', 'database', 'seeds'));
  console.log(`
管理后台 Admin       ${BASE}/admin
公开接口 Content API  ${BASE}/api/articles?locale=zh-Hans
GraphQL              ${BASE}/graphql
台账导出 Ledger       .tmp/ledger.json（npx three-review verify .tmp/ledger.json）

演示账号 Demo accounts，口令 password ${DEMO_PASSWORD}
  officer.office@bureau.example   信息员 information officer，办公室（初审 first review）
  head.office@bureau.example      负责人 unit head，办公室（复审 second review）
  leader@bureau.example           分管领导 supervising leader（审签 final sign-off）
  publisher@bureau.example        信息发布 publisher
  auditor@bureau.example          监督考核 auditor（台账 ledger）
  admin@bureau.example            超级管理员 super admin（不任岗位，不能签字发布 holds no post）
  officer.housing@… head.housing@… leader.subordinates@…  住房保障中心 housing centre；其余单位同此 other units likewise`);
};

/** @returns {Promise<number>} exit code */
const demo = async () => {
  await portIsFree();
  await setup({ admin: true });
  await forgetLog();
  if (withYear && isNew()) await step('演一年 Playing a year of the bureau, from a year ago until now', playYear);
  const prepared = await step('准备数据库 Preparing the database (.tmp/data.db)', insideTheServer);
  if (!prepared.exists) {
    throw new Problem('The first article of the demo was deleted', { advice: 'Move .tmp/data.db away to begin with an empty database.' });
  }
  await portIsFree();
  const site = await step(`启动网站 Starting the site (${BASE})`, startSite);

  /** @type {(() => void) | undefined} */
  let wake;
  const asked = new Promise((resolve) => (wake = () => resolve(null)));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => wake?.());

  let code = 0;
  try {
    await step('插件在岗 The plugin answers (401, not 404)', gateIsThere);
    const { DEMO_PASSWORD } = createRequire(inRoot('package.json'))(inRoot('dist', 'database', 'seeds'));
    console.log('\n三审三校 The story');
    const ending = await Promise.race([
      playStory({ base: BASE, password: DEMO_PASSWORD, prepared }).then(() => 'told'),
      asked.then(() => 'interrupted'),
    ]);
    if (ending === 'told') console.log('\n✓ 全部步骤如期 Every step came out as it should');
    else code = 130;
  } catch (error) {
    code = 1;
    report(
      error instanceof Error && !(error instanceof Problem)
        ? new Problem(error.message, { advice: 'What the site said is in .tmp/demo.log.' })
        : error
    );
  }
  if (code !== 130) printAddresses();
  if (!leaves && code !== 130) {
    console.log('\n网站继续运行，按 Ctrl-C 结束 The site keeps running, Ctrl-C ends it');
    const ended = await Promise.race([asked.then(() => 'asked'), site.ended.then(() => 'ended')]);
    if (ended === 'ended') console.error('✗ The site ended by itself; what it said is in .tmp/demo.log.');
    if (ended === 'ended') code = 1;
  }
  await site.stop();
  return code;
};

try {
  process.exitCode = await demo();
} catch (error) {
  report(error);
  process.exitCode = 1;
}

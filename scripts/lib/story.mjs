import { bytesStay, withAttachment } from './attachment.mjs';
import { desk, draftsTitled, mustBeRefused, newDraft, withFullAccessToken } from './desk.mjs';
import { fileToSend, signIn, visitor } from './http.mjs';
import { CHANGED, EXPORT, eventsOf, saveWithForgery, verifyOffline } from './ledger.mjs';
import { ARTICLE, LOCALE } from './names.mjs';
import { must, teller } from './telling.mjs';

/** @typedef {import('./http.mjs').Call} Call */
/** @typedef {ReturnType<typeof desk>} Desk */
/** @typedef {{ type: string, children: { text?: string }[] }} Block */
/** @typedef {Record<'officer' | 'head' | 'leader' | 'publisher' | 'auditor' | 'admin', Call>} People */

const STAGES = ['first_review', 'second_review', 'final_sign_off'];
const THROW_AWAY = '演示用临时稿（随即删除）';

/** Flaws of the page as it was found. The unit head puts right the first that is still there; after many runs he puts one back. */
const FLAWS = [
  ['第六条\u00a0关各科室', '第六条\u00a0机关各科室'],
  ['按要按规定程序', '按规定程序'],
];
const CORRECTIONS = [...FLAWS, ...FLAWS.map(([flaw, right]) => [right, flaw])];

/** @param {Block[]} body @returns {{ body: Block[], from: string, to: string }} */
const correctOneWord = (body) => {
  const texts = body.flatMap((block) => block.children.map((child) => child.text ?? ''));
  const [from, to] = CORRECTIONS.find(([word]) => texts.some((text) => text.includes(word))) ?? [texts[0], `${texts[0]}。`];
  let done = false;
  const corrected = (/** @type {{ text?: string }} */ child) => {
    if (done || !child.text?.includes(from)) return child;
    done = true;
    return { ...child, text: child.text.replace(from, to) };
  };
  return { body: body.map((block) => ({ ...block, children: block.children.map(corrected) })), from, to };
};

/** @param {string} base @param {string} password @returns {Promise<People>} */
const everybody = async (base, password) => {
  const as = (/** @type {string} */ name) => signIn(base, `${name}@bureau.example`, password);
  return {
    officer: await as('officer.office'),
    head: await as('head.office'),
    leader: await as('leader'),
    publisher: await as('publisher'),
    auditor: await as('auditor'),
    admin: await as('admin'),
  };
};

/** @param {any} review @returns {string} */
const names = (review) => review.signOffs.map((/** @type {any} */ signOff) => signOff.signer.name).join('、');

/**
 * The story of the regulation on its way to the public, over HTTP. On a site where it is public already, what happened is looked up
 * in the ledger and not done again; the refusals are then tried on a draft that is deleted afterwards.
 * @param {{ base: string, password: string, prepared: any }} setting
 */
export const playStory = async ({ base, password, prepared }) => {
  const { tell, note } = teller();
  const { article } = prepared;
  const anonymous = visitor(base);
  const again = prepared.live;

  const people = await tell('六人登录：信息员、负责人、分管领导、发布、考核、管理员', 'Six people sign in', () =>
    everybody(base, password)
  );
  const target = again ? await throwAway(people, tell) : await draft(people, article, tell, note);
  const at = (/** @type {Call} */ call) => desk(call, target, password);

  await tell('五条途径试图直接发布，均被拒绝', 'Publishing is tried five ways and refused each time', async () => {
    await tryEveryWay(base, people, target, prepared.attempt, note);
    must(!prepared.liveAfterAttempt || again, 'the document service made it live');
    await nothingIsPublic(anonymous, target);
  });
  await tell('访客索要草稿，一无所得', 'A visitor asks for drafts and gets nothing', () => visitorSeesNothing(anonymous, target, note));

  await tell('上传网页、脚本，均被拒绝', 'Uploading a page or a script is refused', () => scriptsStayOut(people.officer, note));

  if (again) {
    await tell('临时稿删除，不留痕迹于网站', 'The throw-away draft is deleted', async () => {
      await at(people.officer).remove();
      must((await draftsTitled(people.officer, THROW_AWAY)).length === 0, 'the throw-away draft is still there');
    });
    await tell('此前已发布：核对台账中的三审记录', 'Published before: the three sign-offs are looked up, not done again', () =>
      checkHistory(people.auditor, article, note)
    );
  } else {
    await reviewAndPublish(people, article, password, tell, note);
  }

  await tell('访客读到已发布的文章（REST 与 GraphQL）', 'The Content API serves the article', () => isServed(anonymous, article, note));
  await tell('替换、删除正文所链附件，均被拒绝，无论地址怎样书写', 'The bytes of a linked file stay, however its address is spelled', () =>
    bytesStay(people, article, note)
  );
  await tell('台账自证：校验通过；改动一个字节的副本不能通过', 'The ledger verifies; a copy with one changed byte does not', () =>
    checkLedger(people.auditor, note)
  );
};

/** @typedef {ReturnType<typeof teller>['tell']} Tell */
/** @typedef {ReturnType<typeof teller>['note']} Note */

/** @param {People} people @param {Tell} tell */
const throwAway = (people, tell) =>
  tell('制度已发布在网，信息员另拟一篇临时稿供试验', 'Already published: a throw-away draft stands in for it', async () => {
    for (const id of await draftsTitled(people.officer, THROW_AWAY)) await desk(people.officer, id).remove();
    return newDraft(people.officer, { title: THROW_AWAY, slug: 'demo-throw-away' });
  });

/** @param {People} people @param {string} article @param {Tell} tell @param {Note} note */
const draft = (people, article, tell, note) =>
  tell('信息员拟稿：《市住建局政务信息工作制度》', 'The information officer drafts the regulation', async () => {
    const officer = desk(people.officer, article);
    const before = await officer.look();
    if (!['draft', 'published'].includes(before.stage)) {
      await officer.withdraw('演示从头开始');
      note('上次演示未走完，已撤回送审，从头开始 · an unfinished run was withdrawn');
    }
    const { body, address } = await withAttachment(people.officer, (await officer.read()).body);
    await officer.save({ summary: '规范局机关各科室、局属各单位政务信息的采编、报送、审核与发布。', body });
    note(`正文链接附件 the text links ${address}`);
    const review = await officer.look();
    must(review.stage === 'draft' && !review.live, `the article is at ${review.stage}`);
    note(
      `单位 ${review.unit.name}；须经 ${review.required.map((/** @type {any} */ r) => `${r.name[LOCALE]}（${r.people.map((/** @type {any} */ p) => p.name).join('、')}）`).join(' → ')}`
    );
    return article;
  });

/** @param {string} base @param {People} people @param {string} id @param {any} attempt @param {Note} note */
const tryEveryWay = async (base, people, id, attempt, note) => {
  const no = ['publisher_required', 'sign_offs_missing'];
  await withFullAccessToken(people.admin, async (token) => {
    const program = visitor(base, token);
    note(
      mustBeRefused(
        await program('PUT', `/api/articles/${id}?locale=${LOCALE}`, { data: { author: '程序' } }),
        'REST PUT（全权令牌 full-access token）',
        no
      )
    );
    note(mustBeRefused(await program('POST', '/api/articles', { data: { title: '直接发布' } }), 'REST POST', ['create_published']));
    const query =
      'mutation ($id: ID!, $locale: I18NLocaleCode) { updateArticle(documentId: $id, locale: $locale, status: PUBLISHED, data: { author: "程序" }) { documentId } }';
    note(mustBeRefused(await program('POST', '/graphql', { query, variables: { id, locale: LOCALE } }), 'GraphQL', no));
  });
  note(
    mustBeRefused(await desk(people.publisher, id).tryToPublish(), '内容管理，发布人员 Content Manager, publisher', ['sign_offs_missing'])
  );
  note(mustBeRefused(await desk(people.admin, id).tryToPublish(), '内容管理，超级管理员 Content Manager, super admin', no));
  note(mustBeRefused(await desk(people.publisher, id).tryToPublishInBulk(), '批量发布 bulk publish', ['sign_offs_missing']));
  must(attempt.refused && /^A\d/.test(attempt.article), `the document service did not refuse: ${JSON.stringify(attempt)}`);
  note(`文档服务 documents().publish()（进程内试过 tried inside the server） → ${attempt.code} (${attempt.article})`);
};

/**
 * What runs on the admin's origin acts as whoever opened it: it does not come in, under whatever name.
 * @param {Call} officer @param {Note} note
 */
const scriptsStayOut = async (officer, note) => {
  const script = 'fetch("/admin/access-token", { method: "POST" })';
  const page = `<!doctype html><script>${script}</script>`;
  for (const [name, type, text] of [
    ['a.js', 'text/javascript', script],
    ['附件.html', 'text/html', page],
    ['配图.png', 'image/png', page],
  ]) {
    const answer = await officer('POST', '/upload', fileToSend(name, type, text));
    note(mustBeRefused(answer, `上传 upload ${name}`, ['active_content']));
  }
};

/** @param {Call} anonymous @param {string} id */
const nothingIsPublic = async (anonymous, id) => {
  const answer = await anonymous('GET', `/api/articles/${id}?locale=${LOCALE}`);
  must(answer.status === 404, `the public reads the draft: ${String(answer.status)}`);
};

/** @param {Call} anonymous @param {string} id @param {Note} note */
const visitorSeesNothing = async (anonymous, id, note) => {
  const list = await anonymous('GET', `/api/articles?status=draft&locale=${LOCALE}&pagination[pageSize]=100`);
  must(
    list.status === 200 && list.body.data.length === 0 && list.body.meta.pagination.total === 0,
    `status=draft lists drafts: ${list.text.slice(0, 400)}`
  );
  note('REST /api/articles?status=draft → 0');
  const one = await anonymous('GET', `/api/articles/${id}?status=draft&locale=${LOCALE}`);
  must(one.status === 404, `status=draft gives the draft: ${String(one.status)}`);
  note(`REST /api/articles/:id?status=draft → ${String(one.status)}`);
  const query = 'query ($locale: I18NLocaleCode) { articles(status: DRAFT, locale: $locale) { documentId title } }';
  const graph = await anonymous('POST', '/graphql', { query, variables: { locale: LOCALE } });
  must(graph.body?.data?.articles?.length === 0, `GraphQL gives drafts: ${graph.text.slice(0, 400)}`);
  note('GraphQL articles(status: DRAFT) → 0');
  const columns = await anonymous('GET', '/api/columns?populate=articles&status=draft&pagination[pageSize]=100');
  must(columns.status === 200 && !columns.text.includes(id), `populate gives the draft: ${columns.text.slice(0, 400)}`);
  note('REST /api/columns?populate=articles&status=draft → 0');
};

/** @param {People} people @param {string} article @param {string} password @param {Tell} tell @param {Note} note */
const reviewAndPublish = async (people, article, password, tell, note) => {
  const at = (/** @type {Call} */ call) => desk(call, article, password);
  const officer = at(people.officer);

  await tell('信息员送审并初审，逐条回答五项标准', 'Submitted; first review answers the five criteria', async () => {
    await officer.submit();
    const review = await officer.sign('first_review');
    must(review.stage === 'second_review' && review.signOffs.length === 1, `after the first review it is at ${review.stage}`);
    note(review.criteria.map((/** @type {any} */ criterion) => criterion.name[LOCALE]).join('、'));
  });

  await tell('负责人改动一字，初审签字随即失效', 'The unit head edits one word: the sign-off falls', async () => {
    const head = at(people.head);
    const { body, from, to } = correctOneWord((await head.read()).body);
    await head.save({ body });
    const { ended, stage } = await officer.look();
    must(stage === 'draft' && ended?.reason === 'content_changed', `the round did not end: ${stage}, ${JSON.stringify(ended)}`);
    must(ended.voided.length === 1 && ended.changed.some((/** @type {string} */ path) => path.startsWith('body')), JSON.stringify(ended));
    note(`“${from}” → “${to}”`);
    note(
      `界面说明：改动 ${ended.changed.join('、')}；改动人 ${ended.by.name}；失效签字 ${ended.voided.map((/** @type {any} */ s) => s.signer.name).join('、')}`
    );
    note(mustBeRefused(await at(people.publisher).tryToPublish(), '发布 publish', ['content_changed', 'sign_offs_missing']));
  });

  await tell('重新送审，初审；同一人再签复审，被拒绝', 'Resubmitted; the same person signing twice is refused', async () => {
    await officer.submit();
    await officer.sign('first_review');
    note(mustBeRefused(await officer.tryToSign('second_review'), '信息员签复审 the officer signs the second review', ['same_person']));
  });

  await tell('负责人复审', 'Second review by the unit head', async () => {
    const review = await at(people.head).sign('second_review');
    must(review.stage === 'final_sign_off', `it is at ${review.stage}`);
    note(
      mustBeRefused(await at(people.publisher).tryToPublish(), '还缺审签时发布 publishing before the final sign-off', ['sign_offs_missing'])
    );
  });

  await tell('分管领导审签', 'Final sign-off by the supervising leader', async () => {
    const review = await at(people.leader).sign('final_sign_off');
    must(review.stage === 'approved' && review.signOffs.length === STAGES.length, `it is at ${review.stage}`);
    note(`三审三人 three people: ${names(review)}`);
    note(mustBeRefused(await at(people.admin).tryToPublish(), '超级管理员发布 the super admin publishes', ['publisher_required']));
  });

  await tell('发布人员发布，先输入本人密码', 'A publisher publishes, with the password', async () => {
    note(mustBeRefused(await at(people.publisher).tryToPublish(), '未输密码即发布 publishing without the password', ['password_required']));
    await at(people.publisher).publish();
    const review = await at(people.publisher).look();
    must(review.stage === 'published' && review.live, `it is at ${review.stage}`);
  });
};

/** Three sign-offs by three people on the very content that was published. @param {Call} auditor @param {string} article @param {Note} note */
const checkHistory = async (auditor, article, note) => {
  const events = await eventsOf(auditor, ARTICLE, article);
  const published = events.findLast((event) => event.type === 'published');
  must(published, 'the ledger knows of no publication');
  const signed = events.filter(
    (event) => event.type === 'signed' && event.signOff.contentHash === published.contentHash && event.at <= published.at
  );
  const last = STAGES.map((stage) => signed.findLast((event) => event.signOff.stage === stage)?.signOff);
  must(last.every(Boolean), 'a sign-off on the published content is missing from the ledger');
  must(new Set(last.map(({ signer }) => signer.id)).size === STAGES.length, 'the three sign-offs are not by three people');
  must(
    events.some((event) => event.type === 'content_changed'),
    'the ledger has forgotten the change that voided a sign-off'
  );
  note(
    `${last.map(({ stage, signer }) => `${stage} ${signer.name}`).join('、')}；发布 ${published.by.name}，${new Date(published.at).toISOString()}`
  );
};

/** @param {Call} anonymous @param {string} article @param {Note} note */
const isServed = async (anonymous, article, note) => {
  const rest = await anonymous('GET', `/api/articles/${article}?locale=${LOCALE}&populate=column`);
  must(rest.status === 200 && rest.body.data.title !== '', `REST: ${String(rest.status)} ${rest.text.slice(0, 400)}`);
  note(
    `REST → 《${rest.body.data.title}》，栏目 ${rest.body.data.column?.name ?? '—'}，${String(rest.body.data.body.length)} 段 paragraphs`
  );
  const query = 'query ($id: ID!, $locale: I18NLocaleCode) { article(documentId: $id, locale: $locale) { title author } }';
  const graph = await anonymous('POST', '/graphql', { query, variables: { id: article, locale: LOCALE } });
  must(graph.body?.data?.article?.title === rest.body.data.title, `GraphQL: ${graph.text.slice(0, 400)}`);
  note(`GraphQL → 《${graph.body.data.article.title}》`);
};

/** @param {Call} auditor @param {Note} note */
const checkLedger = async (auditor, note) => {
  const verified = await auditor('GET', '/three-review/ledger/verify');
  must(verified.status === 200 && verified.body.data.ok, `the ledger does not verify: ${verified.text.slice(0, 400)}`);
  note(
    `服务器校验 GET /three-review/ledger/verify → ok，${String(verified.body.data.chains)} 条链 chains，${String(verified.body.data.entries)} 条记录 entries`
  );
  const exported = await auditor('GET', '/three-review/ledger/export');
  must(exported.status === 200, `exporting the ledger: ${String(exported.status)}`);
  await saveWithForgery(exported.text);
  const honest = await verifyOffline(EXPORT);
  must(honest === 0, `three-review verify ${EXPORT} ended with ${String(honest)}`);
  note('离线校验 three-review verify .tmp/ledger.json → 0');
  const forged = await verifyOffline(CHANGED);
  must(forged === 1, `three-review verify ${CHANGED} ended with ${String(forged)}, expected 1`);
  note('改动一字节 three-review verify .tmp/ledger-changed.json → 1');
};

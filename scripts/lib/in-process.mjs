import { createRequire } from 'node:module';
import { ARTICLE, LOCALE } from './names.mjs';
import { inRoot, ROOT } from './root.mjs';

/*
 * Runs in a process of its own, with Strapi loaded on the demo's database and no port open: seeds it, and asks the document service,
 * as any plugin or script in the server could, to publish what nobody has signed. Reports over IPC.
 */
const load = createRequire(inRoot('package.json'));
const { createStrapi } = load('@strapi/strapi');
const { seed } = load(inRoot('dist', 'database', 'seeds'));

const app = await createStrapi({ appDir: ROOT, distDir: inRoot('dist'), serveAdminPanel: false, autoReload: false }).load();
const { article } = await seed(app);
const articles = app.documents(ARTICLE);
const draft = await articles.findOne({ documentId: article, locale: LOCALE });
const live = await articles.findOne({ documentId: article, locale: LOCALE, status: 'published' });

/** @param {string} documentId */
const tryToPublish = async (documentId) => {
  try {
    await articles.publish({ documentId, locale: LOCALE });
    return { refused: false };
  } catch (/** @type {any} */ error) {
    return { refused: true, code: error.details?.code ?? error.name, article: error.details?.article ?? '', message: error.message };
  }
};

/** Nobody touches what is live only to see a refusal: then a draft is tried that is deleted again. */
const onThrowAway = async () => {
  const { documentId } = await articles.create({ locale: LOCALE, data: { title: '文档服务发布试验' } });
  try {
    return await tryToPublish(documentId);
  } finally {
    await articles.delete({ documentId, locale: '*' });
  }
};

const attempt = draft === null ? null : live === null ? await tryToPublish(article) : await onThrowAway();
const nowLive = await articles.findOne({ documentId: article, locale: LOCALE, status: 'published' });
await app.destroy();
process.send?.({ article, exists: draft !== null, live: live !== null, liveAfterAttempt: nowLive !== null, attempt }, () =>
  process.exit(0)
);

import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { setClock } from './clock.mjs';
import { desk, newDraft } from './desk.mjs';
import { visitor } from './http.mjs';
import { ARTICLE } from './names.mjs';
import { inRoot, ROOT } from './root.mjs';
import { must } from './telling.mjs';

/*
 * Runs in a process of its own, on an empty database that nobody has used: plays a year of the bureau there and ends. Its clock begins a
 * year ago. Every act is a request of a person with a session, to the site's own routes: what the gate refuses there it would refuse
 * anybody, and what the ledger says follows from what was done. Reports over IPC.
 */
const openedAt = Date.now();
const load = createRequire(inRoot('package.json'));
const { POSTS, seedBureau, yearPlan } = load(inRoot('dist', 'database', 'seeds'));

/** @typedef {import('../../database/seeds/year/plan.js').YearPlan} YearPlan */
/** @typedef {import('../../database/seeds/year/plan.js').Step} Step */

/** @type {YearPlan} */
const plan = yearPlan(openedAt);
const clock = setClock(plan.from);

const { createStrapi } = load('@strapi/strapi');
const app = await createStrapi({ appDir: ROOT, distDir: inRoot('dist'), serveAdminPanel: false, autoReload: false }).load();
// Unless the machine fails midway, nothing is lost; and then the file is not used.
if (app.db.dialect.client === 'sqlite') await app.db.connection.raw('PRAGMA synchronous = OFF');
must((await app.documents(ARTICLE).count({})) === 0, 'there are documents in this database: a year is played on an empty one');
await seedBureau(app);

app.server.mount();
const server = app.server.httpServer;
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
const base = `http://127.0.0.1:${String(server.address().port)}`;

/** Who holds a post, by e-mail. @param {string} kind @param {string | null} unit @returns {string} */
const holder = (kind, unit) => {
  const post = POSTS.find((/** @type {any} */ one) => one.kind === kind && one.unitCode === unit);
  must(post, `nobody is ${kind} of ${String(unit)}`);
  return post.email;
};

const OF_UNIT = { officer: 'informationOfficer', head: 'unitHead', leader: 'supervisingLeader' };
const ACTS = /** @type {const} */ ({
  draft: 'officer',
  submit: 'officer',
  first_review: 'officer',
  second_review: 'head',
  final_sign_off: 'leader',
  return: 'head',
  withdraw: 'officer',
  correct: 'officer',
});

/** @param {Step} step */
const personOf = ({ act, unit, by }) => {
  if (act === 'publish' || act === 'take_down') return holder('publisher', null);
  return holder(OF_UNIT[by ?? ACTS[act]], unit);
};

/** A session that has just begun, as signing in gives it. @param {string} email */
const signedIn = async (email) => {
  const user = await app.db.query('admin::user').findOne({ where: { email } });
  const sessions = app.sessionManager('admin');
  const { token } = await sessions.generateRefreshToken(String(user.id), randomUUID(), { type: 'session' });
  return visitor(base, (await sessions.generateAccessToken(token)).token);
};

/** @param {string} uid @param {string} name @returns {Promise<Map<string, string>>} document ids by what the plan calls them */
const idsBy = async (uid, name) =>
  new Map((await app.documents(uid).findMany({ limit: 1000 })).map((/** @type {any} */ one) => [one[name], one.documentId]));
const units = await idsBy('plugin::three-review.unit', 'code');
const columns = await idsBy('api::column.column', 'slug');

/** @param {readonly string[]} texts */
const blocks = (texts) => texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));
const CORRECTION = '（文字已按审核意见核正。）';

const written = new Map(plan.documents.map((document) => [document.key, document]));
/** @type {Map<string, string>} document ids by the keys of the plan */
const ids = new Map();
/** What the last act on a document was answered with: the review that the next person has before them. @type {Map<string, any>} */
const reviews = new Map();

/** @param {Step} step @returns {Promise<any>} the review as it stands afterwards, where the act is one of the review */
const perform = async (step) => {
  const document = written.get(step.document);
  must(document, `the plan has no ${step.document}`);
  const call = await signedIn(personOf(step));
  const { title, eventDate, paragraphs } = document;
  const body = blocks(paragraphs);
  if (step.act === 'draft') {
    const [unit, column] = [units.get(document.unit), columns.get(document.column)];
    const fields = { title, slug: document.key, body, eventDate, unit, column, source: '市住房和城乡建设局' };
    ids.set(step.document, await newDraft(call, fields));
    return null;
  }
  const at = desk(call, ids.get(step.document) ?? '');
  const reason = step.reason ?? '';
  switch (step.act) {
    case 'submit':
      return at.submit();
    case 'correct':
      await at.save({ body: [...body, ...blocks([CORRECTION])] });
      return null;
    case 'return':
      return at.sendBack(reason);
    case 'withdraw':
      return at.withdraw(reason);
    case 'publish':
      await at.publish();
      return null;
    case 'take_down':
      return at.takeDown(reason);
    default:
      return at.sign(step.act, reviews.get(step.document));
  }
};

const dayOf = (/** @type {number} */ at) => Math.floor((at + 8 * 3_600_000) / 86_400_000);
const audit = app.plugin('three-review').service('audit');
let day = dayOf(plan.from);
for (const step of plan.steps) {
  // As on a site in use: the audit of a day is done before the people come.
  if (dayOf(step.at) !== day) {
    clock.moveTo(step.at - 30 * 60_000);
    await audit.work();
    day = dayOf(step.at);
  }
  clock.moveTo(step.at);
  reviews.set(step.document, await perform(step));
}
must(clock.now() <= openedAt, 'the year ran past the day on which it is made');
await app.destroy();
process.send?.({ documents: ids.size, acts: plan.steps.length }, () => process.exit(0));

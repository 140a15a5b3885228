// node tutorial.mjs http://127.0.0.1:1337 admin@bureau.example THE_PASSWORD
const [site, email, password] = process.argv.slice(2);

/** @param {string} method @param {string} path @param {string} [token] @param {object} [body] @returns {Promise<any>} */
const call = async (method, path, token, body) => {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${site}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const said = /** @type {any} */ (await answer.json());
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said.error?.message}`);
  return said;
};
/** @param {string} who @param {string} secret */
const signIn = async (who, secret) => (await call('POST', '/admin/login', undefined, { email: who, password: secret })).data.token;

const admin = await signIn(email, password);

// 1. A role that may draft, review and publish. Whether its people do is decided by their posts.
const type = 'api::announcement.announcement';
const role = (await call('POST', '/admin/roles', admin, { name: 'Bureau', description: '' })).data.id;
const fields = ['title', 'body', 'reviewUnit', 'reviewColumn', 'reviewEventDate', 'classification'];
const on = ['read', 'create', 'update', 'publish'].map((act) => ({
  action: `plugin::content-manager.explorer.${act}`,
  subject: type,
  properties: act === 'publish' ? {} : { fields },
  conditions: [],
}));
const own = ['review.read', 'review.submit', 'review.act'].map((act) => ({
  action: `plugin::three-review.${act}`,
  subject: null,
  properties: {},
  conditions: [],
}));
await call('PUT', `/admin/roles/${role}/permissions`, admin, { permissions: [...on, ...own] });

// 2. A unit, and four people in its posts.
const unit = (await call('POST', '/three-review/units', admin, { code: 'office', name: '办公室', kind: 'office' })).data.id;
/** @param {string} kind @param {string | null} of @returns {Promise<string>} the token of the person in post */
const appoint = async (kind, of) => {
  const [who, secret] = [`${kind.toLowerCase()}@bureau.example`, 'Tutorial-2026'];
  const { data } = await call('POST', '/admin/users', admin, { email: who, firstname: kind, lastname: '', roles: [role] });
  const userInfo = { firstname: kind, password: secret };
  await call('POST', '/admin/register', undefined, { registrationToken: data.registrationToken, userInfo });
  await call('POST', '/three-review/posts', admin, { kind, unit: of, holder: data.id });
  return signIn(who, secret);
};
const officer = await appoint('informationOfficer', unit);
const head = await appoint('unitHead', unit);
const leader = await appoint('supervisingLeader', unit);
const publisher = await appoint('publisher', null);

// 3. A draft, submitted by the officer of its unit.
const draft = { title: '办公时间调整公告', body: '自下周一起，办事大厅周六上午开放。', reviewUnit: { connect: [{ documentId: unit }] } };
const { documentId } = (await call('POST', `/content-manager/collection-types/${type}`, officer, draft)).data;
const review = `/three-review/reviews/${type}/${documentId}`;
await call('POST', `${review}/submit`, officer, {});

// 4. Three signatures by three people, each on what they have read.
for (const [token, stage] of [
  [officer, 'first_review'],
  [head, 'second_review'],
  [leader, 'final_sign_off'],
]) {
  const { contentHash, criteria, required } = (await call('GET', review, token)).data;
  await call('POST', `${review}/sign`, token, {
    stage,
    contentHash,
    criteria: criteria.map((/** @type {{ id: string }} */ { id }) => ({ id, verdict: 'pass' })),
    checklist: required
      .find((/** @type {{ id: string }} */ { id }) => id === stage)
      .duties.map((/** @type {{ id: string }} */ { id }) => id),
  });
}

// 5. The publisher publishes; nobody else could have.
await call('POST', `/content-manager/collection-types/${type}/${documentId}/actions/publish`, publisher, {});
const { stage, live } = (await call('GET', review, publisher)).data;
console.log(`${documentId}: ${stage}, live: ${live}`);

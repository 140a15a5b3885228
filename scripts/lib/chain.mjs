import { withFullAccessToken } from './desk.mjs';
import { refusalIn } from './http.mjs';
import { must } from './telling.mjs';

/*
 * The chain over HTTP in a site that knows nothing but the plugin: units and posts, then one document from its draft to the public, refused until three
 * people have signed.
 */

/** @typedef {import('./http.mjs').Call} Call */
/** @typedef {import('./http.mjs').Answer} Answer */
/** @typedef {Record<'officer' | 'head' | 'leader' | 'publisher', { call: Call, id: number }>} People */

/** @param {Answer} answer @param {string} what */
const done = (answer, what) => {
  must(answer.status >= 200 && answer.status < 300, `${what}: ${String(answer.status)} ${answer.text.slice(0, 400)}`);
  return answer.body;
};

/**
 * Units and posts, by a person who may.
 * @param {Call} owner @param {People} people
 * @returns {Promise<string>} the unit
 */
export const appoint = async (owner, people) => {
  const unit = done(await owner('POST', '/three-review/units', { code: 'office', name: 'Office', kind: 'office' }), 'a unit').data.id;
  const posts = /** @type {const} */ ([
    ['informationOfficer', 'officer', unit],
    ['unitHead', 'head', unit],
    ['supervisingLeader', 'leader', unit],
    ['publisher', 'publisher', null],
  ]);
  for (const [kind, who, of] of posts)
    done(await owner('POST', '/three-review/posts', { kind, unit: of, holder: people[who].id }), `the post ${kind}`);
  return unit;
};

/**
 * A reviewer's honest answers, as the review shows them to be given.
 * @param {Call} call @param {string} url @param {string} stage
 */
const answersAt = async (call, url, stage) => {
  const now = done(await call('GET', url), 'the review').data;
  const required = now.required.find((/** @type {{ id: string }} */ { id }) => id === stage);
  return {
    stage,
    contentHash: now.contentHash,
    criteria: now.criteria.map((/** @type {{ id: string }} */ { id }) => ({ id, verdict: 'pass' })),
    checklist: required.duties.map((/** @type {{ id: string }} */ { id }) => id),
  };
};

/**
 * Three sign-offs and the publication of a draft, with the refusals that stand before them.
 * @param {People} people @param {string} uid @param {string} documentId
 */
export const throughTheChain = async ({ officer, head, leader, publisher }, uid, documentId) => {
  const url = `/three-review/reviews/${uid}/${documentId}`;
  const publish = () => publisher.call('POST', `/content-manager/collection-types/${uid}/${documentId}/actions/publish`, {});
  const refused = refusalIn(await publish());
  must(refused?.status === 403, `publishing without sign-offs was not refused with 403: ${JSON.stringify(refused)}`);
  done(await officer.call('POST', `${url}/submit`, {}), 'submitting');
  const signers = /** @type {const} */ ([
    [officer, 'first_review'],
    [head, 'second_review'],
    [leader, 'final_sign_off'],
  ]);
  for (const [{ call }, stage] of signers) done(await call('POST', `${url}/sign`, await answersAt(call, url, stage)), stage);
  done(await publish(), 'publishing');
};

/**
 * The whole of it, for a type that is read at `/api/<plural>`.
 * @param {Call} owner @param {People} people @param {{ uid: string, plural: string, visitor: (token?: string) => Call }} type
 */
export const playChain = async (owner, people, { uid, plural, visitor }) => {
  const unit = await appoint(owner, people);
  const draft = { title: 'The first one', reviewUnit: { connect: [{ documentId: unit }] } };
  const made = done(await people.officer.call('POST', `/content-manager/collection-types/${uid}`, draft), 'a draft');
  const { documentId } = made.data;
  await throughTheChain(people, uid, documentId);
  await withFullAccessToken(owner, async (token) => {
    const program = visitor(token);
    const read = done(await program('GET', `/api/${plural}/${documentId}`), 'reading what is live');
    must(read.data.title === draft.title, `other words are live: ${JSON.stringify(read.data)}`);
    const changed = refusalIn(await program('PUT', `/api/${plural}/${documentId}`, { data: { title: 'Unreviewed' } }));
    must(changed?.status === 403, `a change of live content was not refused with 403: ${JSON.stringify(changed)}`);
  });
  return documentId;
};

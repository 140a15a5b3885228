import { refusalIn } from './http.mjs';
import { ARTICLE, LOCALE } from './names.mjs';
import { must } from './telling.mjs';

/** @typedef {import('./http.mjs').Call} Call */
/** @typedef {import('./http.mjs').Answer} Answer */

const CONTENT = `/content-manager/collection-types/${ARTICLE}`;
const LOCALIZED = `locale=${LOCALE}`;

/** @param {Answer} answer @param {string} what */
const wellDone = (answer, what) => {
  must(answer.status < 300, `${what}: ${String(answer.status)} ${answer.text.slice(0, 400)}`);
  return answer.body;
};

/**
 * What a person does at the desk, in the admin panel, with one document.
 * @param {Call} call the person's session
 * @param {string} id the document
 * @param {string} [password] with which the person signs and publishes; without it they only look, write and are refused where the site asks for it
 */
export const desk = (call, id, password) => {
  const review = `/three-review/reviews/${ARTICLE}/${id}`;
  /** @param {string} act @param {object} body */
  const send = (act, body) => call('POST', `${review}/${act}`, { locale: LOCALE, ...body });
  const look = async () => wellDone(await call('GET', `${review}?${LOCALIZED}`), 'looking at the review').data;

  /**
   * The honest answers of a reviewer who found nothing wrong: five criteria, and the duties of the stage.
   * @param {string} stage @param {any} [seen] the review as they have it before them
   */
  const answers = async (stage, seen) => {
    const now = seen ?? (await look());
    return {
      stage,
      contentHash: now.contentHash,
      criteria: now.criteria.map((/** @type {{ id: string }} */ { id: criterion }) => ({ id: criterion, verdict: 'pass' })),
      checklist: now.required
        .find((/** @type {{ id: string }} */ required) => required.id === stage)
        .duties.map((/** @type {{ id: string }} */ duty) => duty.id),
    };
  };

  return {
    look,
    read: async () => wellDone(await call('GET', `${CONTENT}/${id}?${LOCALIZED}`), 'opening the draft').data,
    /** @param {object} fields */
    save: async (fields) => wellDone(await call('PUT', `${CONTENT}/${id}?${LOCALIZED}`, fields), 'saving the draft').data,
    remove: async () => wellDone(await call('DELETE', `${CONTENT}/${id}?locale=*`), 'deleting the draft'),
    submit: async () => wellDone(await send('submit', {}), 'submitting').data,
    /** @param {string} reason */
    withdraw: async (reason) => wellDone(await send('withdraw', { reason }), 'withdrawing').data,
    /** @param {string} stage @param {any} [seen] */
    sign: async (stage, seen) => wellDone(await send('sign', { ...(await answers(stage, seen)), password }), `signing ${stage}`).data,
    /** @param {string} stage */
    tryToSign: async (stage) => send('sign', { ...(await answers(stage)), password }),
    tryToPublish: () => call('POST', `${CONTENT}/${id}/actions/publish?${LOCALIZED}`, { locale: LOCALE }),
    tryToPublishInBulk: () => call('POST', `${CONTENT}/actions/bulkPublish?${LOCALIZED}`, { documentIds: [id], locale: LOCALE }),
    /** @param {string} reason */
    sendBack: async (reason) => wellDone(await send('return', { to: 'draft', reason }), 'returning').data,
    /** @param {string} reason */
    takeDown: async (reason) => wellDone(await send('take-down', { reason }), 'taking down').data,
    /** The publisher's password, where they have to give it, for the content as they see it; then Publish. */
    publish: async () => {
      if (password !== undefined) {
        const { contentHash } = await look();
        const documents = [{ uid: ARTICLE, documentId: id, locale: LOCALE, contentHash }];
        wellDone(await call('POST', '/three-review/confirmations', { act: 'publish', password, documents }), 'confirming the publication');
      }
      return wellDone(await call('POST', `${CONTENT}/${id}/actions/publish?${LOCALIZED}`, { locale: LOCALE }), 'publishing').data;
    },
  };
};

/** A new draft of the person's own. @param {Call} call @param {object} fields @returns {Promise<string>} its document id */
export const newDraft = async (call, fields) =>
  wellDone(await call('POST', `${CONTENT}?${LOCALIZED}`, fields), 'creating a draft').data.documentId;

/** @param {Call} call @param {string} title @returns {Promise<string[]>} document ids */
export const draftsTitled = async (call, title) => {
  const list = wellDone(await call('GET', `${CONTENT}?${LOCALIZED}&filters[title][$eq]=${encodeURIComponent(title)}`), 'listing drafts');
  return list.results.map((/** @type {{ documentId: string }} */ { documentId }) => documentId);
};

const TOKEN = 'three-review demo';

/**
 * Works with a full-access API token, the most that a program can hold, and deletes it afterwards.
 * @template T
 * @param {Call} admin session of a super admin @param {(token: string) => Promise<T>} work
 */
export const withFullAccessToken = async (admin, work) => {
  const tokens = wellDone(await admin('GET', '/admin/api-tokens'), 'listing tokens').data;
  for (const { id, name } of tokens) if (name === TOKEN) await admin('DELETE', `/admin/api-tokens/${String(id)}`);
  const made = wellDone(
    await admin('POST', '/admin/api-tokens', { name: TOKEN, description: '', type: 'full-access', lifespan: null }),
    'creating a token'
  );
  try {
    return await work(made.data.accessKey);
  } finally {
    wellDone(await admin('DELETE', `/admin/api-tokens/${String(made.data.id)}`), 'deleting the token');
  }
};

/**
 * The answer is a refusal that names a code and an article of the regulation.
 * @param {Answer} answer @param {string} path how it was tried
 * @param {readonly string[]} [codes] one of these is expected among the reasons; any when left out
 */
export const mustBeRefused = (answer, path, codes = []) => {
  const refusal = refusalIn(answer);
  must(refusal, `${path} was not refused: ${String(answer.status)} ${answer.text.slice(0, 400)}`);
  must(answer.status < 500, `${path} broke: ${String(answer.status)} ${refusal.message}`);
  must(/^A\d/.test(refusal.article), `${path}: the refusal names no article: ${answer.text.slice(0, 400)}`);
  const given = [refusal.code, ...refusal.all];
  must(
    codes.length === 0 || codes.some((code) => given.includes(code)),
    `${path}: refused with ${given.join(', ')}, expected ${codes.join(' or ')}`
  );
  return `${path} → ${String(answer.status)} ${[...new Set(given)].join(' + ')} (${refusal.article})`;
};

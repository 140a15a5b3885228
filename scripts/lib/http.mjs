import { randomUUID } from 'node:crypto';

/** @typedef {{ status: number, body: any, text: string }} Answer */
/** @typedef {(method: string, path: string, body?: unknown) => Promise<Answer>} Call */

/**
 * A visitor of the site; `token` makes him somebody.
 * @param {string} base
 * @param {string} [token]
 * @returns {Call}
 */
export const visitor = (base, token) => async (method, path, body) => {
  const file = body instanceof FormData;
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined || file ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, text, body: json && text !== '' ? JSON.parse(text) : null };
};

/** The body of an upload. @param {string} name @param {string} type @param {string} text */
export const fileToSend = (name, type, text) => {
  const form = new FormData();
  form.append('files', new Blob([text], { type }), name);
  return form;
};

/**
 * Signs in to the admin panel as a person does.
 * @param {string} base @param {string} email @param {string} password
 */
export const signIn = async (base, email, password) => {
  const answer = await visitor(base)('POST', '/admin/login', { email, password, deviceId: randomUUID() });
  if (answer.status !== 200) {
    throw new Error(`${email} cannot sign in (${String(answer.status)}): was the account or its password changed?`);
  }
  return visitor(base, answer.body.data.token);
};

/** @typedef {{ status: number, code: string, article: string, all: string[], message: string }} Refusal */

/**
 * The refusal in an answer of REST, GraphQL or the admin API; null where nothing was refused.
 * @param {Answer} answer
 * @returns {Refusal | null}
 */
export const refusalIn = ({ status, body }) => {
  const error = body?.error ?? body?.errors?.[0]?.extensions?.error ?? null;
  if (!error) return null;
  const details = error.details ?? {};
  /** @type {{ code: string }[]} */
  const refusals = details.refusals ?? [];
  return {
    status,
    code: details.code ?? error.name ?? 'unknown',
    article: details.article ?? '',
    all: refusals.map(({ code }) => code),
    message: error.message ?? body?.errors?.[0]?.message ?? '',
  };
};

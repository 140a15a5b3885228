import { randomUUID } from 'node:crypto';
import type { StageId } from '../../../src/plugins/three-review/core/regulation';
import { EMAILS } from '../../support/people';
import { answers, ARTICLE, cmUrl, reviewUrl } from '../../support/review';
import { PASSWORD } from '../../support/site';

type Who = keyof typeof EMAILS;

/** What people did before a test begins, by requests: the clicks of it are other tests'. */
export class Desk {
  readonly #base: string;
  readonly #tokens = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  async #ask<T>(who: Who, method: string, url: string, body?: object): Promise<T> {
    const token = this.#tokens.get(who) ?? (await this.#signIn(who));
    this.#tokens.set(who, token);
    const answer = await fetch(`${this.#base}${url}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${url}: ${String(answer.status)} ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  }

  async #signIn(who: Who): Promise<string> {
    const answer = await fetch(`${this.#base}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: EMAILS[who], password: PASSWORD, deviceId: randomUUID() }),
    });
    return ((await answer.json()) as { data: { token: string } }).data.token;
  }

  /** Saves a draft in the Content Manager. */
  async save(documentId: string, data: object, who: Who = 'officer'): Promise<void> {
    await this.#ask(who, 'PUT', `${cmUrl(ARTICLE, documentId)}?locale=zh-Hans`, data);
  }

  async submit(documentId: string): Promise<void> {
    await this.#ask('officer', 'POST', reviewUrl(ARTICLE, documentId, 'submit'), { locale: 'zh-Hans' });
  }

  async sign(who: Who, documentId: string, stage: StageId): Promise<void> {
    const { contentHash } = await this.#ask<{ contentHash: string }>(who, 'GET', `${reviewUrl(ARTICLE, documentId)}?locale=zh-Hans`);
    const body = { locale: 'zh-Hans', stage, contentHash, password: PASSWORD, ...answers(stage) };
    await this.#ask(who, 'POST', reviewUrl(ARTICLE, documentId, 'sign'), body);
  }

  /** A file in the media library, by its id. */
  async upload(bytes: Buffer, name: string, type: string, alternativeText = ''): Promise<number> {
    const token = this.#tokens.get('superAdmin') ?? (await this.#signIn('superAdmin'));
    this.#tokens.set('superAdmin', token);
    const body = new FormData();
    body.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
    body.append('fileInfo', JSON.stringify({ name, alternativeText }));
    const answer = await fetch(`${this.#base}/upload`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
    if (!answer.ok) throw new Error(`upload: ${String(answer.status)} ${await answer.text()}`);
    const [file] = (await answer.json()) as { id: number }[];
    return file?.id ?? 0;
  }

  /** The stage of a document. */
  async stage(documentId: string): Promise<string> {
    return (await this.#ask<{ stage: string }>('superAdmin', 'GET', `${reviewUrl(ARTICLE, documentId)}?locale=zh-Hans`)).stage;
  }
}

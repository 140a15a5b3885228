import { fork, type ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../support/review';
import { installDelays, withDelays } from './delays';
import type { Answer } from './desk';
import type { Random } from './random';

/** What is raced for in component rows, past the document that shows them. */
export interface FactEdit {
  readonly id: number;
  readonly value: string;
  /** Past Strapi altogether: by SQL. */
  readonly bySql: boolean;
}

/** A process that serves the site: this one, or another on the same database. */
export interface Server {
  readonly base: string;
  /** Writes a component as code in the server can: past the document service. */
  editFact(edit: FactEdit): Promise<Answer>;
  close(): Promise<void>;
}

export const MODELS = [ARTICLE, 'api::notice.notice', 'api::column.column', 'shared.fact'];

/** Serves on a port of its own. Strapi closes it when it is destroyed. */
export const listen = (strapi: Core.Strapi): Promise<string> =>
  new Promise((resolve) => {
    const { httpServer } = strapi.server;
    httpServer.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${String((httpServer.address() as AddressInfo).port)}`));
  });

const DONE: Answer = { status: 200, code: null, body: null, arrivedAt: NaN };

/** What an error of Strapi's would be over HTTP, as far as a race needs to know. */
const asAnswer = (error: unknown): Answer => {
  const { details, message } = error as { details?: { code?: string }; message?: string };
  return details?.code ? { ...DONE, status: 403, code: details.code } : { ...DONE, status: 500, body: message ?? String(error) };
};

export const editFact = (strapi: Core.Strapi, { id, value, bySql }: FactEdit): Promise<Answer> =>
  withDelays(async () => {
    try {
      if (bySql) await strapi.db.connection('components_shared_facts').where({ id }).update({ value });
      else await strapi.db.query('shared.fact').update({ where: { id }, data: { value } });
      return DONE;
    } catch (error) {
      return asAnswer(error);
    }
  });

export const here = async (strapi: Core.Strapi, random: Random): Promise<Server> => {
  installDelays(strapi, random, MODELS);
  return { base: await listen(strapi), editFact: (edit) => editFact(strapi, edit), close: () => Promise.resolve() };
};

const HOOK = path.resolve(__dirname, '..', 'support', 'typescript.cjs');

/** Starts a program of tests/faults/workers in a process of its own; it ends with this one. */
export const startWorker = (name: string, settings: Record<string, string>): ChildProcess => {
  const child = fork(path.join(__dirname, 'workers', `${name}.ts`), [], {
    execArgv: ['--require', HOOK],
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
};

type Told = { readonly ready: string } | { readonly done: number; readonly answer: Answer };

/** The same site, served by a second process (workers/serve.ts). */
export const elsewhere = async (random: Random): Promise<Server> => {
  const child = startWorker('serve', {
    THREE_REVIEW_SEED: String(Math.floor(random() * 2 ** 31)),
    // On SQLite every boot has a file of its own, unless it is told.
    FAULTS_DATABASE: process.env.DATABASE_FILENAME ?? '',
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  const base = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the second server ended: ${signal ?? String(code)}`)));
    child.on('message', (told: Told) => {
      if ('ready' in told) resolve(told.ready);
      else waiting.get(told.done)?.(told.answer);
    });
  });
  return {
    base,
    editFact: (edit) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        child.send({ ask: asked, edit });
      }),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
};

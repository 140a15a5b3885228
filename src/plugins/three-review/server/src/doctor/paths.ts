import { UPLOAD_FILE } from '../content';
import { keepsFilesBack, namesUnshown } from '../gate/unshown';
import { actionsOf } from '../platform/host';
import { randomUUID } from 'node:crypto';
import { inTransaction, table } from '../platform/database';
import { codeOf } from '../platform/errors';
import { isRow, modelOf, queryOf, tableOf, textOf, type Model, type Strapi, type Trx } from '../platform/strapi';

export interface Check {
  readonly name: string;
  readonly uid: string | null;
  readonly ok: boolean;
  readonly detail: string;
}

/** A path that was tried. Leaked: it led to the public, where another fault only kept it from being tried to its end. */
export interface PathCheck extends Check {
  readonly leaked: boolean;
}

/** Thrown at the end of every attempt: nothing of the scratch document ever reaches the database's disk. */
class RolledBack extends Error {}

interface Scratch {
  readonly documentId: string;
  readonly id: number;
}

interface DocumentService {
  create(params: object): Promise<unknown>;
  update(params: object): Promise<unknown>;
  publish(params: object): Promise<unknown>;
}
const documents = (strapi: Strapi, uid: string) => actionsOf<DocumentService>(strapi, uid);

type Attempt = (strapi: Strapi, trx: Trx, uid: string, scratch: Scratch) => Promise<unknown>;

const now = (): Date => new Date();

/** The ways to the public that can be tried without a browser; each must meet a refusal. `guard`: only the database's own triggers stand there. */
const ATTEMPTS: readonly { readonly name: string; readonly guard?: true; readonly attempt: Attempt }[] = [
  { name: 'document service, publish', attempt: (strapi, _trx, uid, { documentId }) => documents(strapi, uid).publish({ documentId }) },
  {
    name: 'document service, publish every locale',
    attempt: (strapi, _trx, uid, { documentId }) => documents(strapi, uid).publish({ documentId, locale: '*' }),
  },
  {
    name: 'document service, create as published',
    attempt: (strapi, _trx, uid) => documents(strapi, uid).create({ data: {}, status: 'published' }),
  },
  {
    name: 'document service, update as published',
    attempt: (strapi, _trx, uid, { documentId }) => documents(strapi, uid).update({ documentId, data: {}, status: 'published' }),
  },
  {
    name: 'db.query, create live',
    attempt: (strapi, _trx, uid) => queryOf(strapi, uid).create({ data: { documentId: randomUUID(), publishedAt: now() } }),
  },
  {
    name: 'db.query, update to live',
    attempt: (strapi, _trx, uid, { id }) => queryOf(strapi, uid).update({ where: { id }, data: { publishedAt: now() } }),
  },
  {
    name: 'SQL, update to live',
    guard: true,
    attempt: async (strapi, trx, uid, { id }) => {
      await table(strapi, trx, tableOf(strapi, uid)).where({ id }).update({ published_at: now() });
    },
  },
  {
    name: 'SQL, insert live',
    guard: true,
    attempt: async (strapi, trx, uid) => {
      await table(strapi, trx, tableOf(strapi, uid)).insert({ document_id: randomUUID(), published_at: now() });
    },
  },
];

/** A draft with as little in it as a draft needs. */
const scratch = async (strapi: Strapi, uid: string): Promise<Scratch> => {
  const made = await documents(strapi, uid).create({ data: minimal(modelOf(strapi, uid)), status: 'draft' });
  const documentId = isRow(made) ? textOf(made.documentId) : null;
  if (!isRow(made) || documentId === null) throw new Error('the scratch draft was not created');
  return { documentId, id: Number(made.id) };
};

const minimal = (model: Model): Record<string, unknown> => {
  const title = Object.entries(model.attributes).find(([, attribute]) => attribute.type === 'string');
  return title ? { [title[0]]: `doctor ${randomUUID()}` } : {};
};

const WENT_THROUGH = 'went through';

const tryOne = async (strapi: Strapi, uid: string, path: (typeof ATTEMPTS)[number]): Promise<PathCheck> => {
  let outcome = WENT_THROUGH;
  try {
    await inTransaction(strapi, async (trx) => {
      const draft = await scratch(strapi, uid);
      try {
        await path.attempt(strapi, trx, uid, draft);
      } catch (error) {
        outcome = codeOf(error) ?? `failed: ${error instanceof Error ? error.message : String(error)}`;
      }
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) outcome = `could not be tried: ${error instanceof Error ? error.message : String(error)}`;
  }
  const ok = /^[a-z_]+$/.test(outcome);
  return { name: path.name, uid, ok, leaked: outcome === WENT_THROUGH, detail: ok ? `refused (${outcome})` : outcome };
};

const SERVED = 'served to everybody';

/** A7.3: a file that a scratch draft names, and nothing else, is kept back. Tried where the draft has a text to name it in. */
const tryFile = async (strapi: Strapi, uid: string): Promise<PathCheck | null> => {
  const field = Object.entries(modelOf(strapi, uid).attributes).find(([, { type }]) => ['richtext', 'text', 'string'].includes(type))?.[0];
  if (field === undefined || !keepsFilesBack(strapi)) return null;
  const hash = `doctor_${randomUUID().replaceAll('-', '')}`.slice(0, 17);
  const file = { name: 'doctor.txt', hash, ext: '.txt', mime: 'text/plain', size: 1, url: `/uploads/${hash}.txt`, provider: 'local' };
  let outcome = SERVED;
  try {
    await inTransaction(strapi, async (trx) => {
      await queryOf(strapi, UPLOAD_FILE).create({ data: file });
      const draft = await documents(strapi, uid).create({ data: { ...minimal(modelOf(strapi, uid)), [field]: file.url }, status: 'draft' });
      // Where a hook of the host writes something else, no draft names the file.
      if (!isRow(draft) || draft[field] !== file.url) throw new Error(`something of the site changes ${field} as a draft is written`);
      if (await namesUnshown(strapi, trx, [`${hash}.txt`])) outcome = 'kept back';
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) outcome = `could not be tried: ${error instanceof Error ? error.message : String(error)}`;
  }
  return { name: 'file of a draft', uid, ok: outcome === 'kept back', leaked: outcome === SERVED, detail: outcome };
};

/** Tries each path on a scratch document of `uid`, inside transactions that are rolled back. */
export const tryPaths = async (strapi: Strapi, uid: string, databaseGuard: boolean): Promise<PathCheck[]> => {
  const checks: PathCheck[] = [];
  for (const path of ATTEMPTS.filter((attempt) => databaseGuard || !attempt.guard)) checks.push(await tryOne(strapi, uid, path));
  const file = await tryFile(strapi, uid);
  return file ? [...checks, file] : checks;
};

import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { INERT_HEADERS, inertType } from '../../../../core/gate';
import { errorMessage } from '../../platform/errors';
import { asIfUnshown, keepsFilesBack } from '../unshown';
import { asMounted } from '../../platform/server';
import type { Strapi } from '../../platform/strapi';

export interface Asked {
  /** Null: could not be asked, or is not for this machine to say. */
  readonly ok: boolean | null;
  readonly detail: string;
}

const SCRATCH = '<!doctype html><title>three-review</title>asked for by the boot and the doctor, and removed again\n';
const ENDINGS = ['html', 'js', 'svg'] as const;

const fetchHead = (port: number, address: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: address, agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      response.on('end', () => resolve(response));
      response.on('error', reject);
    }).on('error', reject);
  });

/** What of an answer would let it run; null: nothing. */
const faultOf = (address: string, { headers, statusCode }: IncomingMessage): string | null => {
  const wrong = Object.entries(INERT_HEADERS).filter(([name, value]) => headers[name.toLowerCase()] !== value);
  const loose = [...wrong.map(([name]) => name), ...(/^attachment\b/.test(headers['content-disposition'] ?? '') ? [] : ['attachment'])];
  const type = headers['content-type'] ?? '';
  const runs = statusCode === 200 && inertType(type) !== type;
  const faults = runs ? [...loose, `a harmless type (${type})`] : loose;
  return faults.length === 0 ? null : `${address} → ${String(statusCode)} without ${faults.join(', ')}`;
};

const askFor = async (port: number, name: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const ending of ENDINGS) {
    for (const folder of ['/uploads', '/%75ploads']) {
      const address = `${folder}/${name}.${ending}`;
      const fault = faultOf(address, await fetchHead(port, address));
      if (fault !== null) faults.push(fault);
    }
  }
  return faults;
};

/** A file that is kept back must be answered as one that is not there, before anything of the site serves it. */
const askForHidden = async (port: number, name: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const folder of ['/uploads', '/%75ploads']) {
    const address = `${folder}/${name}.html`;
    const { statusCode } = await fetchHead(port, address);
    if (statusCode !== 404) faults.push(`${address} → ${String(statusCode)} though nothing live shows it`);
  }
  return faults;
};

/** A10.2: puts active files among the uploads, asks the site for them, and takes them away again. */
export const askForScratch = async (strapi: Strapi): Promise<Asked> => {
  const provider = String(strapi.config.get('plugin::upload.provider', 'local'));
  if (!strapi.plugin('upload')) return { ok: true, detail: 'no upload plugin' };
  if (provider !== 'local')
    return {
      ok: null,
      detail: `files lie with the provider ${provider}: they must be served from another origin than the admin's, and whoever knows the address of a file gets it, a draft's too`,
    };
  const folder = path.join(strapi.dirs.static.public, 'uploads');
  const name = `three-review-asks-${randomUUID()}`;
  const files = ENDINGS.map((ending) => path.join(folder, `${name}.${ending}`));
  try {
    for (const file of files) await writeFile(file, SCRATCH, { flag: 'wx' });
    const faults = await asMounted(strapi, async (port) => [
      ...(await askFor(port, name)),
      ...(keepsFilesBack(strapi) ? await asIfUnshown(`${name}.html`, () => askForHidden(port, name)) : []),
    ]);
    return {
      ok: faults.length === 0,
      detail: faults.length === 0 ? 'sent as attachments that run nowhere, those of drafts alone not at all' : faults.join('; '),
    };
  } catch (error) {
    return { ok: null, detail: `could not be asked: ${errorMessage(error)}` };
  } finally {
    for (const file of files) await rm(file, { force: true });
  }
};

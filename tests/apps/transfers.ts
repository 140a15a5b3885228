import { outside } from '../support/outside';
import type { Site } from '../support/site';

interface DataTransfer {
  readonly engine: { createTransferEngine(source: object, destination: object, options: object): { transfer(): Promise<unknown> } };
  readonly file: { readonly providers: { createLocalFileDestinationProvider(options: object): object } };
  readonly strapi: { readonly providers: { createLocalStrapiSourceProvider(options: object): object } };
}
interface Tokens {
  create(asked: object): Promise<{ accessKey: string }>;
}

/** What `strapi export --no-encrypt --no-compress` writes of a site, here without a process of its own: `<file>.tar`. */
export const exportOf = async ({ strapi }: Site, file: string): Promise<string> => {
  const transfer = outside.require('@strapi/data-transfer') as DataTransfer;
  const source = transfer.strapi.providers.createLocalStrapiSourceProvider({ getStrapi: () => strapi, autoDestroy: false });
  const plain = { encryption: { enabled: false }, compression: { enabled: false }, file: { path: file } };
  const destination = transfer.file.providers.createLocalFileDestinationProvider(plain);
  const options = { versionStrategy: 'ignore', schemaStrategy: 'ignore', exclude: [], transforms: {} };
  await transfer.engine.createTransferEngine(source, destination, options).transfer();
  return `${file}.tar`;
};

/** Lets other sites transfer to and from this one. */
export const transferToken = async ({ strapi }: Site): Promise<string> => {
  strapi.config.set('server.transfer.remote.enabled', true);
  const { token } = strapi.service('admin::transfer') as unknown as { token: Tokens };
  const asked = { name: 'another site', description: '', permissions: ['push', 'pull'], lifespan: null };
  return (await token.create(asked)).accessKey;
};

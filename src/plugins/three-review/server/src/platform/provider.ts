import { isRow, type Strapi } from './strapi';

/** A file as Strapi hands it to an upload provider. */
export interface ProvidedFile {
  readonly name?: unknown;
  readonly hash?: unknown;
  readonly ext?: unknown;
  readonly mime?: unknown;
  readonly buffer?: unknown;
  stream?: unknown;
}

type Write = (file: ProvidedFile, ...rest: readonly unknown[]) => Promise<unknown>;
const WRITES = ['upload', 'uploadStream', 'replace', 'replaceStream'] as const;

/** Has `judge` see every file before the upload provider writes it. In `bootstrap()`, when every plugin has made its own. */
export const beforeProviderWrites = (strapi: Strapi, judge: (file: ProvidedFile) => Promise<void>): void => {
  const { provider } = (strapi.plugin('upload') ?? {}) as unknown as { provider?: Record<string, unknown> };
  if (!isRow(provider)) return;
  for (const name of WRITES) {
    const original = provider[name];
    if (typeof original !== 'function') continue;
    const write: Write = async (file, ...rest) => {
      await judge(file);
      return (original as Write).call(provider, file, ...rest);
    };
    Object.assign(provider, { [name]: write });
  }
};

/** The bytes of what a stream gives. */
export const bytesOf = (chunk: unknown): Buffer => (typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array));

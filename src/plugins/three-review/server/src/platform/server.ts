import { ReadStream } from 'node:fs';
import { createServer, type OutgoingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context, Middleware } from 'koa';
import type { Strapi } from './strapi';

interface App {
  middleware: Middleware[];
  callback(): RequestListener;
}
interface Server {
  readonly app: App;
  readonly router: { routes(): Middleware };
}
const serverOf = (strapi: Strapi): Server => strapi.server;

/** Puts a middleware before all that host and plugins have put in so far. */
export const useOutermost = (strapi: Strapi, middleware: (ctx: Context, next: () => Promise<unknown>) => Promise<void>): void =>
  void serverOf(strapi).app.middleware.unshift(middleware);

/** Where in its ancestry an object has a property of this name. */
const heirOf = (object: object, name: string): object => {
  let at: object | null = object;
  while (at !== null && !Object.hasOwn(at, name)) at = Object.getPrototypeOf(at) as object | null;
  if (at === null) throw new TypeError(`an answer has no ${name}`);
  return at;
};

/**
 * The files that middlewares open as the body of this answer, from now on: also those of which the answer then shows a part alone (`Range`),
 * through a stream that no longer tells which file it is.
 */
export const filesOpened = (ctx: Context): readonly ReadStream[] => {
  const files: ReadStream[] = [];
  const { response } = ctx;
  const inherited = heirOf(response, 'body');
  Object.defineProperty(response, 'body', {
    configurable: true,
    enumerable: true,
    get: (): unknown => Reflect.get(inherited, 'body', response),
    set: (value: unknown) => {
      if (value instanceof ReadStream) files.push(value);
      Reflect.set(inherited, 'body', value, response);
    },
  });
  return files;
};

type Heading = string | OutgoingHttpHeaders | readonly unknown[] | undefined;
type WriteHead = (status: number, ...rest: readonly Heading[]) => ServerResponse;

/** Headers given to `writeHead` itself: an object, or names and values in turn. */
const pairsOf = (headers: Heading): readonly (readonly [string, unknown])[] => {
  if (typeof headers !== 'object') return [];
  if (!Array.isArray(headers)) return Object.entries(headers);
  return headers.flatMap((name: unknown, i) => (i % 2 === 0 ? [[String(name), headers[i + 1]] as const] : []));
};

/** Runs `work` when the head of an answer is about to be written, after everything that any middleware sets, however it answers. */
export const beforeHead = (res: ServerResponse, work: (res: ServerResponse) => void): void => {
  const write = res.writeHead.bind(res) as WriteHead;
  const writeHead: WriteHead = (status, ...rest) => {
    for (const [name, value] of pairsOf(rest.at(-1))) res.setHeader(name, value as string);
    res.statusCode = status;
    work(res);
    return typeof rest[0] === 'string' ? write(status, rest[0]) : write(status);
  };
  Object.assign(res, { writeHead });
};

/** The site as it answers, all its middlewares with all its routes, on a port of its own for as long as `work` takes. */
export const asMounted = async <T>(strapi: Strapi, work: (port: number) => Promise<T>): Promise<T> => {
  const { app, router } = serverOf(strapi);
  const mounted = Object.create(app) as App;
  mounted.middleware = [...app.middleware, router.routes()];
  const server = createServer(mounted.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

import type { Context } from 'koa';
import type { z } from 'zod';
import type { Refusal } from '../../../core/kernel/result';
import type { ErrorDetails } from '../../../shared/contracts';
import { answerTo } from './errors';
import { isRow, textOf, wordOf, type Strapi } from './strapi';

export type Ctx = Context;

const NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  404: 'NotFoundError',
  409: 'ConflictError',
  429: 'TooManyRequestsError',
};

/** Answers in Strapi's error form, with a stable code. */
export const fail = (ctx: Ctx, status: number, message: string, details: ErrorDetails): void => {
  const name = NAMES[status] ?? 'PolicyError';
  ctx.status = status;
  ctx.body = { data: null, error: { status, name, message, details } };
};

export const failRefused = (ctx: Ctx, refusals: readonly Refusal[]): void => {
  const seconds = refusals[0]?.data.seconds;
  if (typeof seconds === 'number' && seconds > 0) ctx.set('Retry-After', String(seconds));
  const { status, message, details } = answerTo(refusals);
  fail(ctx, status, message, details);
};

export const notFound = (ctx: Ctx): void => fail(ctx, 404, 'Not Found', { code: 'not_found' });

/** Thrown by `parse` and answered by `handler`: what is wrong, where, and what is allowed. */
class BadInput extends Error {
  readonly details: ErrorDetails;

  constructor(error: z.ZodError) {
    const issues = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
    super(issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; '));
    this.details = { code: 'bad_input', issues };
  }
}

export const parse = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new BadInput(parsed.error);
  return parsed.data;
};

/** The body of a request; none counts as an empty object, anything but an object is refused by the schema. */
export const bodyOf = (ctx: Ctx): unknown => (ctx.request as unknown as { body?: unknown }).body ?? {};

/** The permissions of the administrator who asks, as Strapi's authentication left them. */
export const abilityOf = (ctx: Ctx): unknown => (ctx.state as { userAbility?: unknown }).userAbility;

/** Wraps a controller action: bad input becomes a 400 with the paths, nothing else is swallowed. */
export const handler =
  (work: (ctx: Ctx) => Promise<void>) =>
  async (ctx: Ctx): Promise<void> => {
    try {
      await work(ctx);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      fail(ctx, 400, error.message, error.details);
    }
  };

export const send = (ctx: Ctx, data: unknown, meta?: unknown): void => {
  ctx.body = isRow(meta) ? { data, meta } : { data };
};

/** May the administrator who asks do this, by the permissions of his roles? */
export const mayDo = (ctx: Ctx, action: string): boolean => {
  const ability = abilityOf(ctx);
  const can = typeof ability === 'object' && ability !== null ? (ability as { can?: unknown }).can : undefined;
  return typeof can === 'function' && (can as (name: string) => boolean).call(ability, action);
};

export interface SentFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** The one file of a multipart request in this field; null where there is none, or several. */
export const fileIn = (ctx: Ctx, field: string): SentFile | null => {
  const files = (ctx.request as unknown as { files?: Readonly<Record<string, unknown>> }).files ?? {};
  const held = Object.hasOwn(files, field) ? files[field] : undefined;
  if (!isRow(held)) return null;
  const { filepath, originalFilename, size } = held;
  return typeof filepath === 'string' ? { path: filepath, name: wordOf(originalFilename), size: Number(size) } : null;
};

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Answers with a file to be saved under this name. */
export const sendFile = (ctx: Ctx, bytes: Buffer, name: string): void => {
  ctx.set('Content-Disposition', `attachment; filename="${name}"`);
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  ctx.body = bytes;
};

/** As Strapi answers where nothing is. */
export const answerNotFound = (ctx: Ctx): void => {
  for (const name of ['Content-Length', 'Content-Range', 'Accept-Ranges', 'ETag', 'Last-Modified', 'Cache-Control', 'Content-Type'])
    ctx.remove(name);
  ctx.status = 404;
  ctx.body = { data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: {} } };
};

export const cookieIn = (ctx: Ctx, name: string): string | null => textOf(ctx.cookies.get(name, { signed: false }));

/** One more cookie, beside those that are set already. */
export const addCookie = (ctx: Ctx, cookie: string): void => {
  if (!ctx.headerSent) ctx.append('Set-Cookie', cookie);
};

/** Below the address at which browsers find this server, which may lie in a folder. */
export const pathBelow = (strapi: Strapi, path: string): string => {
  const address = textOf(strapi.config.get('server.absoluteUrl')) ?? '';
  return `${URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : ''}${path}`;
};

/** Do cookies of the admin travel encrypted alone? As Strapi decides it for its own. */
export const isSecure = (strapi: Strapi, ctx: Ctx): boolean => {
  const configured: unknown = strapi.config.get('admin.auth.cookie.secure');
  return typeof configured === 'boolean' ? configured : ctx.secure;
};

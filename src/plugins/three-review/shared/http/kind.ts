import type { z } from 'zod';
import type { RefusalCode } from '../../core/kernel/result';

/** Method and path below the base of its API, as the server's routes write them. */
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/** What a route answers with: a value under `data` (with `meta`; 202 where it goes on afterwards), JSON that stands by itself, or a file of one of these types. */
export type AnswerKind =
  | { readonly data: z.ZodType; readonly meta?: z.ZodType; readonly status?: 200 | 202 }
  | { readonly json: z.ZodType }
  | { readonly file: readonly string[] };

/** One route of the plugin, as the HTTP reference tells it. Who may call it stands in the server's routes. */
export interface RouteKind {
  readonly id: string;
  readonly does: { readonly 'zh-Hans': string; readonly en: string };
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** The field of a multipart request that holds the one file. */
  readonly upload?: string;
  readonly answer: AnswerKind;
  /** Every refusal of the table of refusals that it can answer with. */
  readonly refusals?: readonly RefusalCode[];
  /** Something hangs on it: 409 `in_use`. */
  readonly inUse?: true;
  /** Other people alone may do it: 403 `forbidden`. */
  readonly forbidden?: true;
}

export type RouteTable = Readonly<Record<RouteKey, RouteKind>>;

export const say = (zh: string, en: string): RouteKind['does'] => ({ 'zh-Hans': zh, en });

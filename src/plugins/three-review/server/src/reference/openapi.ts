import mapValues from 'lodash/mapValues';
import uniq from 'lodash/uniq';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, oas31 } from 'zod-openapi';
import { version } from '../../../package.json';
import { ruleOf } from '../../../core/kernel/result';
import * as contracts from '../../../shared/contracts';
import { describe, type Described, type Side } from './described';

/** Shapes that several routes answer with, by the name under which the reference shows them. */
const COMPONENTS = {
  admin: {
    Column: contracts.column,
    ColumnStanding: contracts.columnStanding,
    Failure: contracts.failure,
    Post: contracts.post,
    Review: contracts.review,
    Unit: contracts.unit,
  },
  'content-api': { Failure: contracts.failure },
} as const satisfies Readonly<Record<Side, Readonly<Record<string, z.ZodType>>>>;

const SIDES = {
  admin: {
    base: '/three-review',
    title: '三审三校 Three Review: admin API',
    description: '管理端接口，须管理员登录。For administrators who are signed in, on the address of the admin server.',
    scheme: 'administrator',
  },
  'content-api': {
    base: '/api/three-review',
    title: '三审三校 Three Review: Content API',
    description: '对外接口。For anybody, a user of users-permissions or an API token, as far as they are granted it.',
    scheme: 'token',
  },
} as const;

/** Where a site without the column audit (`audit: false`) answers 404. */
const isOfAudit = (path: string): boolean => /^\/(audit|columns)(\/|$)/.test(path);

/** What a route can answer besides success, by status: in codes, where there are any. */
export const failuresOf = ({ kind, path, permission, open }: Described): Readonly<Record<string, readonly string[]>> => {
  const reads = [kind.params, kind.query, kind.body, kind.upload].some((part) => part !== undefined);
  const all: readonly (readonly [string, string])[] = [
    ...(reads ? [['400', 'bad_input'] as const] : []),
    ...(open ? [] : [['401', ''] as const]),
    ...(permission === null ? [] : [['403', ''] as const]),
    ...(kind.forbidden ? [['403', 'forbidden'] as const] : []),
    ...(reads ? [['404', 'not_found'] as const] : []),
    ...(isOfAudit(path) ? [['404', 'audit_off'] as const] : []),
    ...(kind.inUse ? [['409', 'in_use'] as const] : []),
    ...(kind.refusals ?? []).map((code) => [String(ruleOf(code).status), code] as const),
  ];
  const codes = (status: string) => all.filter(([one, code]) => one === status && code !== '').map(([, code]) => code);
  return Object.fromEntries(uniq(all.map(([status]) => status)).map((status) => [status, uniq(codes(status))]));
};

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

const success = ({ answer }: Described['kind']) => {
  if ('file' in answer)
    return { description: 'The file', content: Object.fromEntries(answer.file.map((type) => [type, { schema: z.string() }])) };
  if ('json' in answer) return { description: 'The file', content: json(answer.json) };
  return { description: 'Done', content: json(z.object({ data: answer.data, ...(answer.meta ? { meta: answer.meta } : {}) })) };
};

const sent = ({ body, upload }: Described['kind']) => {
  if (body) return { requestBody: { content: json(body) } };
  const file = z.string().meta({ format: 'binary' });
  return upload === undefined ? {} : { requestBody: { content: { 'multipart/form-data': { schema: z.object({ [upload]: file }) } } } };
};

const operation = (route: Described): ZodOpenApiOperationObject => {
  const { kind, part, permission, open } = route;
  const { params, query } = kind;
  const no = mapValues(failuresOf(route), (codes) => ({
    description: codes.length > 0 ? codes.join(', ') : 'Not entitled',
    content: json(contracts.failure),
  }));
  return {
    operationId: kind.id,
    tags: [part],
    summary: kind.does.en,
    description: kind.does['zh-Hans'],
    'x-permission': permission === null ? null : `plugin::three-review.${permission}`,
    ...(open ? { security: [] } : {}),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
    ...sent(kind),
    responses: { ...no, ['data' in kind.answer ? (kind.answer.status ?? 200) : 200]: success(kind) },
  };
};

const paths = (side: Side): ZodOpenApiPathsObject => {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of describe(side).described) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    all[path] = { ...all[path], [route.method.toLowerCase()]: operation(route) };
  }
  return all;
};

/** The routes of one side as OpenAPI 3.1, made of the same schemas that read and type them. */
export const openApi = async (side: Side): Promise<oas31.OpenAPIObject> => {
  const { createDocument } = await import('zod-openapi');
  const { base, title, description, scheme } = SIDES[side];
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title, description, version, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: base }],
      security: [{ [scheme]: [] }],
      paths: paths(side),
      components: { schemas: COMPONENTS[side], securitySchemes: { [scheme]: { type: 'http', scheme: 'bearer' } } },
    },
    { reused: 'inline' }
  );
};

import { z } from 'zod';
import { say, type RouteTable } from './kind';

const document = { json: z.looseObject({ openapi: z.string() }) };

export const referenceRoutes = {
  'GET /openapi.json': {
    id: 'reference',
    does: say('接口说明（OpenAPI 3.1）', 'this reference as OpenAPI 3.1'),
    answer: document,
  },
} as const satisfies RouteTable;

export const publicReferenceRoutes = {
  'GET /openapi.json': {
    id: 'publicReference',
    does: say('对外接口说明（OpenAPI 3.1）', 'the routes of the Content API as OpenAPI 3.1'),
    answer: document,
  },
} as const satisfies RouteTable;

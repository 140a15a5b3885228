import { handler } from '../platform/http';
import { openApi } from './openapi';

/** It says what every copy of the plugin says, and nothing of the site: made once a process. */
const made = new Map<Parameters<typeof openApi>[0], ReturnType<typeof openApi>>();
const once = (side: Parameters<typeof openApi>[0]): ReturnType<typeof openApi> => {
  const held = made.get(side) ?? openApi(side);
  made.set(side, held);
  return held;
};

/** The HTTP reference, as OpenAPI 3.1. */
export const referenceController = () => ({
  admin: handler(async (ctx) => {
    ctx.body = await once('admin');
  }),
  read: handler(async (ctx) => {
    ctx.body = await once('content-api');
  }),
});

import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { asAttachment, asksForUploads, INERT_HEADERS, inertType } from '../../../../core/gate';
import { inTrial } from '../../ledger/site';
import { handOutPass, keepUnshownBack } from '../unshown';
import { beforeHead, filesOpened, useOutermost } from '../../platform/server';
import type { Strapi } from '../../platform/strapi';

const said = (res: ServerResponse, name: string): string => [res.getHeader(name) ?? ''].flat().join(', ');

const disarm = (res: ServerResponse): void => {
  for (const [name, value] of Object.entries(INERT_HEADERS)) res.setHeader(name, value);
  res.removeHeader('Content-Security-Policy-Report-Only');
  res.setHeader('Content-Disposition', asAttachment(said(res, 'Content-Disposition')));
  const bodied = res.statusCode === 200 || res.statusCode === 206;
  if (bodied || res.hasHeader('Content-Type')) res.setHeader('Content-Type', inertType(said(res, 'Content-Type')));
};

/** No cache between the server and whoever was let through keeps it for others. */
const forThemAlone = (res: ServerResponse): void => void res.setHeader('Cache-Control', 'private, no-store');

const disarmed = new WeakSet<ServerResponse>();

const sendInert = (res: ServerResponse): void => {
  if (disarmed.has(res)) return;
  disarmed.add(res);
  beforeHead(res, disarm);
};

/**
 * A10.2: everything among the uploads is sent as an attachment under `sandbox` and `nosniff`: by its address, and by the file that a middleware
 * opened under another. What nothing live shows is not sent at all (`unshown`). The outermost of all: in `bootstrap()`, before whatever host and plugins have put in.
 */
export const serveInert = (strapi: Strapi): void => {
  const uploads = path.join(path.resolve(strapi.dirs.static.public), 'uploads') + path.sep;
  useOutermost(strapi, async (ctx, next) => {
    // In a trial run files are served as the host serves them.
    if (inTrial(strapi)) {
      await next();
      return;
    }
    const asked = asksForUploads(ctx.req.url ?? '');
    if (asked) sendInert(ctx.res);
    const files = filesOpened(ctx);
    const opened = () => files.filter((file) => path.resolve(String(file.path)).startsWith(uploads));
    await keepUnshownBack(strapi, opened, ctx, asked, next);
    if (ctx.state.onlyForThem === true) beforeHead(ctx.res, forThemAlone);
    handOutPass(strapi, ctx);
    if (opened().length > 0) sendInert(ctx.res);
  });
};

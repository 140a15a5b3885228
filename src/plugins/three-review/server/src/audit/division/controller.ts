import { readFile } from 'node:fs/promises';
import { importQuery, exportQuery } from '../../../../shared/contracts';
import { answer, wrong } from '../../platform/failure';
import { fileIn, handler, parse, sendFile } from '../../platform/http';
import type { Strapi } from '../../platform/strapi';
import { byNow } from '../columns/controller';
import { SHEET_LIMITS } from '../sheet/limits';
import { exportSheet, importSheet } from './service';

/** Import and export of the division sheet (附件1, A9.1). */
export const divisionController = ({ strapi }: { strapi: Strapi }) => ({
  import: handler(async (ctx) => {
    const { dryRun } = parse(importQuery, ctx.query);
    const file = fileIn(ctx, 'file');
    if (!file) return answer(ctx, wrong('file', 'must be one file, sent as multipart/form-data in the field "file"'));
    if (file.size > SHEET_LIMITS.fileBytes)
      return answer(ctx, wrong('file', `must be at most ${String(SHEET_LIMITS.fileBytes)} bytes, got ${String(file.size)}`));
    const bytes = await readFile(file.path);
    return answer(ctx, await importSheet(strapi, { bytes, name: file.name }, dryRun === 'true', byNow(strapi)));
  }),
  export: handler(async (ctx) => {
    const { format } = parse(exportQuery, ctx.query);
    sendFile(ctx, await exportSheet(strapi, format, Date.now()), `columns.${format}`);
  }),
});

import { isDeepStrictEqual } from 'node:util';
import { UPLOAD_FILE } from '../../content';
import { contentAttributes } from '../../content/schema';
import { modelOf, type Row, type Strapi } from '../../platform/strapi';

/** As it is stored: a date is a text, nothing is null. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Would writing `data` change what is shown of this file? Its folder and who touched it are not shown. */
export const changesContent = (strapi: Strapi, file: Row, data: Row): boolean =>
  contentAttributes(modelOf(strapi, UPLOAD_FILE)).some(
    ([name]) => data[name] !== undefined && !isDeepStrictEqual(stored(data[name]), stored(file[name]))
  );

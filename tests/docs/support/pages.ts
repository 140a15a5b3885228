import fs from 'node:fs';
import path from 'node:path';
import { openApi } from '../../../src/plugins/three-review/server/src/reference/openapi';
import { configurationPage } from './configuration';
import { withPart } from './markdown';
import { routeTables } from './routes';

export const ROOT = path.resolve(__dirname, '..', '..', '..');
export const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** One page that is made, or has a part that is; `own`: written as it comes, prettier leaves it alone. */
export interface Made {
  readonly file: string;
  readonly own: boolean;
  readonly text: string;
}

const json = async (file: string, side: Parameters<typeof openApi>[0]): Promise<Made> => ({
  file,
  own: true,
  text: `${JSON.stringify(await openApi(side), null, 1)}\n`,
});

/** Every page that `npm run docs` makes, as it has to be. */
export const madePages = async (): Promise<readonly Made[]> => [
  await json('docs/openapi.json', 'admin'),
  await json('docs/openapi-content-api.json', 'content-api'),
  { file: 'docs/configuration.md', own: false, text: configurationPage('en') },
  { file: 'docs/configuration.zh-CN.md', own: false, text: configurationPage('zh-Hans') },
  { file: 'docs/api.md', own: false, text: withPart(read('docs/api.md'), 'routes', routeTables()) },
];

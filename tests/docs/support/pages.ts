import { openApi } from '../../../src/plugins/three-review/server/src/reference/openapi';
import { configurationPage, configurationTable } from './configuration';
import { withPart } from './markdown';
import { PAGES, read } from './root';
import { routeTables } from './routes';
import { samplesOf, withSamples } from './samples';

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

const PLUGIN = 'src/plugins/three-review/README.md';

/** Every page that `npm run docs` makes, as it has to be. */
export const madePages = async (): Promise<readonly Made[]> => [
  await json('docs/openapi.json', 'admin'),
  await json('docs/openapi-content-api.json', 'content-api'),
  { file: 'docs/configuration.md', own: false, text: configurationPage('en') },
  { file: 'docs/configuration.zh-CN.md', own: false, text: configurationPage('zh-Hans') },
  { file: PLUGIN, own: false, text: withPart(read(PLUGIN), 'configuration', configurationTable('en')) },
  { file: 'docs/api.md', own: false, text: withPart(read('docs/api.md'), 'routes', routeTables()) },
  ...PAGES.filter((file) => samplesOf(read(file)).length > 0).map((file) => ({ file, own: false, text: withSamples(read(file)) })),
];

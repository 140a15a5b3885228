import path from 'node:path';
import { inTree, PLUGIN, ROOT, tool } from './tree';

interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

const tsconfig = (...include: string[]) =>
  JSON.stringify({ compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023'], types: [] }, include });
const TREE = {
  'package.json': '{"name":"host"}',
  'tsconfig.json': tsconfig('src/*.ts'),
  'tsconfig.tests.json': tsconfig(`${PLUGIN}/tests/**/*`),
  'src/admin/tsconfig.json': tsconfig('./*.ts'),
  'src/admin/app.ts': '',
  [`${PLUGIN}/tsconfig.json`]: tsconfig('core/**/*', 'server/**/*'),
  [`${PLUGIN}/admin/tsconfig.json`]: tsconfig('src/**/*'),
  [`${PLUGIN}/admin/src/words.ts`]: '',
  [`${PLUGIN}/core/host.d.ts`]: [
    'declare const crypto: { randomUUID(): string };',
    'declare const process: { cwd(): string };',
    'declare const console: { log(text: string): void };',
    'declare const strapi: unknown;',
  ].join('\n'),
  [`${PLUGIN}/core/kernel/other.ts`]: 'export const other = 1;',
};

/** Each line breaks the rule it is listed with; `null`: it is as it should be. */
type Lines = readonly (readonly [line: string, rule: string | null])[];

const ZONES: readonly (readonly [zone: string, file: string, lines: Lines])[] = [
  [
    'core is pure',
    `${PLUGIN}/core/kernel/planted.ts`,
    [
      ["import { other as unused } from './other';", '@typescript-eslint/no-unused-vars'],
      ['export const clock = () => Date.now();', 'no-restricted-globals'],
      ['export const day = new Date(0);', 'no-restricted-globals'],
      ['export const chance = () => Math.random();', 'no-restricted-properties'],
      ['export const other = () => Math.floor(1.5);', null],
      ['export const word = crypto.randomUUID();', 'no-restricted-globals'],
      ['export const where = process.cwd();', 'no-restricted-globals'],
      ['export const site = strapi;', 'no-restricted-globals'],
      ['export const all = globalThis;', 'no-restricted-globals'],
      ["console.log('a');", 'no-restricted-globals'],
      ['export default 1;', 'no-restricted-syntax'],
    ],
  ],
  [
    'casts live in platform/',
    `${PLUGIN}/server/src/ledger/planted.ts`,
    [
      ["import { other } from '../../../core/kernel/other';", '@typescript-eslint/consistent-type-imports'],
      ['export type Other = typeof other;', null],
      ['export const cast = (value: unknown) => value as string;', 'no-restricted-syntax'],
      ['export const twice = (value: number) => value as unknown as string;', 'no-restricted-syntax'],
      ['export const old = (value: unknown) => <string>value;', 'no-restricted-syntax'],
      ["export const fine = ['a'] as const;", null],
      ['export const loose = (value: any): unknown => value;', '@typescript-eslint/no-explicit-any'],
      ['const later = () => Promise.resolve(1);', null],
      ['export const forgotten = () => { later(); };', '@typescript-eslint/no-floating-promises'],
      ['// @ts-ignore', '@typescript-eslint/ban-ts-comment'],
      ['export const silenced = 1;', null],
      ['export { silenced as default };', 'no-restricted-syntax'],
    ],
  ],
  [
    'platform/ may cast, and Strapi’s entry files export a default',
    `${PLUGIN}/server/src/platform/planted.ts`,
    [
      ['export const cast = (value: unknown) => value as string;', null],
      ['export const twice = (value: number) => value as unknown as string;', null],
      ['export const loose = (value: any): unknown => value;', '@typescript-eslint/no-explicit-any'],
    ],
  ],
  ['an entry file of Strapi exports a default', 'src/index.ts', [['export default {};', null]]],
  [
    'every test runs',
    `${PLUGIN}/tests/planted.test.ts`,
    [
      ["test('a', () => undefined);", null],
      ["test.skip('b', () => undefined);", 'no-restricted-syntax'],
      ["it.only('c', () => undefined);", 'no-restricted-syntax'],
      ["describe.skip('d', () => undefined);", 'no-restricted-syntax'],
      ["test.todo('e');", 'no-restricted-syntax'],
      ["test.only.each([1])('f', () => undefined);", 'no-restricted-syntax'],
      ["xit('g', () => undefined);", 'no-restricted-syntax'],
      ["fdescribe('h', () => undefined);", 'no-restricted-syntax'],
      ["(Math.PI > 3 ? test : test.skip)('i', () => undefined);", 'no-restricted-syntax'],
      ["test.each([1])('j', () => undefined);", null],
    ],
  ],
];

let reports: readonly Report[];
beforeAll(async () => {
  const planted = Object.fromEntries(ZONES.map(([, file, lines]) => [file, `${lines.map(([line]) => line).join('\n')}\n`]));
  reports = await inTree({ ...TREE, ...planted }, async (cwd) => {
    const config = path.join(ROOT, 'eslint.config.mjs');
    const { stdout, stderr } = await tool('eslint/bin/eslint.js', ['--config', config, '--format', 'json', ...Object.keys(planted)], {
      cwd,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Report[];
  });
});

test.each(ZONES)('%s', (_zone, file, lines) => {
  const expected = lines.flatMap(([, rule], i) => (rule === null ? [] : [`${String(i + 1)} ${rule}`]));
  const messages = reports.find(({ filePath }) => filePath.endsWith(file))?.messages ?? [];
  expect([...new Set(messages.map(({ ruleId, line, message }) => `${String(line)} ${ruleId ?? message}`))]).toEqual(expected);
});

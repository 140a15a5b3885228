import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { layIn, NAME, pack } from '../apps/pack';
import { ROOT } from '../support/site';

/** Every kind of file that the package may hold, and what must be among them. */
const KINDS: readonly { readonly kind: RegExp; readonly wanted: readonly string[] }[] = [
  { kind: /^(package\.json|README\.md|LICENSE|NOTICE\.md)$/, wanted: ['package.json', 'README.md', 'LICENSE', 'NOTICE.md'] },
  { kind: /^bin\/three-review\.js$/, wanted: ['bin/three-review.js'] },
  { kind: /^dist\/cli\/index\.mjs$/, wanted: ['dist/cli/index.mjs'] },
  { kind: /^dist\/workers\/\w+\.js$/, wanted: ['dist/workers/sheet.js'] },
  {
    kind: /^dist\/server\/index\.(js|mjs|d\.ts|d\.mts)$/,
    wanted: ['js', 'mjs', 'd.ts', 'd.mts'].map((end) => `dist/server/index.${end}`),
  },
  {
    kind: /^dist\/admin\/[\w.-]+\.(js|mjs|d\.ts|d\.mts)$/,
    wanted: ['js', 'mjs', 'd.ts', 'd.mts'].map((end) => `dist/admin/index.${end}`),
  },
  { kind: /^dist\/docs\/[\w.-]+\.md$/, wanted: ['integrating', 'guarantees', 'api'].map((name) => `dist/docs/${name}.md`) },
];

const MB = 1024 * 1024;
const FOLDER = path.join(ROOT, '.tmp', 'apps', `package-${String(process.pid)}`);
const SOURCES = path.join(ROOT, 'src', 'plugins', 'three-review');

let tarball: string;
let unpacked: string;
let files: string[];

const inPackage = (name: string): string => path.join(unpacked, name);
const text = (name: string): string => fs.readFileSync(inPackage(name), 'utf8');

/** A checker of packages, on the tarball. */
const check = (bin: string, ...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', bin), ...args, tarball], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, said: `${stdout}${stderr}` };
};

beforeAll(() => {
  tarball = pack(FOLDER);
  layIn(tarball, FOLDER);
  unpacked = path.join(FOLDER, 'node_modules', NAME);
  files = fs
    .readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('node_modules') && fs.statSync(inPackage(name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort();
});
afterAll(() => fs.rmSync(FOLDER, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what a site needs, and of no other kind anything: no source, no test, no secret', () => {
    expect(files.filter((name) => !KINDS.some(({ kind }) => kind.test(name)))).toEqual([]);
    expect(KINDS.flatMap(({ wanted }) => wanted).filter((name) => !files.includes(name))).toEqual([]);
  });

  it('is no larger than it has to be: 1.2 MB, 5 MB unpacked', () => {
    expect(fs.statSync(tarball).size).toBeLessThan(1.2 * MB);
    expect(files.reduce((sum, name) => sum + fs.statSync(inPackage(name)).size, 0)).toBeLessThan(5 * MB);
  });

  it('names no folder of the machine that made it, and no registry', () => {
    const named = new RegExp([ROOT, os.homedir() + path.sep, 'registry\\.npm'].map((one) => one.replace(/[\\/]/g, '[\\\\/]')).join('|'));
    expect(files.filter((name) => named.test(text(name)))).toEqual([]);
  });

  it('says what it is, for whom, and where it comes from', () => {
    const told = JSON.parse(text('package.json')) as Record<string, unknown>;
    for (const name of ['description', 'license', 'keywords', 'homepage', 'repository', 'bugs', 'engines'])
      expect([name, told[name]]).toEqual([name, expect.anything()]);
    expect(told.peerDependencies).toMatchObject({ '@strapi/strapi': '>=5.40.0 <6' });
    // A second copy of Strapi's classes would come with it.
    expect(Object.keys({ ...(told.dependencies as object), ...(told.peerDependencies as object) })).not.toContain('@strapi/utils');
    expect(text('dist/server/index.js')).not.toContain('require("@strapi/utils")');
  });

  it('its pages lead nowhere outside of it', () => {
    const links = files
      .filter((name) => name.endsWith('.md') && name !== 'NOTICE.md')
      .flatMap((page) => [...text(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })));
    const broken = links.filter(({ page, target }) => {
      const [file = ''] = target.split('#');
      return file !== '' && !files.includes(path.posix.join(path.posix.dirname(page), file));
    });
    expect(broken).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });

  it('declares every key of its configuration', () => {
    const declared = text('dist/server/index.d.ts');
    const keys = fs
      .readFileSync(path.join(SOURCES, 'server', 'src', 'platform', 'config', 'index.ts'), 'utf8')
      .split('configSchema = ')[1]
      ?.matchAll(/^ {2}(\w+): /gm);
    const names = [...(keys ?? [])].map(([, name]) => name);
    expect(names).toContain('contentTypes');
    expect(names.filter((name) => !new RegExp(`^ {2}${String(name)}\\??: `, 'm').test(declared))).toEqual([]);
    expect(declared).toContain('organisation: {');
  });

  it('is sound to publint', () => {
    const { status, said } = check('publint/src/cli.js', 'run', '--strict');
    expect([status, said]).toEqual([0, expect.stringContaining('All good!')]);
  });

  it('is typed for every way in which TypeScript resolves it', () => {
    const { status, said } = check('@arethetypeswrong/cli/dist/index.js');
    expect([status, said]).toEqual([0, expect.stringContaining('No problems found')]);
  });
});

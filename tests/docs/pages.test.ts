import fs from 'node:fs';
import path from 'node:path';
import { parseConfig } from '../../src/plugins/three-review/server/src/platform/config';
import { PERMISSIONS, routes } from '../../src/plugins/three-review/server/src/routes';
import { commandsIn, faultsOf } from './support/commands';
import { samplesIn } from './support/markdown';
import { PAGES, read, ROOT } from './support/root';
import { sampleFiles, samplesOf } from './support/samples';
import plugins from './samples/plugins';
import firstPlugins from './samples/firstPlugins';

/** As GitHub makes the anchor of a heading. */
const anchors = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-')
  );

const links = (page: string): readonly string[] =>
  [...page.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((to) => !/^\w+:/.test(to));

describe.each(PAGES)('%s', (file) => {
  const page = read(file);

  it('leads nowhere that is not there', () => {
    const broken = links(page).filter((link) => {
      const [to = '', anchor] = link.split('#');
      const target = to === '' ? file : path.join(path.dirname(file), to);
      if (!fs.existsSync(path.join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchors(read(target)).includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('gives no command that the repository does not know', () => {
    const faults = commandsIn(page, samplesIn(page)).flatMap((command) => faultsOf(command).map((fault) => `${command}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('shows no code that no test compiles or runs', () => {
    // What the package's own page shows is tested with the package.
    if (file.startsWith('src/')) return;
    const shown = samplesIn(page).filter(({ language }) => /^(ts|tsx|js|mjs|javascript|typescript)$/.test(language));
    expect(shown.length).toBe(samplesOf(page).length);
    expect(samplesOf(page).filter((name) => !sampleFiles().includes(name))).toEqual([]);
    expect(samplesIn(page).filter(({ language }) => !['ts', 'js', 'sh', 'json', 'http', ''].includes(language))).toEqual([]);
  });

  it('shows JSON that is JSON', () => {
    for (const { language, text } of samplesIn(page)) {
      const body = language === 'http' ? text.slice(text.indexOf('\n')) : text;
      if (language === 'json' || language === 'http') expect(() => JSON.parse(body) as unknown).not.toThrow();
    }
  });

  it('names no file of tests that is not there, and no title that it does not have', () => {
    const named = [...page.matchAll(/`(?:tests\/integration\/)?([\w-]+\.test\.ts)`((?:,? ?“[^”]+”)*)/g)];
    const folders = [
      'tests/integration',
      'tests/browser',
      'src/plugins/three-review/tests/core',
      'src/plugins/three-review/tests/core/review',
    ];
    for (const [, name = '', titles = ''] of named) {
      const found = folders.map((folder) => `${folder}/${name}`).find((one) => fs.existsSync(path.join(ROOT, one)));
      expect([name, found]).not.toEqual([name, undefined]);
      const missing = [...titles.matchAll(/“([^”]+)”/g)].filter(([, title = '']) => !read(found ?? '').includes(title));
      expect(missing.map(([, title]) => title)).toEqual([]);
    }
  });
});

describe('the samples', () => {
  it('of the configuration are taken by the plugin', () => {
    const env = Object.assign((_name: string, otherwise?: string) => otherwise, {}) as unknown as Parameters<typeof plugins>[0]['env'];
    for (const sample of [plugins({ env }), firstPlugins()]) {
      const { config } = sample['three-review'] as { config: unknown };
      expect(() => parseConfig(config)).not.toThrow();
    }
  });

  it('are each shown on some page', () => {
    const shown = PAGES.flatMap((file) => samplesOf(read(file)));
    expect(sampleFiles().filter((name) => !shown.includes(name))).toEqual([]);
  });
});

describe('docs/integrating.md', () => {
  it('names no right that the plugin does not have', () => {
    const known = [...PERMISSIONS.map(({ uid }) => uid), ...routes['content-api'].routes.map(({ handler }) => handler)];
    const parts = [...new Set(known.map((uid) => uid.split('.')[0]))].join('|');
    const named = [...read('docs/integrating.md').matchAll(new RegExp(`\`(?:plugin::three-review\\.)?((?:${parts})\\.[a-zA-Z]+)\``, 'g'))];
    // `audit.profiles` and its like are keys of the configuration.
    const keys = Object.keys(parseConfig({}).audit).map((key) => `audit.${key}`);
    expect(named.map((match) => match[1]).filter((uid) => !known.includes(uid ?? '') && !keys.includes(uid ?? ''))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});

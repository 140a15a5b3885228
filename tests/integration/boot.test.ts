import fs from 'node:fs';
import path from 'node:path';
import { prepareEnvironment } from '../support/site';
import { bootWith, type Boot } from '../support/host';

beforeAll(() => prepareEnvironment());

const stopped = (boot: Boot): string => {
  expect(boot.output).not.toContain('BOOTED');
  expect(boot.code).toBe(1);
  return boot.output;
};

describe('[A10.2] a site in which the promise cannot be kept does not start', () => {
  it('starts when everything is in place', async () => {
    expect(await bootWith(() => undefined)).toMatchObject({ code: 0, output: expect.stringContaining('BOOTED') });
  });

  it('without the plugin', async () => {
    expect(stopped(await bootWith((plugin) => (plugin.enabled = false)))).toContain('three-review is missing or not built');
  });

  it('with a plugin that was never built', async () => {
    const unbuilt = bootWith((plugin, dir) => {
      const home = path.join(dir, 'plugin');
      fs.mkdirSync(home);
      const manifest = { name: 'strapi-plugin-three-review', version: '0.0.0', strapi: { kind: 'plugin', name: 'three-review' } };
      fs.writeFileSync(path.join(home, 'package.json'), JSON.stringify(manifest));
      plugin.resolve = home;
    });
    expect(stopped(await unbuilt)).toContain('three-review');
  });

  it.each([
    ['an unknown key', { contentType: {} }, ['contentType']],
    ['an unknown policy', { policy: 'huludao-1999' }, ['config.policy', 'huludao-1999', 'huludao-2023']],
    ['an unknown time zone', { timeZone: 'Asia/Nowhere' }, ['config.timeZone', 'Asia/Nowhere', 'IANA']],
    ['a value of the wrong kind', { databaseGuard: 'yes' }, ['config.databaseGuard', '"yes"', 'boolean']],
    ['a type that does not exist', { contentTypes: { 'api::nothing.nothing': {} } }, ['api::nothing.nothing', 'no such content type']],
    [
      'a type without draft and publish',
      { contentTypes: { 'api::column.column': {} } },
      ['api::column.column', 'draft and publish is off'],
    ],
    ['a field that does not exist', { contentTypes: { 'api::article.article': { unit: 'office' } } }, ['unit', 'office', 'title']],
    [
      'a field of the wrong type',
      { contentTypes: { 'api::article.article': { eventDate: 'title' } } },
      ['eventDate', 'title is string', 'date'],
    ],
    [
      'a unit that leads elsewhere',
      { contentTypes: { 'api::article.article': { unit: 'column' } } },
      ['api::column.column', 'plugin::three-review.unit'],
    ],
  ])('with %s in its configuration, and says where and what is allowed', async (_what, change, words) => {
    const output = stopped(await bootWith((plugin) => Object.assign(plugin.config, change)));
    for (const word of words) expect(output).toContain(word);
  });
});

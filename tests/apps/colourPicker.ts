import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/site';
import { published, unpack } from './pack';

/** Strapi's own plugin for colours: a custom field, `plugin::color-picker.color`, whose values are text. */
const NAME = '@strapi/plugin-color-picker';
const PICKER = {
  spec: `${NAME}@5.54.0`,
  integrity: 'sha512-0+uY2eOGHBzHg4Cw4HRWFXC4n9OuUz3z4eImyAnA+Y156TIb7ezAPek5IgSbUSC05GQ5Zw5UsxStUH/bJkSUlQ==',
};

/** The server's half of it, where no registry answers. */
const STAND_IN = {
  'package.json': JSON.stringify({ name: NAME, version: '5.54.0', strapi: { kind: 'plugin', name: 'color-picker' } }),
  'strapi-server.js':
    "module.exports = { register({ strapi }) { strapi.customFields.register({ name: 'color', plugin: 'color-picker', type: 'string' }); } };\n",
};

/** Lays it into the app, as npm would, and says what config/plugins has for it. */
export const layInColourPicker = (app: string): object => {
  const folder = path.join(app, 'node_modules', NAME);
  const tarball = published(PICKER, path.join(ROOT, '.tmp', 'packages'));
  if (tarball !== null) unpack(tarball, folder);
  else {
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(STAND_IN)) fs.writeFileSync(path.join(folder, name), text);
  }
  return { 'color-picker': { enabled: true, resolve: `./node_modules/${NAME}` } };
};

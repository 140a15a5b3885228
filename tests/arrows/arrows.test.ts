import path from 'node:path';
import { inTree, PLUGIN, ROOT, tool } from './tree';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const CRUISER = 'dependency-cruiser/bin/dependency-cruise.mjs';
const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');

/** The packages that the planted files import, so that they are found as they would be in a real tree. */
const pkg = (name: string) => ({
  [`node_modules/${name}/package.json`]: `{"name":"${name}","main":"index.js"}`,
  [`node_modules/${name}/index.js`]: '',
});
const PACKAGES = { 'package.json': '{"name":"host"}', ...pkg('zod'), ...pkg('react'), ...pkg('@strapi/strapi'), ...pkg('lodash') };

const THING = 'export interface Thing { readonly a: 1 }\nexport const thing = 1;\n';
const FILES = {
  [`${PLUGIN}/core/kernel/thing.ts`]: THING,
  [`${PLUGIN}/core/review/thing.ts`]: "import type { Thing } from '../kernel/thing';\nexport const thing: Thing = { a: 1 };\n",
  [`${PLUGIN}/shared/contracts/thing.ts`]:
    "import { z } from 'zod';\nimport { thing } from '../../core/kernel/thing';\nexport const schema = z.literal(thing);\n",
  [`${PLUGIN}/server/src/platform/thing.ts`]:
    "import type { Strapi } from '@strapi/strapi';\nexport const thing = (strapi: Strapi) => strapi;\n",
  [`${PLUGIN}/server/src/ledger/thing.ts`]: "import { thing } from '../platform/thing';\nexport const ledger = thing;\n",
  ...Object.fromEntries(
    ['gate', 'review', 'audit', 'submission', 'proofreading'].map((surface) => [
      `${PLUGIN}/server/src/${surface}/thing.ts`,
      [
        "import { createHash } from 'node:crypto';",
        "import { thing } from '../../../core/kernel/thing';",
        "import { schema } from '../../../shared/contracts/thing';",
        "import { ledger } from '../ledger/thing';",
        "import { own } from './own';",
        'export const surface = [createHash, thing, schema, ledger, own];',
      ].join('\n'),
    ])
  ),
  ...Object.fromEntries(
    ['gate', 'review', 'audit', 'submission', 'proofreading', 'dossier', 'doctor', 'ledger'].map((folder) => [
      `${PLUGIN}/server/src/${folder}/own.ts`,
      'export const own = 1;\n',
    ])
  ),
  [`${PLUGIN}/server/src/index.ts`]:
    "import { surface as gate } from './gate/thing';\nimport { surface as review } from './review/thing';\nexport default { gate, review };\n",
  [`${PLUGIN}/admin/src/index.ts`]:
    "import React from 'react';\nimport { schema } from '../../shared/contracts/thing';\nexport default { React, schema };\n",
  [`${PLUGIN}/tests/core/thing.test.ts`]:
    "import { thing } from '../../core/review/thing';\nimport fs from 'node:fs';\ntest('a', () => [thing, fs]);\n",
};

/** One line in one file, and the arrow it draws. */
type Plant = readonly [rule: string, what: string, file: string, line: string, to: string];
const core = `${PLUGIN}/core/regulation/planted.ts`;
const shared = `${PLUGIN}/shared/contracts/planted.ts`;
const surface = (from: string, to: string): Plant => [
  'surfaces-are-strangers',
  `${from} imports ${to}`,
  `${PLUGIN}/server/src/${from}/planted-${to}.ts`,
  `import { own } from '../${to}/own';`,
  `${PLUGIN}/server/src/${to}/own.ts`,
];
const SURFACES = ['gate', 'review', 'audit', 'submission', 'proofreading'] as const;

/** An import from a floor to one above it. */
const UPWARD = [
  ['floor-platform', 'platform', 'ledger'],
  ['floor-platform', 'platform', 'gate'],
  ['floor-ground', 'content', 'dossier'],
  ['floor-ground', 'calendar', 'audit'],
  ['floor-ground', 'jobs', 'audit'],
  ['floor-ground', 'ledger', 'review'],
  ['floor-ground', 'organisation', 'dossier'],
  ['floor-ground', 'notify', 'audit'],
  ['floor-dossier', 'dossier', 'gate'],
  ['floor-surfaces', 'gate', 'doctor'],
] as const;
const upward = (rule: string, from: string, to: string): Plant => [
  rule,
  `${from} imports ${to}`,
  `${PLUGIN}/server/src/${from}/planted-${to}.ts`,
  `import { own } from '../${to}/own';`,
  `${PLUGIN}/server/src/${to}/own.ts`,
];

const PLANTS: readonly Plant[] = [
  ['core-is-pure', 'a built-in module', core, "import { createHash } from 'node:crypto';", 'crypto'],
  ['core-is-pure', 'a built-in module without node:', core, "import path from 'path';", 'path'],
  ['core-is-pure', 'a type of a built-in module', core, "import type { Stats } from 'node:fs';", 'fs'],
  ['core-is-pure', 'a package', core, "import lodash from 'lodash';", 'node_modules/lodash/index.js'],
  ['core-is-pure', 'a package that is not there', core, "import { x } from 'not-installed';", 'not-installed'],
  ['core-is-pure', 'a type of Strapi', core, "import type { Core } from '@strapi/strapi';", 'node_modules/@strapi/strapi/index.js'],
  ['core-is-pure', 'React, asked for at run time', core, "export const late = () => import('react');", 'node_modules/react/index.js'],
  ['core-is-pure', 'zod, by require', core, "const zod = require('zod');", 'node_modules/zod/index.js'],
  [
    'core-is-pure',
    'a type by import()',
    core,
    "export type Wire = import('../../shared/contracts/thing').Thing;",
    `${PLUGIN}/shared/contracts/thing.ts`,
  ],
  [
    'core-is-pure',
    'the server',
    core,
    "export { thing } from '../../server/src/platform/thing';",
    `${PLUGIN}/server/src/platform/thing.ts`,
  ],
  [
    'core-is-pure',
    'all of a surface of the server',
    core,
    "export * from '../../server/src/gate/own';",
    `${PLUGIN}/server/src/gate/own.ts`,
  ],
  ['shared-is-wire-only', 'a built-in module', shared, "import fs from 'node:fs';", 'fs'],
  ['shared-is-wire-only', 'a package that is not zod', shared, "import lodash from 'lodash';", 'node_modules/lodash/index.js'],
  [
    'shared-is-wire-only',
    'a type of Strapi',
    shared,
    "import type { Core } from '@strapi/strapi';",
    'node_modules/@strapi/strapi/index.js',
  ],
  [
    'shared-is-wire-only',
    'the server',
    shared,
    "import type { x } from '../../server/src/ledger/thing';",
    `${PLUGIN}/server/src/ledger/thing.ts`,
  ],
  ['shared-is-wire-only', 'the admin', shared, "import admin from '../../admin/src/index';", `${PLUGIN}/admin/src/index.ts`],
  [
    'sides-are-apart',
    'the admin imports the server',
    `${PLUGIN}/admin/src/planted.ts`,
    "import { thing } from '../../server/src/platform/thing';",
    `${PLUGIN}/server/src/platform/thing.ts`,
  ],
  [
    'sides-are-apart',
    'the admin imports a type of the server',
    `${PLUGIN}/admin/src/planted-type.ts`,
    "import type { own } from '../../server/src/gate/own';",
    `${PLUGIN}/server/src/gate/own.ts`,
  ],
  [
    'sides-are-apart',
    'the server imports the admin',
    `${PLUGIN}/server/src/platform/planted.ts`,
    "import admin from '../../../admin/src/index';",
    `${PLUGIN}/admin/src/index.ts`,
  ],
  ...UPWARD.map(([rule, from, to]) => upward(rule, from, to)),
  ...SURFACES.flatMap((from) => SURFACES.filter((to) => to !== from).map((to) => surface(from, to))),
];

const CYCLE = {
  [`${PLUGIN}/core/ring/one.ts`]: "import { two } from './two';\nexport const one = () => two;\n",
  [`${PLUGIN}/core/ring/two.ts`]: "import type { one } from './one';\nexport const two = (a: typeof one) => a;\n",
};

/** Once for the list of violations, and once as `npm run arrows` does it, for the exit code. */
const cruise = async (files: Readonly<Record<string, string>>) =>
  inTree({ ...PACKAGES, ...files }, async (cwd) => {
    const listing = await tool(CRUISER, ['--config', CONFIG, '--output-type', 'json', PLUGIN], { cwd });
    if (listing.stdout === '') throw new Error(listing.stderr);
    const { summary } = JSON.parse(listing.stdout) as { summary: { violations: Violation[]; totalCruised: number } };
    const { code } = await tool(CRUISER, ['--config', CONFIG, PLUGIN], { cwd });
    return { code, cruised: summary.totalCruised, found: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`) };
  });

const planted: Record<string, string> = { ...FILES, ...CYCLE };
for (const [, , file, line] of PLANTS) planted[file] = `${planted[file] ?? ''}${line}\n`;

let seen: { code: number; found: readonly string[] };
beforeAll(async () => {
  seen = await cruise(planted);
});

test('a tree that keeps to the rules has nothing reported', async () => {
  const { code, cruised, found } = await cruise(FILES);
  expect(found).toEqual([]);
  expect(cruised).toBeGreaterThan(15);
  expect(code).toBe(0);
});

describe('a violation is reported by the name of its rule', () => {
  test.each(PLANTS)('%s: %s', (rule, _what, file, _line, to) => {
    expect(seen.found).toContain(`${rule}: ${file} → ${to}`);
  });

  test('no-cycles: two files import each other, one of them only a type', () => {
    expect(seen.found.filter((line) => line.startsWith('no-cycles: '))).not.toEqual([]);
    expect(seen.found.filter((line) => line.startsWith('no-cycles: ')).every((line) => line.includes('/ring/'))).toBe(true);
  });

  test('what was not planted is not reported', () => {
    const expected = new Set(PLANTS.map(([rule, , file, , to]) => `${rule}: ${file} → ${to}`));
    expect(seen.found.filter((line) => !expected.has(line) && !line.includes('/ring/'))).toEqual([]);
  });

  test('a tree with violations fails the run', () => expect(seen.code).toBeGreaterThan(0));
});

test('every rule of the configuration has a violation planted for it', async () => {
  const { default: config } = (await import(CONFIG)) as { default: { forbidden: readonly { name: string; severity: string }[] } };
  expect(config.forbidden.every(({ severity }) => severity === 'error')).toBe(true);
  expect([...new Set([...PLANTS.map(([rule]) => rule), 'no-cycles'])].sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
});

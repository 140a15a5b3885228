/**
 * Who may import whom (docs: the plugin's README). `npm run arrows` checks it; tests/arrows plants a violation of each rule and
 * demands that it is reported by name.
 */
const PLUGIN = '^src/plugins/three-review';
const GROUND = 'content|calendar|jobs|ledger|organisation|notify';
const SURFACES = 'gate|review|audit|submission|proofreading';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core decides and knows nothing else: no package, no node:, no Strapi, no React, not even a type of them.',
      severity: 'error',
      from: { path: `${PLUGIN}/core/` },
      to: { pathNot: `${PLUGIN}/core/` },
    },
    {
      name: 'shared-is-wire-only',
      comment: 'shared says what goes over the wire, in zod and in the words of core, for both sides alike.',
      severity: 'error',
      from: { path: `${PLUGIN}/shared/` },
      to: { pathNot: [`${PLUGIN}/(shared|core)/`, '^zod$', 'node_modules/zod/'] },
    },
    {
      name: 'sides-are-apart',
      comment: 'admin and server meet in shared and core, and over HTTP.',
      severity: 'error',
      from: { path: `${PLUGIN}/(admin|server)/` },
      to: { path: `${PLUGIN}/(admin|server)/`, pathNot: `${PLUGIN}/$1/` },
    },
    {
      name: 'floor-platform',
      comment:
        'Down the stairs only: platform < ground floor (content, calendar, jobs, ledger, organisation, notify) < dossier < surfaces < wiring.',
      severity: 'error',
      from: { path: `${PLUGIN}/server/src/platform/` },
      to: { path: `${PLUGIN}/server/src/`, pathNot: `${PLUGIN}/server/src/platform/` },
    },
    {
      name: 'floor-ground',
      comment: 'The ground floor knows itself and the platform.',
      severity: 'error',
      from: { path: `${PLUGIN}/server/src/(${GROUND})/` },
      to: { path: `${PLUGIN}/server/src/`, pathNot: `${PLUGIN}/server/src/(platform|${GROUND})/` },
    },
    {
      name: 'floor-dossier',
      comment: 'The dossier knows the ground floor, no surface.',
      severity: 'error',
      from: { path: `${PLUGIN}/server/src/dossier/` },
      to: { path: `${PLUGIN}/server/src/`, pathNot: `${PLUGIN}/server/src/(platform|${GROUND}|dossier)/` },
    },
    {
      name: 'floor-surfaces',
      comment: 'A surface knows dossier, ground floor and platform, nothing of the wiring.',
      severity: 'error',
      from: { path: `${PLUGIN}/server/src/(${SURFACES})/` },
      to: { path: `${PLUGIN}/server/src/`, pathNot: `${PLUGIN}/server/src/(platform|${GROUND}|dossier|${SURFACES})/` },
    },
    {
      name: 'surfaces-are-strangers',
      comment: 'The surfaces of the server do not know each other: they meet in core, platform and ledger.',
      severity: 'error',
      from: { path: `${PLUGIN}/server/src/(${SURFACES})/` },
      to: { path: `${PLUGIN}/server/src/(${SURFACES})/`, pathNot: `${PLUGIN}/server/src/$1/` },
    },
    {
      name: 'no-cycles',
      comment: 'What imports each other is one thing in two files, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/build/', '/coverage/', '/fixtures/'] },
    // Type imports are arrows too, and vanish on compilation.
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

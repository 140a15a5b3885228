import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const PLUGIN = 'src/plugins/three-review';
const TS = ['**/*.{ts,tsx}'];
const TESTS = ['tests/**/*.{ts,tsx}', `${PLUGIN}/tests/**/*.{ts,tsx}`];

/** Where Strapi, or a tool, looks for a default export. */
const ENTRIES = [
  'config/**/*.ts',
  'src/index.ts',
  'src/admin/*.{ts,tsx}',
  'src/api/**/*.ts',
  'src/components/**/*.ts',
  'src/extensions/**/*.ts',
  'database/migrations/**/*.{ts,js}',
  'tests/docs/samples/*.ts',
  `${PLUGIN}/server/src/index.ts`,
  `${PLUGIN}/admin/src/index.ts`,
  `${PLUGIN}/admin/custom.d.ts`,
  '*.config.{mjs,ts}',
];

const defaultExport = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: one thing has one name. Only the entry files of Strapi export a default.',
  },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name: only the entry files of Strapi export a default.' },
];

const CAST = 'Casts live in platform/: ask it for the typed thing, or narrow with a type guard (`as const` is fine).';
const cast = [
  { selector: 'TSAsExpression[typeAnnotation.typeName.name!="const"]:not(TSAsExpression > TSAsExpression)', message: CAST },
  { selector: 'TSTypeAssertion', message: CAST },
];

const unrunTest = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Every test runs: none is skipped, focused, announced or expected to fail.',
  },
  { selector: 'CallExpression[callee.name=/^[fx](describe|it|test)$/]', message: 'Every test runs: none is skipped or focused.' },
  { selector: 'CallExpression[callee.name="pending"]', message: 'Every test runs: none is pending.' },
];

const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const impure = (name, instead) => ({ name, message: `core is pure: ${instead}` });
const OUTSIDE = 'the shell does that and hands in facts.';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/build/',
      '**/coverage/',
      '**/fixtures/',
      '.cache/',
      '.strapi/',
      '.tmp/',
      'types/',
      'public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  // Scripts: plain JavaScript for Node, documented by JSDoc.
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        'AbortController AbortSignal Blob Buffer FormData Headers Request Response TextDecoder TextEncoder URL URLSearchParams clearInterval clearTimeout console crypto fetch globalThis performance process queueMicrotask setImmediate setInterval setTimeout structuredClone'
          .split(' ')
          .map((name) => [name, 'readonly'])
      ),
    },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-var': 'error', ...restrict(defaultExport) },
  },
  {
    files: ['**/*.cjs', `${PLUGIN}/bin/*.js`],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', __filename: 'readonly' },
    },
  },

  // TypeScript, with the types at hand.
  {
    files: TS,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'tsconfig.tests.json',
          'src/admin/tsconfig.json',
          `${PLUGIN}/tsconfig.json`,
          `${PLUGIN}/admin/tsconfig.json`,
        ],
        // The tree that is linted: the root here; tests/arrows lints one of its own by these same rules.
        tsconfigRootDir: process.cwd(),
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...restrict(defaultExport),
    },
  },

  // Core decides and does nothing: no clock, no chance, no digest, no host.
  {
    files: [`${PLUGIN}/core/**/*.ts`],
    rules: {
      'no-restricted-globals': [
        'error',
        impure('Date', 'time comes in as facts (`now`, epoch days).'),
        impure('Intl', 'what depends on the machine’s tables stays outside.'),
        impure('crypto', 'digests come in as a `Hash`.'),
        ...['process', 'strapi', 'console', 'Buffer', 'require', 'global', 'globalThis', 'window', 'document', 'localStorage'].map((name) =>
          impure(name, OUTSIDE)
        ),
        ...['fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => impure(name, OUTSIDE)),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'core is pure: the same facts lead to the same decision.' },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
    },
  },

  // What Strapi and supertest hand out as `any` is theirs; in the plugin it is typed once, in platform/ and api.ts.
  {
    files: [
      'config/**/*.ts',
      'database/**/*.ts',
      'src/*.ts',
      'src/admin/**/*.{ts,tsx}',
      'src/api/**/*.ts',
      'src/bootstrap/**/*.ts',
      ...TESTS,
    ],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [`@typescript-eslint/no-unsafe-${use}`, 'off'])
    ),
  },

  { files: [`${PLUGIN}/server/src/**/*.ts`], ignores: [`${PLUGIN}/server/src/platform/**`], rules: restrict(defaultExport, cast) },
  // `const { formatMessage } = useIntl()`: React's hooks hand out functions that are declared like methods.
  { files: [`${PLUGIN}/admin/**/*.{ts,tsx}`], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: TESTS, rules: restrict(defaultExport, unrunTest) },
  { files: ENTRIES, rules: { 'no-restricted-syntax': 'off' } },
  { files: [`${PLUGIN}/server/src/index.ts`], rules: restrict(cast) }
);

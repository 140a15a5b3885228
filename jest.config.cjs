/** SWC turns each test and source file into CommonJS on its own, and the one package that is nothing but ES modules; types are checked by `npm run types`. */
const transform = {
  '^.+\\.(ts|tsx|mts|mjs)$': [
    '@swc/jest',
    {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

const project = (displayName, testMatch) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: ['/node_modules/(?!hucre/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.tmp/', '<rootDir>/.*/dist/'],
});

/** @type {import('jest').Config} */
module.exports = {
  // A booted Strapi takes its time on a loaded machine; in jest 29 the limit is one for all projects.
  testTimeout: 600_000,
  projects: [
    project('unit', [
      'src/plugins/three-review/tests/**/*.test.ts',
      'tests/arrows/**/*.test.ts',
      'tests/runner/**/*.test.ts',
      'tests/docs/**/*.test.ts',
    ]),
    {
      ...project('integration', ['tests/integration/**/*.test.ts']),
      // Strapi, and what works on it, is loaded once for all files.
      testEnvironment: '<rootDir>/tests/support/outside/environment.cjs',
      moduleNameMapper: { '^(@strapi/utils|supertest|knex)$': '<rootDir>/tests/support/outside/modules/$1.cjs' },
      setupFilesAfterEnv: ['<rootDir>/tests/support/emptyDatabase.ts'],
    },
    project('browser', ['tests/browser/**/*.test.ts']),
  ],
};

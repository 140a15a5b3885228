import { build } from 'esbuild';

/** The command line as one file without dependencies: an inspector can take it away and verify an export anywhere Node runs. */
await build({
  entryPoints: ['cli/index.ts'],
  outfile: 'dist/cli/index.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
});

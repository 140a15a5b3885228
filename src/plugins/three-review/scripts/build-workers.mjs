import { build } from 'esbuild';

/** Threads of the server, each as one file without dependencies beside `dist/server`, which starts it by its place. */
await build({
  entryPoints: { sheet: 'server/src/audit/sheet/worker.ts' },
  outdir: 'dist/workers',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
});

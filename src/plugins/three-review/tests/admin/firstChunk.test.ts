import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ENTRY = 'admin/src/index.ts';
const PLUGIN = path.resolve(__dirname, '..', '..');
const KB = 1024;
/** What the admin has in any case. */
const HOST = ['react', 'react/*', 'react-dom', 'react-intl', 'react-router-dom', 'styled-components', '@strapi/*', '@reduxjs/*'];

/** What a browser reads of the plugin before the admin draws anything: the entry and whatever it imports at once. */
const readAtOnce = async (): Promise<{ bytes: number; packages: string[] }> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: PLUGIN,
    entryPoints: [ENTRY],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    external: HOST,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const { outputs } = metafile;
  const needed = new Set<string>();
  const need = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const one of outputs[file]?.imports ?? []) if (one.kind === 'import-statement' && one.external !== true) need(one.path);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (entryPoint === ENTRY) need(file);
  const files = outputFiles.filter((file) => needed.has(path.relative(PLUGIN, file.path)));
  const packages = [...needed].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {})).filter((name) => name.includes('node_modules'));
  return { bytes: files.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0), packages };
};

describe('the admin’s first chunk', () => {
  it('grows by at most 25 KB gzip for the plugin, and by no package: pages, panel and dialogs are read when they are needed', async () => {
    const { bytes, packages } = await readAtOnce();
    expect(bytes).toBeGreaterThan(KB);
    expect(bytes).toBeLessThan(25 * KB);
    expect(packages).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { firstBoot } from './support/adopted';
import { appOf, type Variant } from './support/app';
import { median, table, type Row } from './support/figures';

const HELP = `npm run bench -- install [--only=tarball,install,build,boot] [--rounds=3] [--documents=3000]

What the plugin costs a site that takes it in, beside the same site without it, in one run:
tarball  its size packed and unpacked
install  what npm has to fetch for it besides what a site of Strapi's has, and how long that takes (a registry must be in reach)
build    the admin's build, and the first chunk that a browser reads, gzip
boot     boots of an empty site, and the first one with so many live documents`;

const ROOT = path.resolve(__dirname, '..', '..');
const PLUGIN = path.join(ROOT, 'src', 'plugins', 'three-review');
const WORK = path.join(ROOT, '.tmp', `bench-install-${String(process.pid)}`);
const FIRST_CHUNK_KB = 25;
const KB = 1024;

const run = (program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string => {
  const { status, stdout, stderr } = spawnSync(program, [...args], { cwd, env, encoding: 'utf8', maxBuffer: 64 * KB * KB });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}\n${stdout}`);
  return stdout;
};

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}
const pack = (): Packed => {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', WORK], PLUGIN)) as Packed[];
  if (!packed) throw new Error('npm pack made nothing');
  return packed;
};

/** Strapi's own packages are there in a site: what npm fetches here is what comes with the plugin alone. */
const install = (tarball: string): string => {
  const dir = path.join(WORK, 'site');
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ name: 'site', private: true }));
  const from = performance.now();
  run('npm', ['install', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', tarball], dir);
  const took = performance.now() - from;
  const { packages } = JSON.parse(fs.readFileSync(path.join(dir, 'package-lock.json'), 'utf8')) as { packages: object };
  return `install: ${String(Object.keys(packages).length - 1)} packages, ${(took / 1000).toFixed(1)} s`;
};

/** What the page of the admin asks for before it draws anything: the scripts that it names, and what they import at once. */
const firstChunk = (build: string): number => {
  const seen = new Set<string>();
  const visit = (file: string): number => {
    const at = path.join(build, file);
    if (seen.has(file) || !fs.existsSync(at)) return 0;
    seen.add(file);
    const text = fs.readFileSync(at, 'utf8');
    const imports = [...text.matchAll(/(?:^|[;\n}])\s*import\s*(?:[^'"()]*?from\s*)?["']\.\/([^"']+)["']/g)].map((match) => match[1] ?? '');
    return gzipSync(text).length + imports.map(visit).reduce((sum, size) => sum + size, 0);
  };
  const page = fs.readFileSync(path.join(build, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="[^"]*?([^"/]+\.m?js)"/g)].map((match) => match[1] ?? '');
  return named.map(visit).reduce((sum, size) => sum + size, 0);
};

const buildOf = (variant: Variant): { readonly ms: number; readonly bytes: number } => {
  const dir = path.join(WORK, `admin-${variant}`);
  fs.mkdirSync(dir, { recursive: true });
  for (const own of ['config', 'src', 'database', 'public', 'package.json', 'tsconfig.json', 'favicon.png', '.env'])
    fs.cpSync(path.join(ROOT, own), path.join(dir, own), {
      recursive: true,
      filter: (from) => !from.includes(`${path.sep}plugins${path.sep}`),
    });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(dir, 'node_modules'));
  if (variant === 'off') {
    const file = path.join(dir, 'config', 'plugins.ts');
    fs.writeFileSync(
      file,
      fs.readFileSync(file, 'utf8').replace("'three-review': {\n    enabled: true", "'three-review': {\n    enabled: false")
    );
  }
  const from = performance.now();
  run(process.execPath, [path.join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'build'], dir, {
    ...process.env,
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  return { ms: performance.now() - from, bytes: firstChunk(path.join(dir, 'dist', 'build')) };
};

const builds = (): readonly string[] => {
  const [off, on] = [buildOf('off'), buildOf('on')];
  const added = (on.bytes - off.bytes) / KB;
  return [
    `build: ${(off.ms / 1000).toFixed(1)} s → ${(on.ms / 1000).toFixed(1)} s, ${(on.ms / off.ms).toFixed(2)}`,
    `first chunk, gzip: ${(off.bytes / KB).toFixed(1)} → ${(on.bytes / KB).toFixed(1)} KB, ${added.toFixed(1)} KB more (≤ ${String(FIRST_CHUNK_KB)}${added <= FIRST_CHUNK_KB ? '' : ', MISSED'})`,
  ];
};

const boots = async (rounds: number, documents: number): Promise<readonly string[]> => {
  const apps = { off: appOf(path.basename(WORK), 'off'), on: appOf(path.basename(WORK), 'on') };
  try {
    const found = await firstBoot(apps.off.dir, apps.on.dir, { rounds, documents });
    const rows: Row[] = [{ what: 'a boot of a site that has booted before', off: found.off, on: found.on }];
    return [
      table(rows),
      `first boot with ${String(documents)} live documents: ${(found.first / 1000).toFixed(1)} s, of which an ordinary boot takes ${(median(found.on) / 1000).toFixed(1)} s`,
    ];
  } finally {
    apps.off.remove();
    apps.on.remove();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: 'tarball,install,build,boot' },
      rounds: { type: 'string', default: '3' },
      documents: { type: 'string', default: '3000' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const does = (what: string): boolean => values.only.split(',').includes(what);
  fs.mkdirSync(WORK, { recursive: true });
  try {
    const { filename, size, unpackedSize, entryCount } = pack();
    if (does('tarball'))
      console.log(
        `tarball: ${String(Math.round(size / KB))} KB packed, ${String(Math.round(unpackedSize / KB))} KB unpacked, ${String(entryCount)} files`
      );
    if (does('install')) console.log(install(path.join(WORK, filename)));
    if (does('build')) for (const line of builds()) console.log(line);
    if (does('boot')) for (const line of await boots(Number(values.rounds), Number(values.documents))) console.log(line);
  } finally {
    fs.rmSync(WORK, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

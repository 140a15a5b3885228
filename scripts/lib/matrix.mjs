import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { playChain } from './chain.mjs';
import { visitor } from './http.mjs';
import { inRoot, PLUGIN } from './root.mjs';
import { Problem } from './run.mjs';
import { beside, writePackage, writeSources } from './secondSite.mjs';

/* A fresh site on one version of Strapi, with the plugin as a stranger gets it: installed by npm, from the tarball. */

/** ms */
const START = 240_000;
const PASSWORD = 'Matrix-2026';

/**
 * A program in the site's folder, to its end.
 * @param {string} folder @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
const within = (folder, program, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });

/** @param {string} folder @param {string} version @param {string | null} tarball */
const writeSite = async (folder, version, tarball) => {
  /** @type {Record<string, string>} */
  const plugin = tarball === null ? {} : { 'strapi-plugin-three-review': `file:${tarball}` };
  const strapi = Object.fromEntries(['@strapi/strapi', '@strapi/plugin-users-permissions'].map((name) => [name, version]));
  await writePackage(folder, { ...strapi, ...(await beside()), ...plugin });
};

/**
 * Has the registry every package of this version? npm says it, which looks for them all; nothing is downloaded.
 * @param {string} folder @param {string} version
 */
export const isWhole = async (folder, version) => {
  await writeSite(folder, version, null);
  return (await within(folder, 'npm', ['install', '--package-lock-only', '--ignore-scripts'])).code === 0;
};

/** npm runs no scripts: the one package that has to be compiled is taken from here, where its version is the same. @param {string} folder */
const takeCompiled = async (folder) => {
  const built = path.join('node_modules', 'better-sqlite3', 'build');
  await cp(inRoot(built), path.join(folder, built), { recursive: true });
};

/** @param {string} folder @param {number} port */
const environment = (folder, port) => {
  const secret = () => randomBytes(16).toString('base64url');
  return {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    APP_KEYS: secret(),
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    JWT_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    DATABASE_CLIENT: 'sqlite',
    APP_DATABASE: path.join(folder, 'data.db'),
    APP_PLUGINS: path.join(folder, 'three-review.json'),
  };
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

const STARTER = "require('@strapi/strapi').createStrapi({ appDir: process.cwd(), distDir: process.cwd(), serveAdminPanel: false }).start()";

/**
 * Serves the site while `work` is done.
 * @template T
 * @param {string} folder @param {NodeJS.ProcessEnv} env @param {string} base @param {() => Promise<T>} work
 */
const served = async (folder, env, base, work) => {
  const child = spawn(process.execPath, ['-e', STARTER], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    for (const from = performance.now(); ; await pause(300)) {
      if (child.exitCode !== null) throw new Problem('the site did not start', { output });
      const answer = await visitor(base)('GET', '/_health').catch(() => null);
      if (answer?.status === 204) break;
      if (performance.now() - from > START) throw new Problem('the site did not answer', { output });
    }
    return await work();
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(error instanceof Error ? error.message : String(error), { output });
  } finally {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  }
};

/** The first administrator registers, and lets four others in: each by the requests that the admin panel sends. @param {string} base */
const peopleOf = async (base) => {
  const call = visitor(base);
  const ok = (/** @type {import('./http.mjs').Answer} */ answer, /** @type {string} */ what) => {
    if (answer.status >= 300) throw new Error(`${what}: ${String(answer.status)} ${answer.text.slice(0, 300)}`);
    return answer.body.data;
  };
  const person = (/** @type {string} */ name) => ({ firstname: name, lastname: 'Host', email: `${name}@host.example` });
  const first = ok(await call('POST', '/admin/register-admin', { ...person('owner'), password: PASSWORD }), 'the first administrator');
  const owner = visitor(base, first.token);
  const [{ id: role }] = ok(await owner('GET', '/admin/roles'), 'roles').filter(
    (/** @type {{ code: string }} */ { code }) => code === 'strapi-super-admin'
  );
  const join = async (/** @type {string} */ name) => {
    const made = ok(await owner('POST', '/admin/users', { ...person(name), roles: [role] }), `inviting ${name}`);
    const userInfo = { firstname: name, lastname: 'Host', password: PASSWORD };
    const { token } = ok(
      await call('POST', '/admin/register', { registrationToken: made.registrationToken, userInfo }),
      `${name} registers`
    );
    return { call: visitor(base, token), id: Number(made.id) };
  };
  const people = { officer: await join('anna'), head: await join('ben'), leader: await join('carl'), publisher: await join('dora') };
  return { owner, people };
};

/** @typedef {{ version: string, installed: boolean, chain: boolean, doctor: boolean }} Line */

/** @param {unknown} error */
const because = (error) =>
  error instanceof Error ? `${error.message}${error instanceof Problem && error.tail ? `\n${error.tail}` : ''}` : String(error);

/**
 * Install, first boot, chain over HTTP, doctor.
 * @param {string} folder @param {string} version @param {string} tarball @param {(step: string) => void} say
 * @returns {Promise<Line>}
 */
export const play = async (folder, version, tarball, say) => {
  const line = { version, installed: false, chain: false, doctor: false };
  const clock = (/** @type {number} */ from) => `${((performance.now() - from) / 1000).toFixed(0)} s`;
  try {
    let from = performance.now();
    await writeSite(folder, version, tarball);
    const { code, output } = await within(folder, 'npm', ['install', '--ignore-scripts']);
    if (code !== 0) throw new Problem('npm install failed', { output });
    await takeCompiled(folder);
    line.installed = true;
    say(`installed in ${clock(from)}`);
    await writeSources(folder);
    await rm(path.join(folder, 'data.db'), { force: true });
    const port = await freePort();
    const [base, env] = [`http://127.0.0.1:${String(port)}`, environment(folder, port)];
    from = performance.now();
    await served(folder, env, base, async () => {
      const { owner, people } = await peopleOf(base);
      await playChain(owner, people, { uid: 'api::story.story', plural: 'stories', visitor: (token) => visitor(base, token) });
    });
    line.chain = true;
    say(`booted, and the chain played, in ${clock(from)}`);
    const bin = path.join(folder, 'node_modules', 'strapi-plugin-three-review', 'bin', 'three-review.js');
    const examined = await within(folder, process.execPath, [bin, 'doctor'], env);
    if (examined.code !== 0) throw new Problem('doctor found something', { output: examined.output });
    line.doctor = true;
    say(`doctor: ${String(examined.output.split('\n').filter((one) => one.startsWith('✓')).length)} checks, all well`);
  } catch (error) {
    say(because(error));
  }
  return line;
};

/** @returns {Promise<string>} the lowest version that the package lets in */
export const oldestAllowed = async () => {
  const { peerDependencies } = JSON.parse(await readFile(path.join(PLUGIN, 'package.json'), 'utf8'));
  return />=(\S+)/.exec(peerDependencies['@strapi/strapi'])?.[1] ?? '';
};

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

export interface Boot {
  readonly code: number | null;
  readonly output: string;
}

/** Boots the host app in a process of its own, with `plugins` in the place of what config/plugins makes of three-review; says how that ended. */
export const bootWith = async (
  change: (threeReview: { enabled: boolean; config: Record<string, unknown>; resolve?: string }, dir: string) => void
): Promise<Boot> => {
  const dir = path.join(ROOT, '.tmp', `host-${randomUUID()}`);
  fs.mkdirSync(dir, { recursive: true });
  fs.cpSync(path.join(ROOT, 'dist'), path.join(dir, 'dist'), { recursive: true, filter: (from) => !from.includes(`${path.sep}build`) });
  const changed = path.join(dir, 'three-review.json');
  const threeReview = {
    enabled: true,
    config: {
      contentTypes: { 'api::article.article': { column: 'column', eventDate: 'eventDate', unit: 'unit' } },
      policy: 'huludao-2023',
      timeZone: 'Asia/Shanghai',
    },
  };
  change(threeReview, dir);
  fs.writeFileSync(changed, JSON.stringify(threeReview));
  fs.appendFileSync(
    path.join(dir, 'dist', 'config', 'plugins.js'),
    `\nconst made = exports.default;\nexports.default = (params) => ({ ...made(params), 'three-review': require(${JSON.stringify(changed)}) });\n`
  );
  const script = `
    const { createStrapi } = require('@strapi/strapi');
    createStrapi({ appDir: process.cwd(), distDir: ${JSON.stringify(path.join(dir, 'dist'))}, serveAdminPanel: false, autoReload: false })
      .load().then((s) => { console.log('BOOTED'); return s.destroy(); }).then(() => process.exit(0), (error) => { console.error(String(error)); process.exit(1); });`;
  try {
    return await new Promise((resolve) => {
      const child = spawn(process.execPath, ['-e', script], {
        cwd: ROOT,
        env: { ...process.env, DATABASE_FILENAME: `.tmp/${path.basename(dir)}/data.db` },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.on('close', (code) => resolve({ code, output }));
    });
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
};

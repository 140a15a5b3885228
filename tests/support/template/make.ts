import fs from 'node:fs';
import path from 'node:path';
import { bootSite, ROOT } from '../site';
import { forgetOthers, isMade, keepAs } from '.';
import { onServer, recreate, serverClient } from './servers';

/* A program: makes the templates of the engine under test, once a run, and says how long the first boot and the seeds took. */

const DIST = path.join(ROOT, 'dist');

const took = async (work: () => Promise<void>): Promise<string> => {
  const from = performance.now();
  await work();
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
};

const main = async (): Promise<void> => {
  if (isMade(DIST)) return;
  forgetOthers(DIST);
  const client = serverClient();
  const database = `.tmp/template-${String(process.pid)}.db`;
  if (client !== null) await onServer(client, (db) => recreate(db, client, process.env.DATABASE_NAME ?? ''));
  const once = async (seeded: boolean): Promise<void> => {
    const site = await bootSite({ seeded, database, first: true });
    await site.close();
  };
  const boot = await took(() => once(false));
  await keepAs('booted', DIST);
  const seeds = await took(() => once(true));
  await keepAs('seeded', DIST);
  fs.rmSync(path.join(ROOT, database), { force: true });
  process.stdout.write(`first boot ${boot}, second with seeds ${seeds}\n`);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);

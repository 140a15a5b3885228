import { bootSite } from '../../support/site';
import type { FactEdit } from '../server';
import { editFact, listen, MODELS } from '../server';
import { installDelays } from '../delays';
import { randomOf, SEED } from '../random';

/** A second process of the site, on the database of the first. It serves until its parent lets go of it. */
const main = async (): Promise<void> => {
  const site = await bootSite({ seeded: false, database: process.env.FAULTS_DATABASE });
  installDelays(site.strapi, randomOf(SEED), MODELS);
  process.on('message', ({ ask, edit }: { ask: number; edit: FactEdit }) => {
    void editFact(site.strapi, edit).then((answer) => process.send?.({ done: ask, answer }));
  });
  process.once('disconnect', () => void site.close().then(() => process.exit(0)));
  process.send?.({ ready: await listen(site.strapi) });
};

void main();

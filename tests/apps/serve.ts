import { addressOf } from './address';
import { makeApp } from './app';
import { COVERED } from './types';

/*
 * A program: serves such an app with its admin panel (APP_ADMIN, a built one) on a port that the system chooses, with what it has from before
 * and the plugin just installed for a trial run. Reports port, folder and a draft over IPC; whoever ends it removes the folder.
 */
const FOREIGN = {
  ...COVERED,
  contentTypes: {
    ...COVERED.contentTypes,
    'api::story.story': {
      eventDate: 'happenedOn',
      column: 'category',
      unit: 'dept',
      unitNames: { Housing: 'office', Press: 'office', 办公室: 'office' },
    },
  },
  signing: { reauthenticate: true },
  enforce: false,
};

const serve = async (): Promise<void> => {
  const app = await makeApp({ variant: 'plain' });
  try {
    const { drafts } = await app.fill();
    const site = await app.boot({ plugin: FOREIGN, admin: process.env.APP_ADMIN ?? '' });
    process.once('disconnect', () => process.exit(0));
    process.send?.({ port: Number(new URL(await addressOf(site)).port), draft: drafts[0], root: app.root });
  } catch (error) {
    await app.close();
    throw error;
  }
};

void serve();

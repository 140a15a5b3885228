import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../support/site';
import { launch, type Ready, type RunningSite } from './site';

/** As scripts/lib/secondSite.mjs builds it. */
const ADMIN = path.join(ROOT, '.cache', 'second-site', 'build');

/** A site of somebody else's (tests/apps), in which the plugin has just been installed for a trial run, with an admin panel built for it. `article`: a draft of its own. */
export const startElsewhere = async (): Promise<RunningSite> => {
  if (!fs.existsSync(path.join(ADMIN, 'index.html')))
    throw new Error('The admin panel of the second site is not built: npm test -- --only=browser builds it.');
  const { told, base, close } = await launch<Ready & { readonly draft: string; readonly root: string }>(
    path.join(ROOT, 'tests', 'apps', 'serve.ts'),
    {
      env: { APP_ADMIN: ADMIN },
      execArgv: ['--require', path.join(ROOT, 'tests', 'support', 'typescript.cjs')],
    }
  );
  const stop = async () => {
    await close();
    fs.rmSync(told.root, { recursive: true, force: true });
  };
  return { base, article: told.draft, stop };
};

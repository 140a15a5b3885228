import { auditControllers, auditService } from './audit';
import { columnNames } from './audit/columns/store';
import { bootstrap, destroy } from './bootstrap';
import { unit } from './content-types/unit';
import { settleInbox } from './dossier/inbox';
import { examine } from './doctor/service';
import { inspectTriggers, installTriggers, removeTriggers } from './gate/triggers';
import { takeCheckpoints } from './ledger/checkpoints';
import { ledgerController } from './ledger/controller';
import { notifyController } from './notify/controller';
import { organisationController } from './organisation/controller';
import type { OrganisationSeed } from '../../shared/contracts';
import { seedOrganisation } from './organisation/setUp';
import { currentCaller } from './platform/caller';
import { handler, send } from './platform/http';
import type { Strapi } from './platform/strapi';
import { restore } from './reconcile/restore';
import { reconcile } from './reconcile/service';
import { referenceController } from './reference/controller';
import { register } from './register';
import { routes } from './routes';
import { confirmationsController } from './review/confirmations';
import { reviewController } from './review/controller';
import { inboxControllerWith } from './review/inbox';
import { siteController } from './site/controller';
import { setupController } from './setup/controller';

export default {
  register,
  bootstrap,
  destroy,
  config: { default: {}, validator: () => undefined },
  contentTypes: { unit },
  controllers: {
    review: reviewController,
    confirmations: confirmationsController,
    inbox: inboxControllerWith(columnNames),
    ledger: ledgerController,
    organisation: organisationController,
    site: siteController,
    ...auditControllers,
    notify: notifyController,
    setup: setupController,
    reference: referenceController,
    drafts: ({ strapi }: { strapi: Strapi }) => ({
      /** May the caller read drafts of covered types? Whoever reaches this may. */
      read: handler(async (ctx) => {
        send(ctx, { drafts: currentCaller(strapi).mayReadDrafts });
        return Promise.resolve();
      }),
    }),
  },
  services: {
    audit: auditService,
    doctor: ({ strapi }: { strapi: Strapi }) => ({ run: () => examine(strapi) }),
    reconcile: ({ strapi }: { strapi: Strapi }) => ({ run: () => reconcile(strapi), restore: () => restore(strapi) }),
    inbox: ({ strapi }: { strapi: Strapi }) => ({ settle: () => settleInbox(strapi) }),
    checkpoints: ({ strapi }: { strapi: Strapi }) => ({ take: () => takeCheckpoints(strapi, Date.now()) }),
    guard: ({ strapi }: { strapi: Strapi }) => ({
      install: () => installTriggers(strapi),
      remove: () => removeTriggers(strapi),
      inspect: () => inspectTriggers(strapi),
    }),
    organisation: ({ strapi }: { strapi: Strapi }) => ({ seed: (seed: OrganisationSeed) => seedOrganisation(strapi, seed) }),
  },
  routes,
};

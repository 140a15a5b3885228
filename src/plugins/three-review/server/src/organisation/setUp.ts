import { ORGANISATION_CHAIN } from '../../../core/ledger';
import { standing, type Appointment, type OrganisationCommand } from '../../../core/organisation';
import type { OrganisationSeed } from '../../../shared/contracts';
import { TABLES } from '../ledger/tables';
import { readHeadsOf } from '../ledger/entries';
import { actorOf, byCode, currentCaller } from '../platform/caller';
import { inTransaction, numberOf, table } from '../platform/database';
import { guardDatabase } from '../platform/databaseHooks';
import { queryOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { identityOf, readPosts } from './posts';
import { perform, readOrganisation } from './record';
import { readSeed } from './seed';
import { asAppointment, listUnits } from './service';

const USER = 'admin::user';

/** What the site's own set-up may still bring is decided by the ledger; what it may not is left out, and said in the log. */
const setUp = async (strapi: Strapi, trx: Trx, part: Pick<Extract<OrganisationCommand, { type: 'set_up' }>, 'units' | 'appointments'>) => {
  const decision = await perform(strapi, trx, { type: 'set_up', ...part, reason: '' }, byCode());
  if (!decision.allowed) {
    const named = [...part.units.map(({ code }) => code), ...part.appointments.map(({ post, holder }) => `${post} ${holder.name}`)];
    strapi.log.warn(`three-review: the first set-up is over, a person with organisation.manage decides: ${named.join(', ')} left out`);
  }
};

/**
 * The first set-up of a site, on record as such: adds only what was never there. A unit that was removed and a person who was dismissed do
 * not come back, and once a person has ordered anything the set-up is over.
 */
export const seedOrganisation = (strapi: Strapi, asked: OrganisationSeed): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    const { units, posts, users } = await readSeed(strapi, await readOrganisation(strapi, trx), asked);
    const idOf = async (code: string | null): Promise<string | null> =>
      (await listUnits(strapi)).find((unit) => unit.code === code)?.id ?? null;
    for (const { parentCode, ...unit } of units)
      await setUp(strapi, trx, { units: [{ id: '', ...unit, parent: await idOf(parentCode) }], appointments: [] });
    for (const { kind, unitCode, email } of posts) {
      const [user, unitId] = [users.get(email), await idOf(unitCode)];
      // Of a unit that was removed, or for an account that is gone: the set-up is over, and brings neither back.
      if (!user || (unitCode !== null && unitId === null)) continue;
      const holder = { ...actorOf(user), identity: identityOf(user) };
      await setUp(strapi, trx, { units: [], appointments: [{ id: '', post: kind, unitId, holder, from: null, to: null }] });
    }
  });

const accounts = async (strapi: Strapi): Promise<ReadonlyMap<number, Row>> =>
  new Map((await queryOf(strapi, USER).findMany({})).map((user) => [numberOf(user.id), user]));

/** At the first boot with an organisation that has no ledger yet: what stands is taken over, each appointment for the account that holds it. */
const adopt = async (strapi: Strapi, trx: Trx): Promise<void> => {
  if ((await readHeadsOf(strapi, trx, [ORGANISATION_CHAIN])).length > 0) return;
  const users = await accounts(strapi);
  for (const post of await readPosts(strapi, trx)) {
    const user = users.get(post.holderId);
    if (user)
      await table(strapi, trx, TABLES.posts)
        .where({ id: numberOf(post.id) })
        .update({ identity: identityOf(user) });
  }
  const appointments = (await readPosts(strapi, trx)).map((post) => asAppointment(post, users.get(post.holderId) ?? null));
  await perform(strapi, trx, { type: 'adopt', units: await listUnits(strapi), appointments }, byCode());
};

/** Appointments of accounts that are no more end, on record; an account made anew under the same id or e-mail inherits nothing. */
const endGone = async (strapi: Strapi, trx: Trx): Promise<void> => {
  const appointments = standing(await readOrganisation(strapi, trx));
  if (appointments.length === 0) return;
  const users = await accounts(strapi);
  const isThere = ({ holder }: Appointment): boolean => {
    const user = users.get(numberOf(holder.id));
    return user !== undefined && identityOf(user) === holder.identity;
  };
  const gone = appointments.filter((one) => !isThere(one));
  if (gone.length > 0) await perform(strapi, trx, { type: 'accounts_gone', appointments: gone }, currentCaller(strapi));
};

/** At the boot: takes over what stood, ends what has nobody any more. */
export const settleOrganisation = (strapi: Strapi): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    await adopt(strapi, trx);
    await endGone(strapi, trx);
  });

/** From now on: whoever deletes an account, its appointments end in the same transaction. */
export const followAccounts = (strapi: Strapi): void => {
  const follow = (): Promise<void> => inTransaction(strapi, (trx) => endGone(strapi, trx));
  guardDatabase(strapi, { models: [USER], afterDelete: follow, afterDeleteMany: follow });
};

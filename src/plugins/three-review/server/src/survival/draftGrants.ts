import { activeUsers, identityOf } from '../organisation/posts';
import { currentCaller, DRAFTS_READ } from '../platform/caller';
import { numberOf } from '../platform/database';
import { guardDatabase } from '../platform/databaseHooks';
import { remembered } from '../platform/memory';
import { isRow, queryOf, type Row, type Strapi } from '../platform/strapi';
import { noteSoon } from './notes';

/** Where `drafts.read` is granted: the rights of site roles and those of API tokens, each with the field that names who holds it. */
const PLACES = [
  { permission: 'plugin::users-permissions.permission', holder: 'plugin::users-permissions.role', field: 'role' },
  { permission: 'admin::api-token-permission', holder: 'admin::api-token', field: 'token' },
] as const;
type Place = (typeof PLACES)[number];

/** An account, a role or a token: its number, and what tells it from another one that got the number later. */
interface Known {
  readonly id: number;
  readonly identity: string;
}

interface DraftGrant {
  readonly permission: Place['permission'];
  readonly row: number;
  readonly holder: Known;
  readonly by: Known;
}

const memory = remembered<readonly DraftGrant[]>('draft_grants');

const isSame = (row: Row | null | undefined, one: Known): row is Row =>
  Boolean(row) && one.identity !== '' && identityOf(row ?? {}) === one.identity;

const known = (row: Row): Known => ({ id: numberOf(row.id), identity: identityOf(row) });

const holderIn = (row: Row, { field }: Place): Known | null => {
  const held = row[field];
  return isRow(held) ? known(held) : null;
};

/** Of a host without the plugin for its users there are no site roles. */
const placesOf = (strapi: Strapi): readonly Place[] => PLACES.filter(({ permission }) => strapi.db.metadata.has(permission));

const rowsIn = (strapi: Strapi, { permission, field }: Place): Promise<Row[]> =>
  queryOf(strapi, permission).findMany({ where: { action: DRAFTS_READ }, populate: [field], orderBy: { id: 'asc' } });

/** The grants that stand now, each with the person who gave it. One that a program gave is nobody's. */
const remember = async (strapi: Strapi, givers: ReadonlyMap<string, Known>): Promise<void> => {
  const before = new Map(((await memory.get(strapi)) ?? []).map((grant) => [`${grant.permission} ${String(grant.row)}`, grant.by]));
  const grants: DraftGrant[] = [];
  for (const place of placesOf(strapi)) {
    for (const row of await rowsIn(strapi, place)) {
      const key = `${place.permission} ${String(row.id)}`;
      const by = givers.get(key) ?? before.get(key);
      const holder = holderIn(row, place);
      if (by && holder) grants.push({ permission: place.permission, row: numberOf(row.id), holder, by });
    }
  }
  await memory.set(strapi, grants);
};

/** Was it given by an account that is still the same and active, to a role or token that is still the same? */
const stillHolds = async (strapi: Strapi, { holder, by }: DraftGrant, place: Place): Promise<boolean> =>
  isSame((await activeUsers(strapi, [by.id])).get(by.id), by) &&
  isSame(await queryOf(strapi, place.holder).findOne({ where: { id: holder.id } }), holder);

/**
 * A7.3: at a boot without the plugin Strapi deletes some grants of the right to read drafts, and leaves others. Afterwards it stands where the person
 * who gave it is the same account as then, and active, and its holder the same role or token. Any other has to be given anew.
 */
export const restoreDraftGrants = async (strapi: Strapi): Promise<void> => {
  const givers = new Map<string, Known>();
  const noted = (await memory.get(strapi)) ?? [];
  for (const place of placesOf(strapi)) {
    const left = await rowsIn(strapi, place);
    for (const grant of noted.filter(({ permission }) => permission === place.permission)) {
      if (!(await stillHolds(strapi, grant, place))) continue;
      const made = await queryOf(strapi, place.permission).create({ data: { action: DRAFTS_READ, [place.field]: grant.holder.id } });
      givers.set(`${place.permission} ${String(made.id)}`, grant.by);
    }
    for (const { id } of left) await queryOf(strapi, place.permission).delete({ where: { id } });
  }
  await remember(strapi, givers);
};

/** From now on: who gives the right is noted with it, and what is taken away is forgotten. */
export const followDraftGrants = (strapi: Strapi): void => {
  const givers = new Map<string, Known>();
  const note = (): void => noteSoon(strapi, () => remember(strapi, givers), 'who may read drafts could not be noted');
  for (const { permission } of placesOf(strapi)) {
    const created = async ({ result }: { readonly result?: Row }): Promise<void> => {
      if (result?.action !== DRAFTS_READ) return;
      const { actor, interactive } = currentCaller(strapi);
      const giver = actor && interactive ? (await activeUsers(strapi, [Number(actor.id)])).get(Number(actor.id)) : undefined;
      if (giver) givers.set(`${permission} ${String(result.id)}`, known(giver));
      note();
    };
    guardDatabase(strapi, { models: [permission], afterCreate: created, afterDelete: note, afterDeleteMany: note });
  }
};

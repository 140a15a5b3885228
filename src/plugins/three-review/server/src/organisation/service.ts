import { formatDay, parseDay } from '../../../core/kernel/dates';
import type { Appointment, OrganisationCommand, OrganisationEvent, UnitRecord } from '../../../core/organisation';
import { refusal } from '../../../core/kernel/result';
import type { Post, PostIn, Unit, UnitIn, UnitPatch, UnreadableRow } from '../../../shared/contracts';
import { TABLES } from '../ledger/tables';
import { actorOf, type Caller } from '../platform/caller';
import { localDay } from '../platform/covered';
import { countOf, inTransaction, numberOf, table, type Db } from '../platform/database';
import { failed, missing, refused, wrong, type Failure } from '../platform/failure';
import { UNIT } from '../platform/names';
import { queryOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { activeUsers, holds, identityOf, isAppointed, readPosts, removeUnreadable, unreadablePosts, type PostRow } from './posts';
import { perform } from './record';
import { findUnit, listUnits } from './units';

export { unreadablePosts } from './posts';
export { listUnits, unreadableUnits } from './units';

/** Decides and records in one transaction, and answers what the command led to. */
const ordered = <T>(
  strapi: Strapi,
  caller: Caller,
  prepare: (trx: Trx) => Promise<OrganisationCommand | Failure>,
  answer: (event: OrganisationEvent | undefined, trx: Trx) => Promise<T | Failure>
): Promise<T | Failure> =>
  inTransaction(strapi, async (trx) => {
    const command = await prepare(trx);
    if (failed(command)) return command;
    const decision = await perform(strapi, trx, command, caller);
    return decision.allowed ? answer(decision.value[0], trx) : refused(decision.refusals);
  });

/** Is `id` the unit itself or below it? A tree has no rings. */
const wouldRing = async (strapi: Strapi, id: string, parent: string): Promise<boolean> => {
  const parents = new Map((await listUnits(strapi)).map((unit) => [unit.id, unit.parent]));
  for (let at: string | null = parent; at !== null; at = parents.get(at) ?? null) if (at === id) return true;
  return false;
};

const unitFaults = async (strapi: Strapi, input: UnitPatch, self: string | null): Promise<Failure | null> => {
  if (input.code) {
    const twin = await queryOf(strapi, UNIT).findOne({ where: { code: input.code } });
    if (twin && twin.documentId !== self) return wrong('code', `the code ${input.code} is taken`);
  }
  if (!input.parent) return null;
  if (!(await findUnit(strapi, input.parent))) return wrong('parent', 'there is no such unit');
  return self && (await wouldRing(strapi, self, input.parent)) ? wrong('parent', 'a unit cannot stand below itself') : null;
};

const unitIn = async (strapi: Strapi, event: OrganisationEvent | undefined): Promise<Unit | Failure> =>
  (event && 'unit' in event ? await findUnit(strapi, event.unit.id) : null) ?? missing('unit');

export const createUnit = (strapi: Strapi, input: UnitIn, caller: Caller): Promise<Unit | Failure> =>
  ordered(
    strapi,
    caller,
    async () => {
      const { reason, ...unit } = input;
      return (await unitFaults(strapi, unit, null)) ?? { type: 'create_unit', unit: { id: '', ...unit }, reason };
    },
    (event) => unitIn(strapi, event)
  );

export const updateUnit = (strapi: Strapi, id: string, input: UnitPatch, caller: Caller): Promise<Unit | Failure> =>
  ordered(
    strapi,
    caller,
    async () => {
      const { reason = '', ...changes } = input;
      const held = await findUnit(strapi, id);
      if (!held) return missing('unit');
      return (await unitFaults(strapi, changes, id)) ?? { type: 'change_unit', unit: withChanges(held, changes), reason };
    },
    (event) => unitIn(strapi, event)
  );

const withChanges = (held: UnitRecord, { code, name, kind, parent }: Omit<UnitPatch, 'reason'>): UnitRecord => ({
  id: held.id,
  code: code ?? held.code,
  name: name ?? held.name,
  kind: kind ?? held.kind,
  parent: parent === undefined ? held.parent : parent,
});

export const deleteUnit = (strapi: Strapi, id: string, reason: string, caller: Caller): Promise<Unit | Failure> =>
  ordered(
    strapi,
    caller,
    async (trx) => {
      const unit = await findUnit(strapi, id);
      if (!unit) return missing('unit');
      const below = (await listUnits(strapi)).filter(({ parent }) => parent === id).length;
      const seats = await countOf(table(strapi, trx, TABLES.posts).where({ unit_id: id }).count({ n: '*' }));
      if (below + seats === 0) return { type: 'remove_unit', unit, reason };
      const message = `${String(below)} units below and ${String(seats)} posts still hang on it`;
      return { failed: 'in_use', path: 'id', message };
    },
    (event) => Promise.resolve(event && 'unit' in event ? event.unit : missing('unit'))
  );

export const listPosts = async (strapi: Strapi, db: Db = strapi.db.connection): Promise<Post[]> => {
  const rows = await readPosts(strapi, db);
  const day = localDay(strapi, Date.now());
  const active = await activeUsers(
    strapi,
    rows.map((row) => row.holderId)
  );
  return rows.map((row) => postOut(row, active.get(row.holderId), day));
};

const dayOut = (day: number | null): string | null => (day === null ? null : formatDay(day));

const postOut = (post: PostRow, user: Row | undefined, day: number): Post => ({
  id: post.id,
  kind: post.kind,
  unit: post.unitId,
  holder: isAppointed(post, user) ? actorOf(user) : { id: String(post.holderId), name: '—' },
  validFrom: dayOut(post.validFrom),
  validTo: dayOut(post.validTo),
  inPost: isAppointed(post, user) && holds(post, day),
});

const appointmentOf = async (strapi: Strapi, id: string, input: PostIn): Promise<Appointment | Failure> => {
  for (const path of ['validFrom', 'validTo'] as const) {
    const day = input[path];
    if (day && parseDay(day) === null) return wrong(path, `${day} is no day of the calendar`);
  }
  if (input.unit && !(await findUnit(strapi, input.unit))) return wrong('unit', 'there is no such unit');
  const user = (await activeUsers(strapi, [numberOf(input.holder)])).get(numberOf(input.holder));
  if (!user) return wrong('holder', 'there is no active administrator account with this id');
  return {
    id,
    post: input.kind,
    unitId: input.unit ?? null,
    holder: { ...actorOf(user), identity: identityOf(user) },
    from: input.validFrom ? parseDay(input.validFrom) : null,
    to: input.validTo ? parseDay(input.validTo) : null,
  };
};

const findPost = async (strapi: Strapi, db: Db, id: string): Promise<Post | null> =>
  (await listPosts(strapi, db)).find((post) => post.id === id) ?? null;

const postIn = async (strapi: Strapi, trx: Trx, event: OrganisationEvent | undefined): Promise<Post | Failure> =>
  (event && 'appointment' in event ? await findPost(strapi, trx, event.appointment.id) : null) ?? missing('post');

const appoint = async (strapi: Strapi, input: PostIn): Promise<OrganisationCommand | Failure> => {
  const appointment = await appointmentOf(strapi, '', input);
  return failed(appointment) ? appointment : { type: 'appoint', appointment, reason: input.reason ?? '' };
};

export const createPost = (strapi: Strapi, input: PostIn, caller: Caller): Promise<Post | Failure> =>
  ordered(
    strapi,
    caller,
    () => appoint(strapi, input),
    (event, trx) => postIn(strapi, trx, event)
  );

/** The same person moves; for another one see `deletePost` and `createPost`: an appointment is one person's. */
export const updatePost = (strapi: Strapi, id: string, input: PostIn, caller: Caller): Promise<Post | Failure> =>
  ordered(
    strapi,
    caller,
    async (trx) => {
      const held = await heldAppointment(strapi, trx, id);
      if (!held) return missing('post');
      const appointment = await appointmentOf(strapi, id, input);
      if (failed(appointment)) return appointment;
      if (appointment.holder.identity !== held.holder.identity)
        return wrong('holder', 'an appointment stays with its person: end this one and appoint the other');
      return { type: 'transfer', appointment, reason: input.reason ?? '' };
    },
    (event, trx) => postIn(strapi, trx, event)
  );

/** An appointment as it stands in the table, whoever holds it. */
const heldAppointment = async (strapi: Strapi, trx: Trx, id: string): Promise<Appointment | null> => {
  const post = (await readPosts(strapi, trx)).find((row) => row.id === id);
  return post ? asAppointment(post, await queryOf(strapi, 'admin::user').findOne({ where: { id: post.holderId } })) : null;
};

/** The row as the ledger has it; its holder's words where the account is still there. */
export const asAppointment = (post: PostRow, user: Row | null): Appointment => ({
  id: post.id,
  post: post.kind,
  unitId: post.unitId,
  holder: {
    ...(isAppointed(post, user ?? undefined) && user ? actorOf(user) : { id: String(post.holderId), name: `#${String(post.holderId)}` }),
    identity: post.identity ?? '',
  },
  from: post.validFrom,
  to: post.validTo,
});

/** A row that is no post goes as it came, past the ledger, which cannot speak of it; a person orders that, too (A10.2). */
const dropUnreadable = (strapi: Strapi, row: UnreadableRow, caller: Caller): Promise<UnreadableRow | Failure> =>
  inTransaction(strapi, async (trx) => {
    if (!caller.interactive || caller.actor === null) return refused([refusal('not_interactive', 'A10.2')]);
    await removeUnreadable(strapi, trx, row.id);
    strapi.log.warn(`three-review: ${caller.actor.name} removed the unreadable post ${row.id} (${row.kind})`);
    return row;
  });

export const deletePost = async (strapi: Strapi, id: string, reason: string, caller: Caller): Promise<Post | UnreadableRow | Failure> => {
  const unreadable = (await unreadablePosts(strapi, strapi.db.connection)).find((row) => row.id === id);
  if (unreadable) return dropUnreadable(strapi, unreadable, caller);
  let before: Post | null = null;
  return ordered<Post>(
    strapi,
    caller,
    async (trx) => {
      before = await findPost(strapi, trx, id);
      const appointment = await heldAppointment(strapi, trx, id);
      return appointment ? { type: 'end', appointment, reason } : missing('post');
    },
    () => Promise.resolve(before ?? missing('post'))
  );
};

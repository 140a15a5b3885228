import { addedTo } from '../config/added';
import { coveredUids, isCovered } from '../platform/covered';
import { guardDatabase } from '../platform/databaseHooks';
import { numberOf } from '../platform/database';
import { remembered } from '../platform/memory';
import { isRow, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { noteSoon } from './notes';

const PERMISSION = 'admin::permission';
const OWN = 'plugin::three-review.';

/** One right of a role of the admin that hangs on this plugin. */
interface Grant {
  readonly role: number;
  readonly action: string;
  readonly subject: string | null;
  /** An action of the plugin, or on a type of its own: the whole right, as it was. Null: only `fields` of it are ours. */
  readonly own: { readonly properties: unknown; readonly conditions: unknown } | null;
  /** The fields that the plugin added to a covered type. */
  readonly fields: readonly string[];
}

const memory = remembered<readonly Grant[]>('grants');

const fieldsOf = (permission: Row): readonly string[] => {
  const fields = isRow(permission.properties) ? permission.properties.fields : undefined;
  return Array.isArray(fields) ? fields.filter((field): field is string => typeof field === 'string') : [];
};

const grantIn = (strapi: Strapi, permission: Row): readonly Grant[] => {
  const action = textOf(permission.action);
  const role = isRow(permission.role) ? numberOf(permission.role.id) : null;
  if (action === null || role === null) return [];
  const subject = textOf(permission.subject);
  const added = subject === null ? [] : addedTo(strapi, subject);
  const fields = fieldsOf(permission).filter((field) => added.includes(field));
  const { properties = {}, conditions = [] } = permission;
  const own = action.startsWith(OWN) || subject?.startsWith(OWN) === true ? { properties, conditions } : null;
  return own !== null || fields.length > 0 ? [{ role, action, subject, own, fields }] : [];
};

const concerned = (strapi: Strapi): Promise<Row[]> =>
  queryOf(strapi, PERMISSION).findMany({
    where: { $or: [{ action: { $startsWith: OWN } }, { subject: { $startsWith: OWN } }, { subject: { $in: [...coveredUids(strapi)] } }] },
    populate: ['role'],
  });

/** Of a type that was left out Strapi has taken our fields out of the rights: they are given back when it is covered again. */
const ofLeftOut = (strapi: Strapi, { subject, own }: Grant): boolean => own === null && subject !== null && !isCovered(strapi, subject);

const remember = async (strapi: Strapi): Promise<void> => {
  const before = (await memory.get(strapi)) ?? [];
  const now = (await concerned(strapi)).flatMap((permission) => grantIn(strapi, permission));
  await memory.set(strapi, [...now, ...before.filter((grant) => ofLeftOut(strapi, grant))]);
};

const sameRight = (permission: Row, { role, action, subject }: Grant): boolean =>
  isRow(permission.role) && numberOf(permission.role.id) === role && permission.action === action && textOf(permission.subject) === subject;

/**
 * At a boot without the plugin Strapi deletes every right whose action it does not know, and takes unknown fields out of the others:
 * nobody could sign any more. Back with the plugin, the roles that still exist have what they had.
 */
export const restoreGrants = async (strapi: Strapi): Promise<void> => {
  const held = await concerned(strapi);
  const roles = new Set((await queryOf(strapi, 'admin::role').findMany({ select: ['id'] })).map((role) => numberOf(role.id)));
  for (const grant of (await memory.get(strapi)) ?? []) {
    if (!roles.has(grant.role)) continue;
    const found = held.find((permission) => sameRight(permission, grant));
    if (!found) {
      const { role, action, subject, own } = grant;
      if (own) await queryOf(strapi, PERMISSION).create({ data: { action, subject, ...own, role } });
      continue;
    }
    const missing = grant.fields.filter((field) => !fieldsOf(found).includes(field));
    if (missing.length === 0) continue;
    const properties = { ...(isRow(found.properties) ? found.properties : {}), fields: [...fieldsOf(found), ...missing] };
    await queryOf(strapi, PERMISSION).update({ where: { id: found.id }, data: { properties } });
  }
};

/** From now on: whatever is granted or taken away is known at the next boot. A role is changed right by right: told once, after the last. */
export const followGrants = (strapi: Strapi): void => {
  let due = false;
  const soon = (): void => {
    if (due) return;
    due = true;
    const note = (): Promise<void> => {
      due = false;
      return remember(strapi);
    };
    noteSoon(strapi, note, 'the rights of the roles could not be noted');
  };
  const events = ['afterCreate', 'afterCreateMany', 'afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'];
  guardDatabase(strapi, { models: [PERMISSION], ...Object.fromEntries(events.map((event) => [event, soon])) });
};

export const noteGrants = remember;

import { EXPLORER, rightsGaps, ROLES, type Gap, type InPost, type Right, type Role, type TypeFields } from '../../../core/setup';
import { listPosts } from '../organisation/service';
import { coveredType, coveredUids, policyNow } from '../platform/covered';
import { numberOf, type Db } from '../platform/database';
import { serviceOf } from '../platform/host';
import { isRow, queryOf, rowsOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { fieldFor, isAdded } from './fields';

export const PERMISSION = 'admin::permission';
const SUPER_ADMIN = 'strapi-super-admin';

interface Authorized {
  readonly properties: { readonly fields?: readonly string[] };
}
interface ContentTypes {
  getPermissionsWithNestedFields(actions: readonly object[]): readonly Authorized[];
}
interface Permissions {
  readonly actionProvider: { get(id: string): object | undefined };
}

/** The fields by which a role is given a type, as the screen "Roles" lists them. */
export const nestedFields = (strapi: Strapi, uid: string): readonly string[] => {
  const read = serviceOf<Permissions>(strapi, 'admin::permission').actionProvider.get(`${EXPLORER}read`);
  if (!read) return [];
  const service = serviceOf<ContentTypes>(strapi, 'admin::content-type');
  return service.getPermissionsWithNestedFields([{ ...read, subjects: [uid] }])[0]?.properties.fields ?? [];
};

/** What drafters fill in: all but the date that readers are shown, which the plugin never adds. */
const FILLED = ROLES.filter((role) => role !== 'displayedDate');

const typeFields = (strapi: Strapi, uid: string): TypeFields => ({
  uid,
  all: nestedFields(strapi, uid),
  added: FILLED.flatMap((role) => (isAdded(strapi, uid, role) ? (fieldFor(strapi, uid, role) ?? []) : [])),
  needed: FILLED.flatMap((role) => fieldFor(strapi, uid, role) ?? []),
  stage: coveredType(strapi, uid).stage,
});

export const fieldsIn = (permission: Row): readonly string[] | null => {
  const fields = isRow(permission.properties) ? permission.properties.fields : undefined;
  return Array.isArray(fields) ? fields.filter((field): field is string => typeof field === 'string') : null;
};

const rightOf = (permission: Row): Right => ({
  action: textOf(permission.action) ?? '',
  subject: textOf(permission.subject),
  fields: fieldsIn(permission),
});

export interface NamedRole extends Role {
  readonly name: string;
}

const toRole = (row: Row): NamedRole => ({
  id: numberOf(row.id),
  name: textOf(row.name) ?? String(row.id),
  all: row.code === SUPER_ADMIN,
  members: rowsOf(row.users)
    .filter((user) => user.isActive === true && user.blocked !== true)
    .map((user) => String(user.id)),
  rights: rowsOf(row.permissions).map(rightOf),
});

export const readRoles = async (strapi: Strapi): Promise<readonly NamedRole[]> =>
  (await queryOf(strapi, 'admin::role').findMany({ populate: ['users', 'permissions'], orderBy: { id: 'asc' } })).map(toRole);

const inPost = async (strapi: Strapi, db: Db): Promise<readonly InPost[]> => {
  const { stages, publisherPost } = policyNow(strapi, Date.now());
  const working = [...stages.map(({ post }) => post), publisherPost];
  return (await listPosts(strapi, db))
    .filter((post) => post.inPost && working.includes(post.kind))
    .map(({ kind, holder }) => ({ person: holder.id, post: kind, publishes: kind === publisherPost }));
};

/** What roles with members lack for the covered types and for the posts that their members hold. */
export const roleGaps = async (
  strapi: Strapi,
  db: Db = strapi.db.connection
): Promise<{ readonly roles: readonly NamedRole[]; readonly gaps: readonly Gap[] }> => {
  const roles = await readRoles(strapi);
  const types = coveredUids(strapi).map((uid) => typeFields(strapi, uid));
  return { roles, gaps: rightsGaps(roles, types, await inPost(strapi, db)) };
};

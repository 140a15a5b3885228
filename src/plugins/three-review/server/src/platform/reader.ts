import type { Caller } from './caller';
import { pluginServiceOf, serviceOf } from './host';
import { queryOf, type Row, type Strapi } from './strapi';

/** May somebody read this row, and this field of it, in the Content Manager? By their roles, with all conditions. */
export type Reader = (uid: string, row: Row, field?: string | null) => boolean;

interface Checker {
  readonly can: { read(row: unknown, field?: string): boolean };
}
interface CheckerFactory {
  create(options: { userAbility: unknown; model: string }): Checker;
}

/** The product itself, which writes down what it does not show. */
export const READS_ALL: Reader = () => true;
export const READS_NOTHING: Reader = () => false;

/** By the abilities that Strapi's authentication left of whoever asks; without any, nothing. */
export const readerOf = (strapi: Strapi, ability: unknown): Reader => {
  if (typeof ability !== 'object' || ability === null) return READS_NOTHING;
  const checkers = new Map<string, Checker>();
  const checkerOf = (uid: string): Checker => {
    const held = checkers.get(uid);
    if (held) return held;
    const factory = pluginServiceOf<CheckerFactory>(strapi, 'content-manager', 'permission-checker');
    const made = factory.create({ userAbility: ability, model: uid });
    checkers.set(uid, made);
    return made;
  };
  return (uid, row, field) => {
    const { can } = checkerOf(uid);
    return can.read(row) && (field === undefined || field === null || can.read(row, field));
  };
};

/** What this caller reads in the Content Manager; the product's own code, and whoever was granted all drafts from outside, everything. */
export const readerOfCaller = async (strapi: Strapi, { kind, actor, ability, mayReadDrafts }: Caller): Promise<Reader> => {
  if (kind === 'admin') return readerOf(strapi, ability);
  if (kind === 'admin_token') return actor ? readerFor(strapi, Number(actor.id)) : READS_NOTHING;
  return mayReadDrafts ? READS_ALL : READS_NOTHING;
};

/** Which rows of a type somebody may read, as a filter of Strapi's; `all`: whatever they say. */
export type Readable = 'all' | 'none' | { readonly where: object };

interface Manager {
  getQuery(action: string): object | null | undefined;
}
interface Managers {
  createPermissionsManager(options: { ability: unknown; model: string }): Manager;
}
interface Rules {
  rulesFor(action: string, subject: string): readonly { readonly inverted?: boolean; readonly fields?: readonly string[] }[];
}

const READ = 'plugin::content-manager.explorer.read';

/** The same judgement as `readerOf`, for whoever asks about more rows than can be read one by one. */
export const readableOf = (strapi: Strapi, ability: unknown, uid: string): Readable => {
  if (typeof ability !== 'object' || ability === null) return 'none';
  const where = serviceOf<Managers>(strapi, 'admin::permission').createPermissionsManager({ ability, model: uid }).getQuery(READ);
  if (where === null || where === undefined) return 'none';
  return Object.keys(where).length === 0 ? 'all' : { where };
};

/** Is this field of every row that they may read theirs to read? */
export const readsField = (ability: unknown, uid: string, field: string): boolean =>
  typeof ability === 'object' &&
  ability !== null &&
  (ability as Rules).rulesFor(READ, uid).every(({ fields }) => fields === undefined || fields.includes(field));

interface Permissions {
  readonly engine: { generateUserAbility(user: unknown): Promise<unknown> };
}

/** By the roles of an administrator who does not ask just now: whoever gets a notice. */
export const readerFor = async (strapi: Strapi, person: number): Promise<Reader> => {
  const user = await queryOf(strapi, 'admin::user').findOne({ where: { id: person, isActive: true }, populate: ['roles'] });
  if (!user || user.blocked === true) return READS_NOTHING;
  return readerOf(strapi, await serviceOf<Permissions>(strapi, 'admin::permission').engine.generateUserAbility(user));
};

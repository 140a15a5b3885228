import { createHmac, timingSafeEqual } from 'node:crypto';
import { personIn } from '../../platform/caller';
import { addCookie, cookieIn, isSecure, pathBelow, type Ctx } from '../../platform/http';
import { sessionIsActive } from '../../platform/host';
import { numberOf } from '../../platform/database';
import { queryOf, textOf, type Strapi } from '../../platform/strapi';

/** Under this name browsers keep it; sent to the uploads alone, and taken there alone. */
const NAME = 'three_review_files';
/** s. Renewed with every answer that an administrator gets from the admin's API. */
const LIFE = 600;

/** A key of its own: nothing that is signed with it is a token of Strapi's, and no token of Strapi's passes here. */
const keyOf = (strapi: Strapi): string | null => {
  const secret = textOf(strapi.config.get('admin.auth.secret'));
  return secret === null ? null : createHmac('sha256', secret).update('three-review: files that nothing live shows').digest('hex');
};

const signed = (key: string, said: string): string => createHmac('sha256', key).update(said).digest('base64url');

/** What an administrator's browser shows to see pictures of drafts: `<img>` carries no token. Bound to the person and to their session. */
export const passFor = (strapi: Strapi, person: number, session: string, now: number): string | null => {
  const key = keyOf(strapi);
  if (key === null) return null;
  const said = [String(person), session, String(now + LIFE * 1000)].join('.');
  return `${said}.${signed(key, said)}`;
};

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Is this the pass of somebody who may still come in: not over, their session open, their account active and not blocked? */
export const passHolds = async (strapi: Strapi, pass: string | null, now: number): Promise<boolean> => {
  const key = keyOf(strapi);
  const [person = '', session = '', until = '', mark = '', ...more] = pass?.split('.') ?? [];
  if (key === null || more.length > 0 || !same(mark, signed(key, [person, session, until].join('.')))) return false;
  if (!(numberOf(until) > now) || !(await sessionIsActive(strapi, session))) return false;
  const user = await queryOf(strapi, 'admin::user').findOne({ where: { id: numberOf(person), isActive: true } });
  return user !== null && user.blocked !== true;
};

export const passIn = (ctx: Ctx): string | null => cookieIn(ctx, NAME);

/** Gives whoever was answered as a person in a session of the admin their pass for the next ten minutes. */
export const handOutPass = (strapi: Strapi, ctx: Ctx): void => {
  const caller = personIn(ctx.state);
  const pass = caller && passFor(strapi, caller.id, caller.session, Date.now());
  if (!pass) return;
  const attributes = [`Path=${pathBelow(strapi, '/uploads')}`, `Max-Age=${String(LIFE)}`, 'HttpOnly', 'SameSite=Strict'];
  addCookie(ctx, [`${NAME}=${pass}`, ...attributes, ...(isSecure(strapi, ctx) ? ['Secure'] : [])].join('; '));
};

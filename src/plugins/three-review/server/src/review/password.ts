import { serviceOf } from '../platform/host';
import { refusal, type Refusal } from '../../../core/kernel/result';
import { configOf } from '../platform/covered';
import { queryOf, type Strapi } from '../platform/strapi';

interface Auth {
  validatePassword(password: string, hash: string): Promise<boolean>;
}

/** Where the host asks for it (`signing.reauthenticate`), a sign-off carries the signer's own password. */
export const passwordRefusals = async (
  strapi: Strapi,
  userId: string | undefined,
  password: string | undefined
): Promise<readonly Refusal[]> => {
  if (!configOf(strapi).signing.reauthenticate) return [];
  const user = userId ? await queryOf(strapi, 'admin::user').findOne({ where: { id: Number(userId) } }) : null;
  const hash = typeof user?.password === 'string' ? user.password : null;
  const auth = serviceOf<Auth>(strapi, 'admin::auth');
  const right = hash !== null && password !== undefined && (await auth.validatePassword(password, hash));
  return right ? [] : [refusal('password_required', 'A10.2', { given: password !== undefined })];
};

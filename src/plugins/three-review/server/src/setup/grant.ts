import type { z } from 'zod';
import type { Gap } from '../../../core/setup';
import { refusal } from '../../../core/kernel/result';
import type { rightsBody } from '../../../shared/contracts';
import type { Caller } from '../platform/caller';
import { inTransaction } from '../platform/database';
import { refused, type Failure } from '../platform/failure';
import { pluginServiceOf, serviceOf } from '../platform/host';
import { isLocalized, isRow, findModel, queryOf, type Strapi } from '../platform/strapi';
import { switchSite } from '../site/mode';
import { fieldsIn, nestedFields, PERMISSION, roleGaps } from './roles';

interface Permissions {
  createMany(permissions: readonly object[]): Promise<unknown>;
}
interface Locales {
  find(): Promise<readonly { readonly code: string }[]>;
}

type Asked = z.output<typeof rightsBody>['rights'][number];

const isOf = (gap: Gap, { role, action, subject }: Asked): boolean => gap.role === role && gap.action === action && gap.subject === subject;

/** Of what was shown and confirmed, what is still lacking. */
const stillLacking = (gaps: readonly Gap[], asked: readonly Asked[]): readonly Gap[] =>
  gaps.flatMap((gap) => {
    const shown = asked.find((one) => isOf(gap, one));
    if (!shown) return [];
    const fields = gap.fields.filter((field) => shown.fields.includes(field));
    return gap.fields.length > 0 && fields.length === 0 ? [] : [{ ...gap, fields }];
  });

/** In every language of the site, as the screen "Roles" gives it; a type without languages has none. */
const localesFor = async (strapi: Strapi, uid: string): Promise<object> => {
  const model = findModel(strapi, uid);
  if (!model || !isLocalized(model)) return {};
  return { locales: (await pluginServiceOf<Locales>(strapi, 'i18n', 'locales').find()).map(({ code }) => code) };
};

/** A right that is not there is created; one that is there gets the fields besides those it has. Its conditions stay. */
const give = async (strapi: Strapi, { role, action, subject, fields }: Gap): Promise<void> => {
  const held = await queryOf(strapi, PERMISSION).findOne({ where: { role: { id: role }, action, subject }, orderBy: { id: 'asc' } });
  if (held) {
    const properties = { ...(isRow(held.properties) ? held.properties : {}), fields: [...(fieldsIn(held) ?? []), ...fields] };
    await queryOf(strapi, PERMISSION).update({ where: { id: held.id }, data: { properties } });
    return;
  }
  const whole = fields.length > 0 && subject !== null ? { fields: nestedFields(strapi, subject) } : {};
  const properties = subject === null ? {} : { ...whole, ...(await localesFor(strapi, subject)) };
  const permissions = serviceOf<Permissions>(strapi, 'admin::permission');
  await permissions.createMany([{ action, subject, properties, conditions: [], actionParameters: {}, role }]);
};

/** Gives roles what was shown to be lacking, on record; never more, and never takes anything away. Answers how many rights. */
export const grantRights = async (strapi: Strapi, asked: readonly Asked[], caller: Caller): Promise<{ granted: number } | Failure> => {
  if (!caller.interactive || caller.actor === null) return refused([refusal('not_interactive', 'A10.2')]);
  return inTransaction(strapi, async (trx) => {
    const { gaps } = await roleGaps(strapi, trx);
    const given = stillLacking(gaps, asked);
    for (const gap of given) await give(strapi, gap);
    const { refusals } = await switchSite(strapi, () => ({ type: 'grant', rights: given }), caller);
    if (refusals.length > 0) return refused(refusals);
    return { granted: given.length };
  });
};

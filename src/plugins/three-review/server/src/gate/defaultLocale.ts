import { refusal } from '../../../core/kernel/result';
import { withScope } from '../platform/caller';
import { coveredUids } from '../platform/covered';
import { refuse } from '../platform/errors';
import { jsonIn } from '../platform/json';
import { isLocalized, isRow, modelOf, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import type { DatabaseEvent } from './backstop';

const STORE = 'strapi::core-store';
const KEY = 'plugin_i18n_default_locale';

/** How many covered documents are live in a locale. */
const liveIn = (strapi: Strapi, locale: string): Promise<number> =>
  withScope({ action: true }, async () => {
    let live = 0;
    for (const uid of coveredUids(strapi).filter((one) => isLocalized(modelOf(strapi, one))))
      live += await queryOf(strapi, uid).count({ where: { locale, publishedAt: { $notNull: true } } });
    return live;
  });

/** Would this write leave the stored locale another one, or none? */
const changes = ({ params: { data } }: DatabaseEvent, held: Row): boolean => {
  if (!isRow(data)) return true;
  return ('value' in data && data.value !== held.value) || ('key' in data && data.key !== KEY);
};

/**
 * Readers who name no language are shown the default one: switched, what is live in it is gone for them, and something else stands there, without
 * a publisher (A10.2). Guarded where the setting is stored, so that the screen, the services and scripts meet the same no.
 */
export const defaultLocaleGuard = (strapi: Strapi) => {
  const demandNoneLive = async (event: DatabaseEvent): Promise<void> => {
    const rows = await queryOf(strapi, STORE).findMany({ where: event.params.where ?? {} });
    const held = rows.find((row) => row.key === KEY);
    if (!held || !changes(event, held)) return;
    const locale = jsonIn(textOf(held.value) ?? '');
    const live = typeof locale === 'string' ? await liveIn(strapi, locale) : 0;
    if (live > 0) refuse(refusal('default_locale_live', 'A10.2', { locale, live }));
  };
  return {
    models: [STORE],
    beforeUpdate: demandNoneLive,
    beforeUpdateMany: demandNoneLive,
    beforeDelete: demandNoneLive,
    beforeDeleteMany: demandNoneLive,
  };
};

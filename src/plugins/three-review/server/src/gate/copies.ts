import { withScope } from '../platform/caller';
import { civilDayOf, coveredType } from '../platform/covered';
import { modelOf, queryOf, type Strapi } from '../platform/strapi';

type Data = Readonly<Record<string, unknown>>;

/** The fields that say when something happened, or when readers are told that it was published. */
const datesOf = (strapi: Strapi, uid: string): readonly string[] => {
  const { eventDate, mapping } = coveredType(strapi, uid);
  const { attributes } = modelOf(strapi, uid);
  return [eventDate, mapping.displayedDate].filter((name) => name !== undefined).filter((name) => attributes[name] !== undefined);
};

/**
 * What a copy is written with: its dates are its own (A9.2). A date of the original would put the copy on a clock that nothing of it has
 * started, so it is left empty, also where a form sends it back as it was filled in; another date than that holds.
 */
export const asCopy = async (strapi: Strapi, uid: string, original: unknown, data: Data): Promise<Record<string, unknown>> => {
  const rows = await withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where: { documentId: original, publishedAt: null } })
  );
  const isCarried = (name: string): boolean =>
    !(name in data) || rows.some((row) => civilDayOf(strapi, row[name]) === civilDayOf(strapi, data[name]));
  const carried = datesOf(strapi, uid).filter(isCarried);
  return { ...data, ...Object.fromEntries(carried.map((name) => [name, null])) };
};

import { at, isWritten, saysNothing } from '../../../core/content';
import { modelOf, rowsOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { contentAttributes } from './schema';

/**
 * The required fields of a row in which nothing is written, by their paths (`facts.0.label`), components and zones at every depth. Strapi takes
 * an empty text for a value. A field that a condition may hide is left to Strapi, which judges it by that condition at publication: nobody could
 * write into what no form shows.
 */
export const emptyRequired = (strapi: Strapi, uid: string, row: Row, ignore: readonly string[] = [], path = ''): readonly string[] =>
  contentAttributes(modelOf(strapi, uid), ignore).flatMap(([name, attribute]): readonly string[] => {
    if (attribute.conditions !== undefined) return [];
    const here = at(path, name);
    const value = row[name];
    if (attribute.type === 'component' || attribute.type === 'dynamiczone')
      return rowsOf(value).flatMap((part, i) =>
        emptyRequired(
          strapi,
          textOf(part.__component) ?? attribute.component ?? '',
          part,
          [],
          attribute.repeatable === true || attribute.type === 'dynamiczone' ? at(here, String(i)) : here
        )
      );
    return attribute.required === true && isWritten(attribute.type) && saysNothing(value) ? [here] : [];
  });

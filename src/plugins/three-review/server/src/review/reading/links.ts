import type { LinkView } from '../../../../shared/contracts';
import { contentFields, titlesFor, type DocumentKey } from '../../content';
import type { Reader } from '../../platform/reader';
import { findModel, type Strapi } from '../../platform/strapi';

/** A target of a relation, as a content names it, and the field it stands in. */
export interface Named {
  readonly path: string;
  readonly target: string;
}

/** `documentId/locale`; of a relation to any type, the type before it. */
const keyOf = (strapi: Strapi, { target }: Named, uid: string | undefined): DocumentKey => {
  const [first = '', second = '', third = ''] = target.split('/');
  if (uid !== undefined) return { uid, documentId: first, locale: second };
  return findModel(strapi, first) ? { uid: first, documentId: second, locale: third } : { uid: '', documentId: first, locale: second };
};

/** What relations lead to, by the names that this reader may hear: `viewOf(named)`. */
export const linkViews = async (
  strapi: Strapi,
  uid: string,
  reader: Reader,
  named: readonly Named[]
): Promise<(named: Named) => LinkView> => {
  const targets = new Map([...contentFields(strapi, uid)].map(({ path, attribute }) => [path, attribute.target]));
  const key = (one: Named): DocumentKey => keyOf(strapi, one, targets.get(one.path));
  const told = await titlesFor(strapi, reader, named.map(key));
  return (one) => {
    const { title, titleHidden } = told(key(one));
    return { id: one.target, title, titleHidden };
  };
};

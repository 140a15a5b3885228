import { at, isFields, listOf, readText, within, type Fields } from '../../../../core/content';
import type { Json } from '../../../../core/ledger';
import type { ContentField, ReviewContent } from '../../../../shared/contracts';
import { readingOrder, titleField } from '../../content';
import { readDraft } from '../../dossier/dossier';
import type { ReviewKey } from '../../ledger/states';
import { coveredType } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import type { Reader } from '../../platform/reader';
import { findModel, textOf, type Attribute, type Strapi } from '../../platform/strapi';
import { fileViews, filesIn } from './files';
import { hidingFrom } from './hiding';
import { linkViews } from './links';

type Step = ContentField['steps'][number];

/** One field of the content with its attribute, before names and addresses are looked up. */
interface Met {
  readonly path: string;
  readonly name: string;
  readonly steps: Step[];
  readonly attribute: Attribute;
  readonly value: Json | undefined;
  /** It is a component itself, and its fields follow. */
  readonly component: string | null;
}

/** The fields of a content in the order in which they are read, components unfolded where they stand. */
const fieldsOf = function* (
  strapi: Strapi,
  uid: string,
  fields: Fields,
  ignore: readonly string[] = [],
  path = '',
  steps: Step[] = []
): Generator<Met> {
  for (const [name, attribute] of readingOrder(strapi, uid, ignore)) {
    const here = at(path, name);
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') {
      yield { path: here, name, steps, attribute, value: fields[name], component: null };
      continue;
    }
    for (const [place, part] of listOf(fields[name]).entries()) {
      if (!isFields(part)) continue;
      const component = textOf(part.__component) ?? attribute.component ?? '';
      const inside = [...steps, { name, component, at: place }];
      yield { path: here, name, steps: inside, attribute, value: undefined, component };
      if (findModel(strapi, component)) yield* fieldsOf(strapi, component, part, [], within(here, part), inside);
    }
  }
};

/** Where an editor of the host writes HTML; Strapi's own writes Markdown. */
const formatOf = ({ type, customField }: Attribute): 'plain' | 'markdown' | 'html' => {
  if (type !== 'richtext') return 'plain';
  return customField?.includes('ckeditor') === true ? 'html' : 'markdown';
};

const TEXTS = new Set(['string', 'text', 'richtext', 'email', 'uid']);

/** What the draft of a document would show its readers, from the very text that a signature signs. Null: there is no draft. */
export const contentOf = async (strapi: Strapi, key: ReviewKey, reader: Reader): Promise<ReviewContent | null> => {
  const draft = await inTransaction(strapi, () => readDraft(strapi, key));
  if (!draft) return null;
  const hiding = await hidingFrom(strapi, key.uid, draft.row, reader);
  const { ignore } = coveredType(strapi, key.uid).mapping;
  const met = [...fieldsOf(strapi, key.uid, readText(draft.text)?.fields ?? {}, ignore)].filter(({ path }) => !hiding.hides(path));
  const targets = met.flatMap(({ path, attribute, value }) =>
    attribute.type === 'relation' ? listOf(value).map((target) => ({ path, target: textOf(target) ?? '' })) : []
  );
  const media = met.flatMap(({ attribute, value }) => (attribute.type === 'media' ? [value] : []));
  const [link, file] = await Promise.all([linkViews(strapi, key.uid, reader, targets), fileViews(strapi, filesIn(media))]);
  const shown = ({ path, name, steps, attribute, value, component }: Met): ContentField => {
    const { type } = attribute;
    const base = { path, name, steps, type };
    if (component !== null) return { ...base, kind: 'part', component };
    if (type === 'relation')
      return { ...base, kind: 'links', links: listOf(value).map((target) => link({ path, target: textOf(target) ?? '' })) };
    if (type === 'media') return { ...base, kind: 'files', files: filesIn([value]).map(file) };
    if (type === 'blocks') return { ...base, kind: 'blocks', blocks: [...listOf(value)] };
    if (type === 'password') return { ...base, kind: 'secret' };
    if (TEXTS.has(type)) return { ...base, kind: 'text', format: formatOf(attribute), text: textOf(value) ?? '' };
    return { ...base, kind: type === 'json' ? 'json' : 'value', value: value ?? null };
  };
  const title = titleField(strapi, key.uid);
  return {
    contentHash: draft.full,
    title: title === null || hiding.hides(title) ? null : textOf(draft.row[title]),
    fields: met.map(shown),
    hidden: [...hiding.fields],
  };
};

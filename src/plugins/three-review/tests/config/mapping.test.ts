import { ADDED_FIELDS } from '../../shared/addedFields';
import { parseConfig } from '../../server/src/platform/config';

const NEWS = 'api::news.news';
const parsed = (mapping: object) => parseConfig({ contentTypes: { [NEWS]: mapping } }).contentTypes[NEWS];

describe('[A10.2] how a type is covered', () => {
  it('by nothing but its name', () => expect(parsed({})).toMatchObject({ ignore: [], added: {}, unitNames: {} }));

  it('by fields of its own, words of its own, and other names for what is added', () => {
    const mapping = {
      unit: 'dept',
      unitNames: { 综合科: 'office' },
      classification: 'secrecy',
      classificationValues: { 公开: 'public', 内部: 'internal' },
      added: { stage: 'state', column: 'slot' },
    };
    expect(parsed(mapping)).toMatchObject(mapping);
  });

  it.each([
    ['a classification that is none', { classification: 'secrecy', classificationValues: { 公开: 'open' } }, 'classificationValues.公开'],
    ['words of a classification that no field says', { classificationValues: { 公开: 'public' } }, 'goes with `classification`'],
    ['names of units that no field says', { unitNames: { 综合科: 'office' } }, 'goes with `unit`'],
    ['another name for nothing that is added', { added: { title: 'name' } }, 'title'],
    ['one name for two', { added: { stage: 'state', column: 'state' } }, 'another field of the plugin has this name'],
    ['the name of another', { added: { column: ADDED_FIELDS.unit } }, 'another field of the plugin has this name'],
    ['another name for what is mapped', { unit: 'dept', added: { unit: 'office' } }, 'own field dept is used for it'],
    ['no name of a field', { added: { stage: 'review stage' } }, 'must be the name of a field'],
    ...['id', 'documentId', 'document_id', 'locale', 'status', 'publishedAt', 'updated_by', 'strapi_stage'].map(
      (name): [string, object, string] => [`Strapi's own ${name}`, { added: { stage: name } }, 'Strapi uses itself']
    ),
  ])('not by %s', (_what, mapping, said) => expect(() => parsed(mapping)).toThrow(said));
});

import { emptyRequired } from '../../server/src/content';
import type { Strapi } from '../../server/src/platform/strapi';

const MODELS: Readonly<Record<string, object>> = {
  'api::piece.piece': {
    uid: 'api::piece.piece',
    modelType: 'contentType',
    attributes: {
      title: { type: 'string', required: true },
      reprint: { type: 'boolean' },
      source: { type: 'string', required: true, conditions: { visible: { '==': [{ var: 'reprint' }, true] } } },
      fact: { type: 'component', component: 'shared.fact' },
    },
  },
  'shared.fact': {
    uid: 'shared.fact',
    modelType: 'component',
    attributes: { label: { type: 'string', required: true } },
  },
};
const host = { getModel: (uid: string) => MODELS[uid], contentTypes: MODELS, components: MODELS } as unknown as Strapi;
const empty = (row: object) => emptyRequired(host, 'api::piece.piece', row as Parameters<typeof emptyRequired>[2]);

describe('[A10.1] what has to be written', () => {
  it('is named where nothing is, in components too', () => {
    expect(empty({ title: ' ', fact: { label: '' } })).toEqual(['fact.label', 'title']);
    expect(empty({ title: '标题', fact: { label: '一' } })).toEqual([]);
  });

  it('is not asked of a field that a condition may hide: no form would show it', () => {
    expect(empty({ title: '标题', reprint: false, source: null, fact: null })).toEqual([]);
  });
});

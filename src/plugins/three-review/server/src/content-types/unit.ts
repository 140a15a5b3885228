/**
 * A unit that answers for documents (A1, A5.1): the bureau, its offices, its subordinate units, as a tree. Not in the Content Manager's menu:
 * units are written by commands on the organisation alone, and chosen in relations.
 */
export const unit = {
  schema: {
    kind: 'collectionType',
    collectionName: 'three_review_units',
    info: { singularName: 'unit', pluralName: 'units', displayName: '单位 Unit' },
    options: { draftAndPublish: false },
    pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
    attributes: {
      name: { type: 'string', required: true, maxLength: 120 },
      code: { type: 'string', required: true, unique: true, maxLength: 64 },
      kind: { type: 'enumeration', enum: ['bureau', 'office', 'subordinate'], default: 'office', required: true },
      parent: { type: 'relation', relation: 'manyToOne', target: 'plugin::three-review.unit', inversedBy: 'children' },
      children: { type: 'relation', relation: 'oneToMany', target: 'plugin::three-review.unit', mappedBy: 'parent' },
    },
  },
};

import type { Core } from '@strapi/strapi';

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi
    .plugin('three-review')
    .service('organisation')
    .seed({
      units: [{ code: 'office', name: '办公室', kind: 'office', parentCode: null }],
      posts: [
        { kind: 'informationOfficer', unitCode: 'office', email: 'officer@bureau.example' },
        { kind: 'unitHead', unitCode: 'office', email: 'head@bureau.example' },
        { kind: 'supervisingLeader', unitCode: 'office', email: 'leader@bureau.example' },
        { kind: 'publisher', unitCode: null, email: 'publisher@bureau.example' },
      ],
    });
};

module.exports = globalThis.outside.require('@strapi/utils');

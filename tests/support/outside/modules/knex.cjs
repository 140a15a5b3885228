module.exports = globalThis.outside.require('knex');

module.exports = globalThis.outside.require('supertest');

const { types } = require('node:util');
const { TestEnvironment } = require('jest-environment-node');

/** What each file of tests has its own of, with what says of any object, whoever made it, whether it is one. */
const OWN = {
  Error: types.isNativeError,
  Date: types.isDate,
  RegExp: types.isRegExp,
  Map: types.isMap,
  Set: types.isSet,
  Promise: types.isPromise,
};

/**
 * Jest loads every module anew for each file of tests, and Strapi has thousands: more work than most files have of their own. Here a
 * file finds, in `outside`, Node's own `require`, so that Strapi is loaded once for all files of a process, and the environment that
 * Strapi reads. What a file sets there is gone after it.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.before = { ...process.env };
    this.global.outside = { require: (id) => require(id), env: process.env };
    for (const [name, isOne] of Object.entries(OWN)) {
      const own = this.global[name];
      // One of the file's is one outside too, and the other way round.
      Object.setPrototypeOf(own.prototype, globalThis[name].prototype);
      Object.defineProperty(own, Symbol.hasInstance, {
        value(one) {
          return this === own ? isOne(one) : Function.prototype[Symbol.hasInstance].call(this, one);
        },
      });
    }
  }

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.before)) delete process.env[name];
    Object.assign(process.env, this.before);
    await super.teardown();
  }
};

/** ms: an instant, or how long something took. @typedef {number} Ms */

/**
 * Sets the clock of this process: from here on it stands at `from`, goes on as time does, and is moved forward by `moveTo`. For a process
 * that plays days which are over and ends with them; what it writes is dated as a server would have that ran on those days. Nothing of
 * the product reads it or knows of it: whoever may set the clock of a server could always do the same.
 * @param {Ms} from
 * @returns {{ now: () => Ms, moveTo: (at: Ms) => void }}
 */
export const setClock = (from) => {
  const RealDate = Date;
  // Held by itself: a package that assigns `Date.now` anew, as some do, assigns it to the real one.
  const realNow = RealDate.now.bind(RealDate);
  let ahead = from - realNow();
  const now = () => realNow() + ahead;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  return {
    now,
    moveTo: (at) => {
      if (at > now()) ahead += at - now();
    },
  };
};

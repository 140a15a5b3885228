import { seconds } from './run.mjs';

/**
 * Tells a story step by step: one numbered line each, what was seen below it. The first step that comes out otherwise ends the story.
 */
export const teller = () => {
  let count = 0;
  /** @type {string[]} */
  let seen = [];

  /** What a step saw, told under its line. @param {string} line */
  const note = (line) => seen.push(line);

  /**
   * @template T
   * @param {string} zh @param {string} en @param {() => Promise<T>} act throws when it does not come out as it should
   * @returns {Promise<T>}
   */
  const tell = async (zh, en, act) => {
    const from = performance.now();
    const number = String(++count).padStart(2);
    seen = [];
    const close = (/** @type {string} */ sign) => {
      console.log(`${number} ${sign} ${zh} · ${en} (${seconds(from)})`);
      for (const line of seen) console.log(`       ${line}`);
    };
    try {
      const result = await act();
      close('✓');
      return result;
    } catch (error) {
      close('✗');
      throw error;
    }
  };

  return { tell, note };
};

/**
 * @param {unknown} truth
 * @param {string} otherwise what is wrong when it is not so
 * @returns {asserts truth}
 */
export const must = (truth, otherwise) => {
  if (!truth) throw new Error(otherwise);
};

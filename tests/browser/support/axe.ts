import fs from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const GRAVE = new Set(['serious', 'critical']);

interface Axe {
  run(context: { include: string[] }, options: RunOptions): Promise<AxeResults>;
}

/** What fades in or changes its colour is judged when it has its final one. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished)
    )
  );

/** What axe finds serious or critical inside `selector`, as lines a developer can act on. */
export const graveFindings = async (page: Page, selector: string): Promise<string[]> => {
  await page.evaluate(SOURCE);
  await settled(page);
  const { violations } = await page.evaluate(
    ([include, options]) => (globalThis as unknown as { axe: Axe }).axe.run({ include: [include] }, options),
    [selector, STANDARDS] as const
  );
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .map(({ id, impact, nodes }) => `${String(impact)} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

import type { Response } from 'supertest';

const LONG = 'x'.repeat(100_000);
const OF_OTHER_KINDS: readonly unknown[] = [true, 0, -1, 1e308, [], [[]], {}, { $ne: null }, { $in: ['a'] }, ['a']];
const NO_WORDS: readonly unknown[] = ['', ' ', LONG, '../../etc/passwd', "'; DROP TABLE three_review_columns; --", '\u0000'];

/** What no field of this kind takes; each stands in its place in turn. */
export const BAD_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  name: [...OF_OTHER_KINDS, null, '', ' ', LONG],
  slug: [...OF_OTHER_KINDS, ...NO_WORDS, null, '栏目'],
  parent: [...OF_OTHER_KINDS, ...NO_WORDS],
  id: [...OF_OTHER_KINDS, ...NO_WORDS, null],
  category: [...OF_OTHER_KINDS, ...NO_WORDS, null, 'anything'],
  publicStatus: [0, 1, 'true', null, [], {}, { $ne: null }],
  term: [...OF_OTHER_KINDS, ...NO_WORDS, null, { from: '2025-01-01' }],
  day: [...OF_OTHER_KINDS, ...NO_WORDS, null, '2025-02-30', '2025-1-1', '20250101', '2025-01-01T00:00:00Z'],
  reason: [...OF_OTHER_KINDS, null, '', ' ', LONG],
  number: [true, -1, 1.5, '', ' ', LONG, [], {}, { $ne: 0 }, 'a', null],
};

/** Sends each; all are told what is wrong, where and what is allowed, with a 400. */
export const expectBadInput = async (values: readonly unknown[], send: (value: unknown) => Promise<Response>): Promise<void> => {
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) {
    const answer = await send(value);
    const what = (JSON.stringify(value) ?? '').slice(0, 60);
    const details = (answer.body as { error?: { details?: { code?: string; issues?: unknown[] } } }).error?.details;
    expect({ what, status: answer.status, code: details?.code, issues: (details?.issues ?? []).length > 0 }).toEqual({
      what,
      status: 400,
      code: 'bad_input',
      issues: true,
    });
  }
};

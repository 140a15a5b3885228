import { parseDays } from '../../server/src/audit/facts/counted';

test('[A9.2] days that the database lists are read in order, a day as often as documents count on it', () => {
  expect([...parseDays('20780:1,20777:3,20779:2', 3, 6)]).toEqual([20777, 20777, 20777, 20779, 20779, 20780]);
  expect([...parseDays('20780:12', 1, 12)]).toEqual(Array.from({ length: 12 }, () => 20780));
});

test.each([
  ['in the middle of a number', '20777:3,2077', 2, 4],
  ['after a whole day', '20777:3', 2, 4],
  ['in the middle of a count', '20777:3,20779:1', 2, 15],
])('[A9.2] a list that the database cut %s is found out, not counted short', (_where, text, days, documents) => {
  expect(() => parseDays(text, days, documents)).toThrow(RangeError);
});

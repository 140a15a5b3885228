import fc from 'fast-check';
import { countedAttempt, FREE_ATTEMPTS, NO_ATTEMPTS, secondsToWait, waitAfter } from '../../../core/review';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

test('[A10.2] three wrong passwords cost nothing but another try, each further one doubles the wait up to a quarter of an hour', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 50].map(waitAfter)).toEqual([0, 0, 0, 15, 30, 60, 900, 900]);
  expect(FREE_ATTEMPTS).toBe(3);
});

test('[A10.2] an attempt counts before it is made, and until the wait is over none is', () => {
  const third = countedAttempt(countedAttempt(countedAttempt(NO_ATTEMPTS, NOW), NOW), NOW);
  expect(third).toEqual({ failures: 3, nextAt: NOW + 15_000 });
  expect(secondsToWait(third, NOW)).toBe(15);
  expect(secondsToWait(third, NOW + 14_001)).toBe(1);
  expect(secondsToWait(third, NOW + 15_000)).toBe(0);
});

test('[A10.2] what is a day old is forgotten, and no sooner', () => {
  const many = { failures: 20, nextAt: NOW };
  expect(countedAttempt(many, NOW + DAY).failures).toBe(21);
  expect(countedAttempt(many, NOW + DAY + 1).failures).toBe(1);
});

test('[A10.2] in a day nobody tries more than a hundred and ten passwords of one person', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 800 }), (pauses) => {
      let [attempts, tried, now] = [NO_ATTEMPTS, 0, NOW];
      for (const pause of pauses) {
        now += pause;
        if (now > NOW + DAY) break;
        if (secondsToWait(attempts, now) > 0) continue;
        attempts = countedAttempt(attempts, now);
        tried += 1;
      }
      expect(tried).toBeLessThanOrEqual(110);
    })
  );
});

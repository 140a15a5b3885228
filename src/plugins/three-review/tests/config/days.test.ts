import fc from 'fast-check';
import { formatDay } from '../../core/kernel/dates';
import { dayIn } from '../../server/src/platform/covered';

const ZONES = Intl.supportedValuesOf('timeZone');
/** Another way to the same day: the clock of Sweden writes it down. */
const written = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

describe('[A9.2] the civil day of an instant', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24T15:59:59.999Z', '2026-11-24'],
    ['Asia/Shanghai', '2026-11-24T16:00:00.000Z', '2026-11-25'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Pacific/Pago_Pago', '2027-01-01T10:59:59Z', '2026-12-31'],
    // The day that Samoa left out.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01'],
    ['Asia/Kathmandu', '2026-02-28T18:15:00Z', '2026-03-01'],
  ])('in %s at %s is %s', (zone, at, day) => {
    expect(formatDay(dayIn(zone, Date.parse(at)))).toBe(day);
  });

  it('is what the clock on the wall says, in every zone', () => {
    expect(ZONES.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) }), (zone, at) => {
        expect(formatDay(dayIn(zone, at))).toBe(written(zone, at));
      }),
      { numRuns: 2000 }
    );
  });
});

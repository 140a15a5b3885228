import { daysIn, isWeekend } from '../../admin/src/utils/holidays';

describe('[A9.2] the days of a holiday notice, as a person types them', () => {
  it.each([
    ['1月1日', ['2027-01-01']],
    ['1月1日（周五）至3日（周日）放假调休', ['2027-01-01', '2027-01-02', '2027-01-03']],
    ['元旦：1月1日至3日', ['2027-01-01', '2027-01-02', '2027-01-03']],
    ['2027年4月30日到5月2日', ['2027-04-30', '2027-05-01', '2027-05-02']],
    ['2027-02-05 — 2027-02-06', ['2027-02-05', '2027-02-06']],
    ['2月20日、2月14日（周日）上班\n2月14日', ['2027-02-14', '2027-02-20']],
  ])('%s', (text, days) => {
    expect(daysIn(text, 2027)).toEqual({ days, unread: [] });
  });

  it.each(['2月30日', '放假三天', '3日', '2028-01-01', '3日至5日', '5月5日至5月1日', '1月1日至3月1日'])(
    'what names no day of the year is handed back as typed: %s',
    (text) => {
      expect(daysIn(`1月1日；${text}`, 2027)).toEqual({ days: ['2027-01-01'], unread: [text] });
    }
  );

  it('nothing typed names nothing', () => {
    expect(daysIn(' \n', 2027)).toEqual({ days: [], unread: [] });
  });

  it('a weekend is known', () => {
    expect(['2027-02-19', '2027-02-20', '2027-02-21', '2027-02-22'].map(isWeekend)).toEqual([false, true, true, false]);
  });
});

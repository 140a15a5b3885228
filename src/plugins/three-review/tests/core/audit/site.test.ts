import { siteVetoes, whatToUpdateFirst, type SiteColumn, type SiteFacts, type VetoLevel } from '../../../core/audit';
import { national2019, profileFaults, SITE_PROFILES, type CaseKind, type SiteProfile } from '../../../core/regulation';
import { day } from '../support/column';

const today = day('2026-11-27');
const period = { unit: 'quarter', from: day('2026-07-01'), to: day('2026-09-30') } as const;
const one = (id: string, last: string | null, over: Partial<SiteColumn> = {}): SiteColumn => ({
  id,
  category: 'other',
  since: day('2023-07-04'),
  lastDay: last === null ? null : day(last),
  standing: { state: 'met' },
  ...over,
});
const overdue = { state: 'overdue', days: 58, period } as const;
const empty = { state: 'empty', days: null, daysLeft: 34 } as const;

const site = (over: Partial<SiteFacts> = {}): SiteFacts => ({
  columns: [],
  homePage: { lastDay: today, since: day('2023-07-04') },
  cases: [],
  ...over,
});
const veto = (id: string, over: Partial<SiteFacts>) => siteVetoes(national2019, site(over), today).find((found) => found.id === id);
const many = (n: number, column: (id: string) => SiteColumn) => Array.from({ length: n }, (_, i) => column(`c${String(i + 1)}`));
const news =
  (last: string | null, over: Partial<SiteColumn> = {}) =>
  (id: string) =>
    one(id, last, { category: 'news', ...over });
const confirmed = (kind: CaseKind) => ({
  kind,
  acts: [
    { to: 'suspected' as const, day: day('2026-11-01') },
    { to: 'confirmed' as const, day: day('2026-11-02') },
  ],
});
const homePage = (last: string) => ({ homePage: { lastDay: day(last), since: day('2023-07-04') } });

test.each<[string, string, Partial<SiteFacts>, number, VetoLevel, number]>([
  ['a home page updated yesterday is fine', 'home_page', homePage('2026-11-26'), 1, 'fine', 13],
  ['one week without update is to be watched', 'home_page', homePage('2026-11-20'), 7, 'watch', 7],
  ['thirteen days are near', 'home_page', homePage('2026-11-14'), 13, 'near', 1],
  ['fourteen days without update fail the site', 'home_page', homePage('2026-11-13'), 14, 'vetoed', 0],
  [
    'a home page never updated counts from its first day',
    'home_page',
    { homePage: { lastDay: null, since: day('2026-11-20') } },
    7,
    'watch',
    7,
  ],
  ['a news column updated thirteen days ago is not stale', 'stale_columns', { columns: [news('2026-11-14')('a')] }, 0, 'fine', 5],
  ['one updated fourteen days ago is', 'stale_columns', { columns: [news('2026-11-13')('a')] }, 1, 'watch', 4],
  [
    'a notice column is stale after six months, not before',
    'stale_columns',
    { columns: [one('a', '2026-05-27', { category: 'notices' }), one('b', '2026-05-28', { category: 'policies' })] },
    1,
    'watch',
    4,
  ],
  ['a column of another kind is never stale', 'stale_columns', { columns: [one('a', '2020-01-01')] }, 0, 'fine', 5],
  ['nor is one that has only just begun', 'stale_columns', { columns: [news(null, { since: day('2026-11-20') })('a')] }, 0, 'fine', 5],
  [
    'nor one that is suspended',
    'stale_columns',
    { columns: [news('2026-01-01', { standing: { state: 'suspended' } })('a')] },
    0,
    'fine',
    5,
  ],
  ['three stale columns of five are near', 'stale_columns', { columns: many(3, news('2026-11-01')) }, 3, 'near', 2],
  ['five fail the site', 'stale_columns', { columns: many(5, news('2026-11-01')) }, 5, 'vetoed', 0],
  ['six do as well', 'stale_columns', { columns: many(6, news('2026-11-01')) }, 6, 'vetoed', 0],
  [
    'four columns overdue of ten are to be watched',
    'long_not_updated',
    { columns: many(4, (id) => one(id, '2026-06-18', { standing: overdue })) },
    4,
    'watch',
    6,
  ],
  ['nine are near', 'long_not_updated', { columns: many(9, (id) => one(id, '2026-06-18', { standing: overdue })) }, 9, 'near', 1],
  ['ten fail the site', 'long_not_updated', { columns: many(10, (id) => one(id, '2026-06-18', { standing: overdue })) }, 10, 'vetoed', 0],
  [
    'an empty column that is overdue is one of them',
    'long_not_updated',
    { columns: [one('a', null, { standing: { ...empty, days: 58 } })] },
    1,
    'watch',
    9,
  ],
  ['one that is not overdue is not', 'long_not_updated', { columns: [one('a', null, { standing: empty })] }, 0, 'fine', 10],
  ['an empty column is counted', 'empty_columns', { columns: [one('a', null, { standing: empty })] }, 1, 'watch', 4],
  ['not one that is exempt', 'empty_columns', { columns: [one('a', null, { standing: { state: 'exempt' } })] }, 0, 'fine', 5],
  ['five fail the site (empty)', 'empty_columns', { columns: many(5, (id) => one(id, null, { standing: empty })) }, 5, 'vetoed', 0],
  [
    'nor an account of the new media',
    'empty_columns',
    { columns: [one('wechat', null, { category: 'new_media', standing: empty })] },
    0,
    'fine',
    5,
  ],
  [
    'of several new media the longest silent counts',
    'new_media',
    { columns: [one('wechat', '2026-11-18', { category: 'new_media' }), one('weibo', '2026-11-26', { category: 'new_media' })] },
    9,
    'watch',
    5,
  ],
  [
    'new media silent for two weeks fail the site',
    'new_media',
    { columns: [one('wechat', '2026-11-13', { category: 'new_media' })] },
    14,
    'vetoed',
    0,
  ],
  ['a site without new media has nothing to fear from them', 'new_media', {}, 0, 'fine', 14],
  ['no case is fine', 'grave_cases', {}, 0, 'fine', 1],
  ['one grave error fails the site', 'grave_cases', { cases: [confirmed('grave_error')] }, 1, 'vetoed', 0],
  ['one leak does', 'grave_cases', { cases: [confirmed('leak')] }, 1, 'vetoed', 0],
  ['one forged date does', 'grave_cases', { cases: [confirmed('forged_date')] }, 1, 'vetoed', 0],
])('[A9.2] %s', (_title, id, over, count, level, distance) => expect(veto(id, over)).toMatchObject({ count, level, distance }));

test('[A9.2] a veto names the columns that it counts', () => {
  expect(veto('stale_columns', { columns: [news('2026-11-01')('a'), news('2026-11-26')('b'), news('2026-11-02')('c')] })?.columns).toEqual([
    'a',
    'c',
  ]);
  const media = (id: string, last: string) => one(id, last, { category: 'new_media' });
  expect(veto('new_media', { columns: [media('a', '2026-11-18'), media('b', '2026-11-26')] })?.columns).toEqual(['a']);
  expect(veto('new_media', { columns: [media('a', '2026-11-27')] })?.columns).toEqual([]);
});

test('[A9.2] the columns to update first are those of the nearest veto, then those of most vetoes, then the longest silent', () => {
  const columns = [
    one('empty', null, { standing: empty }),
    ...many(3, news('2026-11-10')),
    news('2026-10-01', { standing: overdue })('worst'),
    news('2026-11-01')('older'),
    one('fine', '2026-11-26'),
    one('overdue', '2026-01-01', { standing: overdue }),
  ];
  const order = whatToUpdateFirst(national2019, site({ columns }), today);
  expect(order.map(({ columnId }) => columnId)).toEqual(['worst', 'older', 'c1', 'c2', 'c3', 'empty', 'overdue']);
  expect(order[0]).toEqual({ columnId: 'worst', vetoes: ['stale_columns', 'long_not_updated'], level: 'vetoed' });
});

test('[A9.2] where no veto counts anything nothing comes first', () => {
  expect(whatToUpdateFirst(national2019, site({ columns: [one('a', '2026-11-26')] }), today)).toEqual([]);
});

describe.each(Object.entries(SITE_PROFILES))('the inspection %s', (name, profile) => {
  test('[A9.2] is without faults, under its own name, in both languages, each figure with its source', () => {
    expect(profileFaults(profile)).toEqual([]);
    expect(profile.id).toBe(name);
    const texts = profile.vetoes.flatMap((one) => [one.name['zh-Hans'], one.name.en, one.source]);
    expect([profile.name['zh-Hans'], profile.name.en, profile.document, ...texts].filter((text) => text.trim() === '')).toEqual([]);
  });
});

test('[A9.2] the national inspection of 2019 has six vetoes, with these figures', () => {
  expect(national2019.vetoes.map(({ id, unit, threshold }) => [id, unit, threshold])).toEqual([
    ['home_page', 'days', 14],
    ['stale_columns', 'columns', 5],
    ['long_not_updated', 'columns', 10],
    ['empty_columns', 'columns', 5],
    ['new_media', 'days', 14],
    ['grave_cases', 'cases', 1],
  ]);
});

test.each<[string, Partial<SiteProfile>, RegExp]>([
  ['without vetoes', { vetoes: [] }, /at least one veto/],
  ['with a veto twice', { vetoes: [...national2019.vetoes, ...national2019.vetoes.slice(0, 1)] }, /home_page stands twice/],
  [
    'near after it has failed',
    { vetoes: national2019.vetoes.map((one) => ({ ...one, nearFrom: one.threshold + 1 })) },
    /nearFrom ≤ threshold/,
  ],
  [
    'watched after it is near',
    { vetoes: national2019.vetoes.map((one) => ({ ...one, watchFrom: one.nearFrom + 1 })) },
    /watchFrom ≤ nearFrom/,
  ],
  ['watched from nothing on', { vetoes: national2019.vetoes.map((one) => ({ ...one, watchFrom: 0 })) }, /1 ≤ watchFrom/],
])('[A9.2] an inspection cannot be %s', (_title, over, fault) =>
  expect(profileFaults({ ...national2019, ...over }).join('\n')).toMatch(fault)
);

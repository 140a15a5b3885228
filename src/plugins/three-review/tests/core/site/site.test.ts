import { headsAmong, nextEntry, SITE_CHAIN, siteIn, verifyLedger, type Json, type LedgerEntry } from '../../../core/ledger';
import { decideSite, UNTOLD, type Site, type SiteCommand, type SiteEvent } from '../../../core/site';
import { head, NOW, sha256 } from '../support/world';

const person = { at: NOW, by: head, basis: 'person', reason: '' } as const;
const unasked = { at: NOW, by: null, basis: 'configuration', reason: '' } as const;
const meanwhile = { adopted: 1, gone: 0, documents: ['api::a.a/one'] };
const given = [{ role: 3, action: 'plugin::three-review.review.read', subject: null, fields: [] }];

const confirmed: SiteEvent = { ...person, type: 'mapping_confirmed', types: '{"api::a.a":{}}' };
const granted: SiteEvent = { ...person, type: 'rights_granted', rights: given };
const leftOut: SiteEvent = { ...unasked, type: 'left_out', uid: 'api::a.a' };
const takenUp: SiteEvent = { ...unasked, type: 'taken_up', uid: 'api::a.a', meanwhile };
const enforcing: SiteEvent = { ...unasked, type: 'enforcing', trial: null };

const chained = (events: readonly object[]): LedgerEntry[] =>
  events.reduce<LedgerEntry[]>(
    (entries, event) => [...entries, nextEntry(SITE_CHAIN, entries.at(-1) ?? null, { event } as unknown as Json, sha256)],
    []
  );
const problemsIn = (events: readonly object[]): readonly unknown[] => {
  const entries = chained(events);
  return verifyLedger(entries, headsAmong(entries), sha256).problems.map(({ seq, problem }) => [seq, problem]);
};
const decided = (site: Site, command: SiteCommand, interactive = true): readonly string[] => {
  const decision = decideSite(site, command, { now: NOW, actor: head, interactive });
  return decision.allowed ? decision.value.map(({ type }) => type) : decision.refusals.map(({ code }) => code);
};

describe('[A10.2] what was set up is in the ledger of the site', () => {
  test('who confirmed which mapping, who gave which rights, and that leaves the mode alone', () => {
    expect(problemsIn([enforcing, confirmed, granted])).toEqual([]);
    const before = siteIn(chained([enforcing]));
    const after = siteIn(chained([enforcing, confirmed, granted]));
    expect(after).toEqual({ ...before, confirmed: { by: head, at: NOW, types: '{"api::a.a":{}}' } });
  });

  test.each([
    ['by nobody', { ...confirmed, by: null }, 'unfounded'],
    ['by a configuration', { ...confirmed, by: null, basis: 'configuration' }, 'unfounded'],
    ['rights given by nobody', { ...granted, by: null }, 'unfounded'],
    ['without saying what', { ...person, type: 'mapping_confirmed' }, 'unreadable'],
    ['without saying which', { ...person, type: 'rights_granted', rights: [{ role: 3 }] }, 'unreadable'],
  ])('confirmed %s is no evidence', (_how, event, problem) => {
    expect(problemsIn([enforcing, event])).toEqual([[2, problem]]);
  });

  test('a person says it, signed in; said again it is no other word', () => {
    const confirm: SiteCommand = { type: 'confirm', types: '{"api::a.a":{}}' };
    expect(decided(UNTOLD, confirm)).toEqual(['mapping_confirmed']);
    expect(decided(siteIn(chained([confirmed])), confirm)).toEqual([]);
    expect(decided(siteIn(chained([confirmed])), { ...confirm, types: '{}' })).toEqual(['mapping_confirmed']);
    expect(decided(UNTOLD, confirm, false)).toEqual(['not_interactive']);
    expect(decided(UNTOLD, { type: 'grant', rights: given }, false)).toEqual(['not_interactive']);
    expect(decided(UNTOLD, { type: 'grant', rights: given })).toEqual(['rights_granted']);
    expect(decided(UNTOLD, { type: 'grant', rights: [] })).toEqual([]);
  });
});

describe('[A10.2] a type that the configuration no longer names goes out on record, and comes in again', () => {
  test('once each, and in turn', () => {
    expect(problemsIn([leftOut, takenUp, leftOut])).toEqual([]);
    expect(siteIn(chained([leftOut])).leftOut).toEqual(['api::a.a']);
    expect(siteIn(chained([leftOut, takenUp])).leftOut).toEqual([]);
    expect(problemsIn([leftOut, leftOut])).toEqual([[2, 'unfounded']]);
    expect(problemsIn([takenUp])).toEqual([[1, 'unfounded']]);
  });

  test('what was covered and is not, at the boot that finds it so', () => {
    const leave: SiteCommand = { type: 'leave_out', known: ['api::a.a', 'api::b.b'], covered: ['api::b.b'] };
    expect(decided(UNTOLD, leave)).toEqual(['left_out']);
    expect(decided(siteIn(chained([leftOut])), leave)).toEqual([]);
    const take: SiteCommand = { type: 'take_up', uid: 'api::a.a', meanwhile };
    expect(decided(UNTOLD, take)).toEqual([]);
    expect(decided(siteIn(chained([leftOut])), take)).toEqual(['taken_up']);
  });
});

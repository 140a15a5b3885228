import { epochDay } from '../../../core/kernel/dates';
import {
  huludao2023,
  policyFaults,
  policyInForce,
  POSTS,
  PROOFS,
  SHIPPED_POLICIES,
  stagePolicy,
  STAGES,
  type Policy,
  type StageId,
} from '../../../core/regulation';

const shipped = Object.values(SHIPPED_POLICIES);

describe.each(shipped.map((policy) => [policy.id, policy] as const))('the shipped policy %s', (_id, policy) => {
  test('[A10.2] is without faults', () => expect(policyFaults(policy)).toEqual([]));

  test('[A10.2] is found under its own name', () => expect(Object.entries(SHIPPED_POLICIES)).toContainEqual([policy.id, policy]));

  test('[A10.2] pairs each of the three reviews with its proof (三审三校)', () => {
    expect(policy.stages.map(({ id, proof }) => [id, proof])).toEqual(STAGES.map((stage, i) => [stage, PROOFS[i]]));
  });

  test('[A10.2] gives every review duties of its own', () => {
    expect(policy.stages.every(({ duties }) => duties.length > 0)).toBe(true);
  });

  test('[A10.1, A10.2] says every line in both languages', () => {
    const lines = [...policy.criteria, ...policy.stages, ...policy.stages.flatMap(({ duties }) => duties)];
    const texts = lines
      .flatMap((line) => [line.name, ...('help' in line ? [line.help] : [])])
      .flatMap((wording) => [wording['zh-Hans'], wording.en]);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('the regulation of 2023', () => {
  test('[A10.1] asks the five criteria, in the order of the regulation', () => {
    expect(huludao2023.criteria.map(({ id, name }) => [id, name['zh-Hans']])).toEqual([
      ['political_stance', '政治立场鲜明'],
      ['positive_theme', '主题积极向上'],
      ['true_and_valid', '内容真实有效'],
      ['accurate_wording', '表述准确无误'],
      ['confidentiality', '保密定位准确'],
    ]);
    expect(huludao2023.criteria.every(({ article }) => article === 'A10.1')).toBe(true);
  });

  test('[A10.2] has the information officer, the unit head and the supervising leader sign, and a publisher publish', () => {
    expect(huludao2023.stages.map(({ post }) => post)).toEqual(['informationOfficer', 'unitHead', 'supervisingLeader']);
    expect(huludao2023.publisherPost).toBe('publisher');
  });

  test('[A10.2] has the head guard three gates: political, textual, confidentiality', () => {
    expect(stagePolicy(huludao2023, 'second_review').duties.map(({ id }) => id)).toEqual([
      'political_gate',
      'wording_gate',
      'secrecy_gate',
    ]);
  });

  test('[A11] is in force from the day it was issued', () => {
    expect(huludao2023).toMatchObject({ version: '2023-07-04', effectiveFrom: epochDay(2023, 7, 4) });
  });

  test('[A1, A5.1, A7.1] knows which posts are held for a unit and which for the whole bureau', () => {
    const held = (scope: string) =>
      Object.entries(POSTS)
        .filter(([, one]) => one === scope)
        .map(([post]) => post);
    expect(held('unit')).toEqual(['informationOfficer', 'unitHead', 'supervisingLeader']);
    expect(held('bureau')).toEqual(['principalLeader', 'officeDirector', 'publisher', 'confidentialityOfficer', 'auditor']);
  });
});

describe('what a policy cannot do', () => {
  const [first, second, third] = huludao2023.stages as [Policy['stages'][0], Policy['stages'][0], Policy['stages'][0]];
  const [one] = huludao2023.criteria as [Policy['criteria'][0]];
  test.each<[string, Partial<Policy>, RegExp]>([
    ['[A10.2] leave a review out', { stages: [first, third] }, /stages must be first_review, second_review, final_sign_off/],
    ['[A10.2] change their order', { stages: [second, first, third] }, /got second_review, first_review, final_sign_off/],
    ['[A10.2] have one of them twice', { stages: [first, second, second] }, /stages must be/],
    ['[A10.1] leave a criterion out', { criteria: huludao2023.criteria.slice(1) }, /the five criteria of A10.1/],
    ['[A10.1] ask the same twice', { criteria: [...huludao2023.criteria, one] }, /the line political_stance stands twice/],
    ['[A10.2] give a duty the name of a criterion', { stages: [{ ...first, duties: [one] }, second, third] }, /stands twice/],
  ])('%s', (_title, over, fault) => {
    expect(policyFaults({ ...huludao2023, ...over }).join('\n')).toMatch(fault);
  });

  test('[A10.1] it may ask more', () => {
    expect(policyFaults({ ...huludao2023, criteria: [...huludao2023.criteria, { ...one, id: 'sixth' }] })).toEqual([]);
  });

  test('[A10.2] a stage that a policy does not have is an error', () => {
    expect(() => stagePolicy({ ...huludao2023, stages: [] }, 'first_review')).toThrow('policy huludao-2023 has no stage first_review');
    expect(() => stagePolicy(huludao2023, 'approved' as unknown as StageId)).toThrow(RangeError);
  });
});

describe('what a policy says of the audit', () => {
  const { audit } = huludao2023;
  const { switches } = audit;
  const faults = (over: unknown) => policyFaults({ ...huludao2023, audit: over as Policy['audit'] }).join('\n');
  const rule = (frequency: unknown, over: object = {}) => ({
    ...audit,
    frequencies: [{ columns: ['要闻'], article: 'A9.2', frequency, ...over }],
  });

  test.each<[string, unknown, RegExp]>([
    ['be left out', undefined, /^audit is missing: a policy says how often columns are updated \(A9.2\), got nothing$/],
    ['be a word', 'weekly', /audit is missing/],
    ['have no list of frequencies', { ...audit, frequencies: undefined }, /audit.frequencies must be a list, got nothing/],
    ['name a column twice', { ...audit, frequencies: [...audit.frequencies, ...audit.frequencies] }, /names the column 住建新闻 twice/],
    ['name a column by a number', rule({ kind: 'exempt' }, { columns: [7] }), /a column of audit.frequencies must be a name, got 7/],
    [
      'cite an article that there is not',
      rule({ kind: 'exempt' }, { article: 'A99' }),
      /article must be an article of the regulation, got A99/,
    ],
    ['have a rule that is none', { ...audit, frequencies: ['weekly'] }, /audit.frequencies\[0\] must be a rule, got weekly/],
    ['have a frequency that is none', rule('weekly'), /frequency must be a frequency, got weekly/],
    ['have one of another kind', rule({ kind: 'daily' }), /kind must be period, gap or exempt, got daily/],
    ['ask by the day', rule({ kind: 'period', unit: 'day', min: 1 }), /unit must be week, month, quarter, half_year, year, got day/],
    ['ask for none a week', rule({ kind: 'period', unit: 'week', min: 0 }), /min must be a whole number from 1, got 0/],
    ['ask for half a one', rule({ kind: 'period', unit: 'week', min: 0.5 }), /min must be a whole number from 1, got 0.5/],
    ['allow a gap of no days', rule({ kind: 'gap', days: 0 }), /days must be a whole number from 1, got 0/],
    ['say nothing of the other columns', { ...audit, otherwise: undefined }, /audit.otherwise must be a rule, got nothing/],
    ['give no days to publish', { ...audit, publishWithinDays: 0 }, /audit.publishWithinDays must be a whole number from 1/],
    ['have no switches', { ...audit, switches: undefined }, /audit.switches must be there/],
    [
      'leave a switch open',
      { ...audit, switches: { ...switches, countUpdates: undefined } },
      /countUpdates must be true or false, got nothing/,
    ],
    [
      'take a share of more than one',
      { ...audit, switches: { ...switches, activeShare: 2 } },
      /activeShare must be a share from 0 to 1, got 2/,
    ],
    [
      'count hours backwards',
      { ...audit, switches: { ...switches, takenDownWithinMs: -1 } },
      /takenDownWithinMs must be a whole number from 0/,
    ],
    [
      'allow dates less than none beside',
      { ...audit, switches: { ...switches, dateSlackDays: -1 } },
      /dateSlackDays must be a whole number/,
    ],
    [
      'not say when a week is due soon',
      { ...audit, switches: { ...switches, dueSoonDays: {} } },
      /dueSoonDays.week must be a whole number/,
    ],
  ])('[A9.2] it cannot %s', (_title, over, fault) => expect(faults(over)).toMatch(fault));

  test('[A9.2] publish within 20 days, in natural days', () => {
    expect([audit.publishWithinDays, switches.workingDays]).toEqual([20, false]);
  });

  test('[A9.2] the other columns once a quarter', () => {
    expect(audit.otherwise).toEqual({ article: 'A9.2', frequency: { kind: 'period', unit: 'quarter', min: 1 } });
  });
});

describe('the version in force', () => {
  const version = (effectiveFrom: number): Policy => ({ ...huludao2023, version: String(effectiveFrom), effectiveFrom });
  const [v1, v2, v3] = [version(100), version(200), version(300)];
  test.each<[string, readonly Policy[], number, Policy]>([
    ['[A11] on its first day a version judges', [v1, v2, v3], 200, v2],
    ['[A11] on the day before, the one before still does', [v1, v2, v3], 199, v1],
    ['[A11] the latest judges until there is a later one', [v1, v2, v3], 9999, v3],
    ['[A11] before the first, the first judges', [v1, v2, v3], 1, v1],
    ['[A11] the order in which versions are listed does not matter', [v2, v1, v3], 250, v2],
    ['[A11] nor before the first of them', [v3, v2, v1], 1, v1],
  ])('%s', (_title, versions, day, judge) => expect(policyInForce(versions, day)).toBe(judge));

  test('[A11] the list itself stays as it was', () => {
    const versions = [v3, v1];
    policyInForce(versions, 150);
    expect(versions).toEqual([v3, v1]);
  });

  test('[A11] without any version nothing is judged', () => expect(() => policyInForce([], 1)).toThrow(RangeError));
});

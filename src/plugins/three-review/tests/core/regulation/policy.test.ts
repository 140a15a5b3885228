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

import { huludao2023, type Policy } from '../../core/regulation';
import { parseConfig } from '../../server/src/platform/config';

const older: Record<string, unknown> = { ...huludao2023 };
delete older.audit;

test.each<[string, unknown, RegExp]>([
  [
    '[A9.2] from before the audit is told what it lacks',
    older,
    /config\.policy: audit is missing: a policy says how often columns are updated/,
  ],
  ['[A9.2] also as one of several versions', [huludao2023, older], /config\.policy: audit is missing/],
  ['[A10.2] without a review is told which are needed', { ...huludao2023, stages: [] }, /config\.policy: stages must be first_review/],
  ['[A11] that is none is told what is allowed', 'huludao-1999', /config\.policy: must be one of huludao-2023, a policy object, or a list/],
  ['[A11] without a version is told so, too', [], /config\.policy: Too small/],
])('a policy %s', (_title, policy, message) => expect(() => parseConfig({ policy })).toThrow(message));

test('[A9.2, A11] a policy of the host’s own, and several versions of it, are taken as they are', () => {
  const own: Policy = { ...huludao2023, id: 'own' };
  expect(parseConfig({ policy: own }).policy).toEqual([own]);
  expect(parseConfig({ policy: [huludao2023, own] }).policy).toEqual([huludao2023, own]);
});

describe('[A10.2] the password with each signature and publication', () => {
  const { NODE_ENV } = process.env;
  afterEach(() => {
    process.env.NODE_ENV = NODE_ENV;
  });

  test.each([
    ['production', {}, true],
    ['production', { signing: {} }, true],
    ['production', { signing: { reauthenticate: false } }, false],
    ['development', {}, false],
    ['development', { signing: { reauthenticate: true } }, true],
  ])('in %s, with %j, is asked for: %s', (env, config, asked) => {
    process.env.NODE_ENV = env;
    expect(parseConfig(config).signing.reauthenticate).toBe(asked);
  });
});

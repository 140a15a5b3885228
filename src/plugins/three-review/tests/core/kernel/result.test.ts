import { decide, refusal } from '../../../core/kernel/result';

test('[A10.2] a decision without refusals is allowed, with its value', () => {
  expect(decide([], () => 1)).toEqual({ allowed: true, value: 1 });
});

test('[A10.2] one refusal is enough, and all of them are told', () => {
  const refusals = [refusal('wrong_stage', 'A10.2'), refusal('unit_missing', 'A1', { unit: null })];
  expect(decide(refusals, () => 1)).toEqual({ allowed: false, refusals });
});

test('[A10.2] what is refused is not even worked out', () => {
  const value = jest.fn();
  decide([refusal('wrong_stage', 'A10.2')], value);
  expect(value).not.toHaveBeenCalled();
});

test('[A10.2] a refusal is data: code, article, and what it is about', () => {
  expect(refusal('unit_missing', 'A1')).toEqual({ code: 'unit_missing', article: 'A1', data: {} });
});

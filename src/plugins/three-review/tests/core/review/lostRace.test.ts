import { refusal, type RefusalCode } from '../../../core/kernel/result';
import { orLostRace } from '../../../core/review';

const no = (...codes: RefusalCode[]) => codes.map((code) => refusal(code, 'A10.2'));
const codes = (refusals: ReturnType<typeof orLostRace>) => refusals.map(({ code }) => code);

describe('[A10.2] of two who act at the same moment', () => {
  it.each([
    ['a publication, while the sign-offs fall', no('sign_offs_missing')],
    ['a signature, while another signs the stage', no('wrong_stage', 'same_person')],
    ['a return, while it is published', no('nothing_to_return')],
    ['a deletion, while it is published', no('take_down_required')],
  ])('the second hears that he lost a race, and what stands against him now: %s', (_act, refusals) => {
    expect(codes(orLostRace(refusals, true))).toEqual(['lost_race', ...codes(refusals)]);
  });

  it('whoever was overtaken by nobody hears the plain no', () => {
    expect(codes(orLostRace(no('sign_offs_missing'), false))).toEqual(['sign_offs_missing']);
  });

  it('whoever would have been refused in any case is not told to try again', () => {
    expect(codes(orLostRace(no('publisher_required', 'sign_offs_missing'), true))).toEqual(['publisher_required', 'sign_offs_missing']);
    expect(codes(orLostRace(no('criterion_failed'), true))).toEqual(['criterion_failed']);
  });

  it('a refusal that is a conflict by itself stays what it is', () => {
    expect(codes(orLostRace(no('content_changed'), true))).toEqual(['content_changed']);
    expect(codes(orLostRace(no('stale_hash', 'wrong_stage'), true))).toEqual(['stale_hash', 'wrong_stage']);
  });

  it('who is not refused is not refused', () => {
    expect(orLostRace([], true)).toEqual([]);
  });
});

import { refusal } from '../../core/kernel/result';
import { asRefusal, codeOf, invalid } from '../../server/src/platform/errors';

/** Of another copy of Strapi's classes: nothing but the shape tells. */
class Foreign extends Error {
  readonly details = { code: 'live_content' };
}

describe('[A10.2] a refusal across copies of @strapi/utils', () => {
  it('carries the status that Koa and every copy of Strapi answer with, and lets its message be told', () => {
    expect(asRefusal(new Error(), [refusal('sign_offs_missing', 'A10.2')])).toMatchObject({ status: 403, statusCode: 403, expose: true });
    expect(asRefusal(new Error(), [refusal('lost_race', 'A10.2')])).toMatchObject({ status: 409, statusCode: 409, expose: true });
    expect(invalid('no', { code: 'drafts_hidden' })).toMatchObject({ status: 400, statusCode: 400, expose: true });
  });

  it('is known by its shape, whoever threw it', () => {
    expect(codeOf(new Foreign())).toBe('live_content');
    expect(codeOf(new Error('broken'))).toBeNull();
    expect(codeOf({ details: { code: 'live_content' } })).toBeNull();
  });
});

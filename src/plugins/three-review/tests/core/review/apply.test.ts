import { apply, EVENT_TYPES, fold, INITIAL, REVIEW_STAGES, stageAfter, type ReviewEvent } from '../../../core/review';
import { approved, draft, head, inSecondReview, LIFE, NOW, OTHER, published, publisher, TEXT } from '../support/world';

test.each([
  ['[A10.2] after the first review the second is awaited', 'first_review', 'second_review'],
  ['[A10.2] after the second review the final sign-off is awaited', 'second_review', 'final_sign_off'],
  ['[A10.2] after the final sign-off the document is approved', 'final_sign_off', 'approved'],
] as const)('%s', (_title, signed, awaited) => expect(stageAfter(signed)).toBe(awaited));

test('[A10.2] a document begins as a draft in no round, with nothing signed and nothing live', () => {
  expect(INITIAL).toEqual({ stage: 'draft', round: 0, contentHash: null, signOffs: [], liveHash: null, ended: null });
  expect(fold([])).toBe(INITIAL);
});

test('[A10.2] the stages a document shows are those the reviews lead through', () => {
  expect(LIFE.map((_, i) => fold(LIFE.slice(0, i)).stage)).toEqual(REVIEW_STAGES.slice(0, -1));
  expect(fold(LIFE).stage).toBe(REVIEW_STAGES.at(-1));
});

test('[A10.2] the list of event types has every one of them', () => {
  const every: Readonly<Record<ReviewEvent['type'], true>> = {
    submitted: true,
    signed: true,
    returned: true,
    withdrawn: true,
    content_changed: true,
    content_restored: true,
    published: true,
    taken_down: true,
    deleted: true,
    adopted: true,
    gone: true,
    schema_changed: true,
    entitlement_changed: true,
  };
  expect([...EVENT_TYPES].sort()).toEqual(Object.keys(every).sort());
});

test('[A10.2] an event of an unknown type throws: history is never skipped', () => {
  const unknown = { type: 'blessed', at: NOW, by: null } as unknown as ReviewEvent;
  expect(() => apply(draft, unknown)).toThrow('unknown ledger event');
});

test('[A10.2] a fold can go on from where it was left', () => {
  expect(fold(LIFE.slice(2), fold(LIFE.slice(0, 2)))).toEqual(fold(LIFE));
});

test.each([inSecondReview, approved])('[A10.2] a take-down ends the round of the next version, running or approved', (next) => {
  const both = { ...next, liveHash: OTHER };
  const down = apply(both, { type: 'taken_down', at: NOW, by: publisher, round: 1, reason: '过期', contentHash: OTHER });
  expect(down).toEqual({
    ...next,
    stage: 'draft',
    contentHash: null,
    signOffs: [],
    liveHash: null,
    ended: { reason: 'taken_down', by: publisher, at: NOW, note: '过期', changed: [], voided: next.signOffs },
  });
});

test('[A10.2] to return, withdraw or change leaves what is live as it is', () => {
  const live = { ...inSecondReview, liveHash: OTHER };
  const stamp = { at: NOW, by: head, round: 1 };
  const ends: readonly ReviewEvent[] = [
    { ...stamp, type: 'returned', to: 'draft', reason: '改', voided: live.signOffs },
    { ...stamp, type: 'withdrawn', reason: '改', voided: live.signOffs },
    { ...stamp, type: 'content_changed', from: TEXT, to: OTHER, changed: ['title'], voided: live.signOffs },
  ];
  expect(ends.map((event) => apply(live, event).liveHash)).toEqual([OTHER, OTHER, OTHER]);
});

test('[A10.2] a deletion leaves nothing but the count of rounds', () => {
  expect(apply(published, { type: 'deleted', at: NOW, by: null, round: 1 })).toEqual({ ...INITIAL, round: 1 });
});

import fc from 'fast-check';
import { huludao2023 } from '../../../core/regulation';
import {
  boxesOf,
  entitledTo,
  entitlementBefore,
  transition,
  waitingIn,
  type Box,
  type Command,
  type Facts,
  type ReviewState,
} from '../../../core/review';
import { live, moves } from '../support/play';
import { facts, head, HOUSING, housingHead, leader, nobody, OFFICE, officer, publish, publisher, sign } from '../support/world';

const RUNS = { numRuns: 60 };
const PEOPLE = [officer, head, leader, publisher, housingHead, nobody];

/** Would the core let this person do it, as the document stands? */
const allows = (state: ReviewState, command: Command, there: Facts): boolean => transition(state, command, there).allowed;

/** Every document that a life leads to, with the posts as they were then, as each person could ask for it. */
const asked = function* (script: Parameters<typeof live>[0]): Generator<readonly [ReviewState, Facts, readonly Box[]]> {
  for (const { after, facts: then } of live(script)) {
    // What nobody was told of yet is told by the next save, or by whoever looks.
    if (after.contentHash !== null && after.contentHash !== then.contentHash) continue;
    for (const actor of PEOPLE) {
      for (const unit of [OFFICE, HOUSING, null]) {
        const there = facts({ actor, unit, holders: then.holders, contentHash: then.contentHash });
        // Another unit than the one that was signed for ends the round at the next look, too.
        if (entitlementBefore(after, there) !== null) continue;
        const waiting = waitingIn(after);
        const place = { unitId: unit?.id ?? null, drafter: null, submitter: null, clockDay: null };
        const boxes = waiting ? boxesOf({ ...waiting, ...place }, entitledTo(huludao2023, there.holders, actor.id), null) : [];
        yield [after, there, boxes];
      }
    }
  }
};

test('[A10.2] a document lies in the box of what somebody is to sign if, and only if, the core lets them sign it', () => {
  let signed = 0;
  fc.assert(
    fc.property(moves, (script) => {
      for (const [state, there, boxes] of asked(script)) {
        const { contentHash } = there;
        const may = (['first_review', 'second_review', 'final_sign_off'] as const).some((stage) =>
          allows(state, sign(stage, { contentHash }), there)
        );
        expect(boxes.includes('to_sign')).toBe(may);
        if (may) signed += 1;
      }
    }),
    RUNS
  );
  expect(signed).toBeGreaterThan(100);
});

test('[A10.2] a document lies in the box of what is to be published if, and only if, the core lets this person publish it anew', () => {
  let published = 0;
  fc.assert(
    fc.property(moves, (script) => {
      for (const [state, there, boxes] of asked(script)) {
        const may = state.stage !== 'published' && allows(state, publish, there);
        expect(boxes.includes('approved')).toBe(may);
        if (may) published += 1;
      }
    }),
    RUNS
  );
  expect(published).toBeGreaterThan(20);
});

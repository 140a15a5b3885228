import { chainOf, headsAmong, nextEntry, verifyLedger, type Json, type LedgerEntry } from '../../../core/ledger';
import { sameEntitlement, transition, type Facts, type ReviewEvent, type ReviewState } from '../../../core/review';
import {
  allowed,
  approved,
  codesOf,
  facts,
  head,
  holder,
  HOUSING,
  housingHead,
  IN_POST,
  inFinalSignOff,
  inFirstReview,
  inSecondReview,
  LIFE,
  observe,
  OFFICE,
  publish,
  published,
  publisher,
  refusalsOf,
  sha256,
  sign,
} from '../support/world';

/** Signed by an earlier version, which did not keep how the classification was understood. */
const older = (state: ReviewState): ReviewState => ({
  ...state,
  signOffs: state.signOffs.map(({ classification: _not, ...signOff }) => signOff),
});

describe('[A10.2] three people sign by one entitlement, and by the same it is published', () => {
  test.each<readonly [string, ReviewState, Partial<Facts>, readonly string[]]>([
    ['the unit and the classification that were signed for', approved, {}, []],
    ['nobody has signed: nothing is compared', inFirstReview, { unit: HOUSING, classification: 'withheld' }, []],
    ['another unit answers', approved, { unit: HOUSING }, ['entitlement_changed']],
    ['a unit of another name is the same unit', approved, { unit: { ...OFFICE, name: '综合科' } }, []],
    ['no unit answers any more', approved, { unit: null }, ['entitlement_changed']],
    ['what was public is internal', approved, { classification: 'internal' }, ['entitlement_changed']],
    ['another word for public, or none', approved, { classification: '主动公开' }, []],
    ['older signatures do not say how it was understood', older(approved), { classification: 'internal' }, []],
    ['older signatures do say for which unit', older(approved), { unit: HOUSING }, ['entitlement_changed']],
  ])('%s', (_title, state, over, codes) => expect(codesOf(sameEntitlement(state, facts(over)))).toEqual(codes));

  test('who is in post for the other unit does not sign beside those who signed for the first', () => {
    const holders = [...IN_POST, holder('unitHead', housingHead, HOUSING.id)];
    const decision = transition(inSecondReview, sign('second_review'), facts({ actor: housingHead, unit: HOUSING, holders }));
    expect(codesOf(refusalsOf(decision))).toEqual(['entitlement_changed']);
    expect(transition(inSecondReview, sign('second_review'), facts({ actor: head, holders })).allowed).toBe(true);
  });

  test('what was signed for one unit is not published as that of another; what is live may be, as it stands', () => {
    const decision = transition(approved, publish, facts({ actor: publisher, unit: HOUSING }));
    expect(codesOf(refusalsOf(decision))).toEqual(['entitlement_changed']);
    expect(transition(published, publish, facts({ actor: publisher, unit: HOUSING })).allowed).toBe(true);
  });

  test.each([
    [inSecondReview, { unit: HOUSING }, ['unit']],
    [inFinalSignOff, { classification: 'internal' }, ['classification']],
    [approved, { unit: null, classification: 'withheld' }, ['unit', 'classification']],
  ] as const)('a look at the document ends the round, names why, and whose signatures fell with it', (state, over, changed) => {
    const { next, events } = allowed(transition(state, observe, facts(over)));
    expect(events.map(({ type }) => type)).toEqual(['entitlement_changed']);
    expect(next).toMatchObject({ stage: 'draft', signOffs: [], ended: { reason: 'entitlement_changed', changed, voided: state.signOffs } });
    expect(allowed(transition(next, observe, facts(over))).events).toEqual([]);
  });

  test('what is live stays live, and a change of the words comes first', () => {
    expect(allowed(transition(published, observe, facts({ unit: HOUSING }))).events).toEqual([]);
    const both = transition(approved, observe, facts({ unit: HOUSING, contentHash: 'b'.repeat(64) }));
    expect(allowed(both).events.map(({ type }) => type)).toEqual(['content_changed']);
  });

  test('the verifier reads such an end, and finds a round that two units signed', () => {
    const chain = chainOf('api::a.a', 'one');
    const problems = (events: readonly ReviewEvent[]): readonly unknown[] => {
      const entries = events.reduce<LedgerEntry[]>((held, event) => {
        const body = { uid: 'api::a.a', documentId: 'one', locale: '', event } as unknown as Json;
        return [...held, nextEntry(chain, held.at(-1) ?? null, body, sha256)];
      }, []);
      return verifyLedger(entries, headsAmong(entries), sha256).problems.map(({ seq, problem }) => [seq, problem]);
    };
    const inPost = (found: readonly unknown[]) => found.filter((one) => !JSON.stringify(one).includes('not_in_post'));
    const ended = allowed(transition(inFinalSignOff, observe, facts({ unit: HOUSING }))).events;
    expect(inPost(problems([...LIFE.slice(0, 3), ...ended]))).toEqual([]);
    const forged = LIFE.map((event, i) =>
      i === 2 && event.type === 'signed' ? { ...event, signOff: { ...event.signOff, unitId: HOUSING.id } } : event
    );
    expect(inPost(problems(forged))).toContainEqual([3, 'unfounded']);
  });
});

import { huludao2023 } from '../../../core/regulation';
import { boxesOf, entitledTo, INITIAL, inboxAct, waitingIn, type Box, type Capacity, type Waiting } from '../../../core/review';
import { head, holder, HOUSING, housingHead, IN_POST, leader, nobody, OFFICE, officer, publisher } from '../support/world';

const posts = [...IN_POST, holder('unitHead', housingHead, HOUSING.id)];
const who = ({ id }: { readonly id: string }): Capacity => entitledTo(huludao2023, posts, id);

const waiting = (over: Partial<Waiting> = {}): Waiting => ({
  stage: 'first_review',
  unitId: OFFICE.id,
  signers: [],
  returned: false,
  drafter: '7',
  submitter: '7',
  clockDay: null,
  ...over,
});
const drafter: Capacity = who({ id: '7' });

/** One line of the rule: what waits, who asks, in which of their boxes it lies, what they can do with it. */
type Line = readonly [rule: string, waiting: Partial<Waiting>, asks: Capacity, boxes: readonly Box[], act: string];
const TABLE: readonly Line[] = [
  ['[A10.2] first review waits for the information officer of the unit', {}, who(officer), ['to_sign'], 'sign'],
  ['[A10.2] and for nobody else in the chain', {}, who(head), [], 'view'],
  ['[A10.2] second review waits for the head of the unit', { stage: 'second_review', signers: ['1'] }, who(head), ['to_sign'], 'sign'],
  ['[A5.1] not for the head of another unit', { stage: 'second_review', signers: ['1'] }, who(housingHead), [], 'view'],
  ['[A10.2] sign-off waits for the leader of the unit', { stage: 'final_sign_off', signers: ['1', '2'] }, who(leader), ['to_sign'], 'sign'],
  ['[A10.2] nobody signs two stages of a round', { stage: 'second_review', signers: ['2'] }, who(head), [], 'view'],
  ['[A1] what names no unit waits for nobody', { unitId: null }, who(officer), [], 'view'],
  ['[A10.2] what is approved waits for the publisher', { stage: 'approved' }, who(publisher), ['approved'], 'publish'],
  ['[A10.2] its drafter sees it there, and can only look', { stage: 'approved' }, drafter, ['approved', 'mine'], 'view'],
  ['[A10.2] no other reviewer does', { stage: 'approved' }, who(leader), [], 'view'],
  ['[A10.1] what was returned lies with who drafted it', { stage: 'draft', returned: true }, drafter, ['returned'], 'revise'],
  ['[A10.1] and with who submitted it', { stage: 'draft', returned: true, submitter: '9' }, who(nobody), ['returned'], 'revise'],
  ['[A10.1] not with who returned it', { stage: 'draft', returned: true }, who(head), [], 'view'],
  ['[A10.2] a round that ended otherwise is work in progress', { stage: 'draft' }, drafter, ['mine'], 'view'],
  ['[A10.2] what is under review is in progress for its drafter', {}, drafter, ['mine'], 'view'],
  ['[A10.2] who drafts and reviews has it in both boxes', { drafter: '1' }, who(officer), ['to_sign', 'mine'], 'sign'],
  ['[A9.2] what is past its time is overdue for who can act', { clockDay: 99 }, who(officer), ['to_sign', 'overdue'], 'sign'],
  ['[A9.2] not for who can only wait', { clockDay: 99 }, drafter, ['mine'], 'view'],
  ['[A9.2] on the last day it is not', { clockDay: 101 }, who(officer), ['to_sign'], 'sign'],
  [
    '[A9.2] what was returned is overdue for its drafter',
    { stage: 'draft', returned: true, clockDay: 100 },
    drafter,
    ['returned', 'overdue'],
    'revise',
  ],
  [
    '[A9.2] what is approved is overdue for its publisher',
    { stage: 'approved', clockDay: 100 },
    who(publisher),
    ['approved', 'overdue'],
    'publish',
  ],
];

it.each(TABLE)('%s', (_rule, over, asks, boxes, act) => {
  expect(boxesOf(waiting(over), asks, 100)).toEqual(boxes);
  expect(inboxAct(waiting(over), asks)).toBe(act);
});

it('[A9.2] where no time is limited, nothing is overdue', () => {
  expect(boxesOf(waiting({ clockDay: 1 }), who(officer), null)).toEqual(['to_sign']);
});

it('[A5.1] a post of a unit held for no unit entitles to nothing, a post of the bureau held for one unit neither', () => {
  const odd = [holder('informationOfficer', officer, null), holder('publisher', officer, OFFICE.id)];
  expect(entitledTo(huludao2023, odd, officer.id)).toEqual({ person: officer.id, stages: [], publishes: false });
});

it('[A10.2] a stage that a post of the bureau signs waits for its holder whatever the unit', () => {
  const stages = huludao2023.stages.map((stage) =>
    stage.id === 'final_sign_off' ? { ...stage, post: 'principalLeader' as const } : stage
  );
  const principal = entitledTo({ ...huludao2023, stages }, [holder('principalLeader', nobody, null)], nobody.id);
  expect(boxesOf(waiting({ stage: 'final_sign_off', unitId: HOUSING.id }), principal, null)).toEqual(['to_sign']);
});

it('[A10.2] what is published, and what was never submitted, waits for nobody', () => {
  expect(waitingIn(INITIAL)).toBeNull();
  expect(waitingIn({ ...INITIAL, stage: 'published', liveHash: 'a' })).toBeNull();
});

import { basesOf, editsSince, fold, type ReviewEvent, type SignOff } from '../../../core/review';

const person = (id: string) => ({ id, name: id });
const signed = (stage: SignOff['stage'], id: string, contentHash: string, at: number): ReviewEvent => ({
  type: 'signed',
  at,
  by: person(id),
  round: 1,
  signOff: {
    stage,
    proof: 'first_proof',
    signer: person(id),
    post: 'unitHead',
    unitId: 'u',
    contentHash,
    policy: 'p@1',
    criteria: [],
    checklist: [],
    note: '',
    at,
  },
});
const submitted = (contentHash: string, at: number): ReviewEvent => ({
  type: 'submitted',
  at,
  by: person('a'),
  round: 1,
  contentHash,
  note: '',
});
const changed = (from: string, to: string, at: number, fields: readonly string[] = ['title']): ReviewEvent => ({
  type: 'content_changed',
  at,
  by: person('z'),
  round: 1,
  from,
  to,
  changed: fields,
  voided: [],
});
const published = (contentHash: string, at: number): ReviewEvent => ({
  type: 'published',
  at,
  by: person('p'),
  round: 1,
  contentHash,
  contentChanged: true,
});

const told = (events: readonly ReviewEvent[], who: string | null): readonly string[] =>
  basesOf(fold(events), events, who).map(({ id, contentHash, stage, by }) => `${id} ${contentHash} ${stage ?? '-'} ${by?.id ?? '-'}`);

const chain = [
  submitted('h1', 1),
  signed('first_review', 'a', 'h1', 2),
  signed('second_review', 'b', 'h1', 3),
  signed('final_sign_off', 'c', 'h1', 4),
];

describe('[A10.2] with what a document can be compared', () => {
  test.each<[string, readonly ReviewEvent[], string | null, readonly string[]]>([
    ['before anybody signed, with nothing', [submitted('h1', 1)], 'a', []],
    ['who has not signed, with the former stage', chain.slice(0, 3), 'c', ['stage h1 second_review b']],
    ['who signed, with that first', chain.slice(0, 3), 'a', ['last_sign_off h1 first_review a', 'stage h1 second_review b']],
    [
      'after the round fell, with the last signature of all',
      [...chain.slice(0, 3), changed('h1', 'h2', 5)],
      'a',
      ['last_sign_off h1 first_review a', 'stage h1 second_review b'],
    ],
    [
      'in the next round, with the stage before the one that is awaited',
      [...chain.slice(0, 3), changed('h1', 'h2', 5), submitted('h2', 6), signed('first_review', 'a', 'h2', 7)],
      'b',
      ['last_sign_off h1 second_review b', 'stage h2 first_review a'],
    ],
    [
      'what is live, by who published it',
      [...chain, published('h1', 5), changed('h1', 'h2', 6)],
      null,
      ['stage h1 final_sign_off c', 'published h1 - p'],
    ],
    [
      'what was taken down, with what is live no more',
      [...chain, published('h1', 5), { type: 'taken_down', at: 6, by: null, round: 1, reason: 'x', contentHash: 'h1' }],
      null,
      ['stage h1 final_sign_off c'],
    ],
  ])('%s', (_title, events, who, expected) => {
    expect(told(events, who)).toEqual(expected);
  });

  test('edits on record since then are those that ended a round', () => {
    const events = [...chain.slice(0, 2), changed('h1', 'h2', 5, ['body']), submitted('h2', 6), changed('h2', 'h3', 9)];
    expect(editsSince(events, 6)).toEqual([{ by: person('z'), at: 9, changed: ['title'] }]);
    expect(editsSince(events, 2)).toHaveLength(2);
  });
});

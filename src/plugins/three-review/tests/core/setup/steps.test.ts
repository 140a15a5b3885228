import { huludao2023 } from '../../../core/regulation';
import {
  EXPLORER,
  rightsGaps,
  seatsOf,
  stepsLeft,
  stepsOf,
  type InPost,
  type Right,
  type Role,
  type SetupFacts,
  type TypeFields,
} from '../../../core/setup';

const STORY = 'api::story.story';
const DONE: SetupFacts = {
  covered: 2,
  confirmed: true,
  units: 3,
  strayUnits: 0,
  vacant: 0,
  audit: true,
  columns: 5,
  strayColumns: 0,
  rights: 0,
};

describe('the steps before enforcement', () => {
  it.each<[string, Partial<SetupFacts>, string[]]>([
    ['nothing is left where all is done', {}, []],
    ['a mapping that nobody confirmed is left', { confirmed: false }, ['types']],
    ['a text that names no unit is', { strayUnits: 2 }, ['units']],
    ['a vacant post is', { vacant: 1 }, ['posts']],
    ['a right that a role lacks is', { rights: 3 }, ['roles']],
    ['a column that is none is', { strayColumns: 1 }, ['columns']],
    ['columns are not where there is no audit', { audit: false, columns: 0, strayColumns: 4 }, []],
    [
      'from nothing the most harmful comes first',
      { covered: 0, units: 0, columns: 0, rights: 1 },
      ['types', 'units', 'posts', 'roles', 'columns'],
    ],
  ])('%s', (_what, facts, left) => expect(stepsLeft(stepsOf({ ...DONE, ...facts }))).toEqual(left));

  it('say in a word whether they are not begun or not finished', () => {
    const states = stepsOf({ ...DONE, units: 0, vacant: 4, strayColumns: 2 }).map(({ id, state, missing }) => [id, state, missing]);
    expect(states).toEqual([
      ['types', 'done', 0],
      ['units', 'nothing', 1],
      ['posts', 'nothing', 4],
      ['columns', 'missing', 2],
      ['roles', 'done', 0],
    ]);
  });
});

describe('[A6] the posts that have to be held', () => {
  const units = [
    { id: 'bureau', parent: null },
    { id: 'office', parent: 'bureau' },
  ];
  const inUnits = (named: string[] = [], held: { kind: 'unitHead'; unit: string }[] = []) =>
    seatsOf(huludao2023, units, held, new Set(named)).map(({ post, unit }) => `${unit ?? 'bureau-wide'} ${post}`);

  it('are the three of each unit that answers for documents, and who publishes', () => {
    expect(inUnits()).toEqual(['office informationOfficer', 'office unitHead', 'office supervisingLeader', 'bureau-wide publisher']);
  });

  it('are those of a unit above others too, once a document names it or somebody has a post there', () => {
    expect(inUnits(['bureau'])).toContain('bureau unitHead');
    expect(inUnits([], [{ kind: 'unitHead', unit: 'bureau' }])).toContain('bureau informationOfficer');
  });
});

describe('[A10.2] what roles lack', () => {
  const type: TypeFields = {
    uid: STORY,
    all: ['title', 'facts.label', 'reviewStage', 'classification', 'dept'],
    added: ['classification'],
    needed: ['classification', 'dept'],
    stage: 'reviewStage',
  };
  const right = (verb: string, fields: string[] | null): Right => ({ action: `${EXPLORER}${verb}`, subject: STORY, fields });
  const ours = (name: string): Right => ({ action: `plugin::three-review.${name}`, subject: null, fields: null });
  const role = (rights: Right[], more: Partial<Role> = {}): Role => ({ id: 1, rights, members: ['7'], all: false, ...more });
  const gaps = (roles: Role[], posts: InPost[] = []) =>
    rightsGaps(roles, [type], posts).map(({ role: id, action, fields }) => [id, action.split('.').at(-1), ...fields]);
  const signer: InPost = { person: '7', post: 'unitHead', publishes: false };

  it('are the added fields of a type that it may read, create or change, each where it is missing', () => {
    const drafting = [right('create', ['title', 'dept']), right('read', ['title']), right('update', ['title', 'classification'])];
    expect(gaps([role([...drafting, ours('review.read'), ours('review.submit')])])).toEqual([
      [1, 'create', 'classification'],
      [1, 'read', 'reviewStage', 'classification'],
    ]);
  });

  it('are not the fields of the host that a role which only reads or changes does not see: that may be meant', () => {
    expect(gaps([role([right('read', ['reviewStage', 'classification']), right('update', ['classification'])])])).toEqual([]);
  });

  it('are sending for review, for a role that drafts', () => {
    expect(gaps([role([right('create', null)])])).toEqual([
      [1, 'read'],
      [1, 'submit'],
    ]);
  });

  it('are reading all of it and acting, for whoever signs; by all their roles together', () => {
    expect(gaps([role([])], [signer])).toEqual([
      [1, 'read'],
      [1, 'act'],
      [1, 'read', ...type.all],
    ]);
    const reads = role([right('read', ['title', 'facts', 'reviewStage'])]);
    const rest = role([ours('review.read'), ours('review.act'), right('read', ['reviewStage', 'classification', 'dept'])], { id: 2 });
    expect(gaps([reads, rest], [signer])).toEqual([[1, 'read', 'classification']]);
    expect(gaps([{ ...reads, members: ['8'] }, rest], [signer])).toContainEqual([2, 'read', 'title', 'facts.label']);
  });

  it('are publishing, for whoever publishes', () => {
    const rights = [right('read', null), ours('review.read'), ours('review.act')];
    expect(gaps([role(rights)], [{ ...signer, publishes: true }])).toEqual([[1, 'publish']]);
    expect(gaps([role([...rights, right('publish', null)])], [{ ...signer, publishes: true }])).toEqual([]);
  });

  it('are none of a role without members, of one that may do all, of somebody who has such a one', () => {
    expect(gaps([role([right('create', ['title'])], { members: [] })])).toEqual([]);
    expect(gaps([role([right('create', ['title'])], { all: true })], [signer])).toEqual([]);
    expect(gaps([role([]), role([], { id: 2, all: true })], [signer])).toEqual([]);
  });
});

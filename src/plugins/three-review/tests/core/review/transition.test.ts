import type { RefusalCode } from '../../../core/kernel/result';
import { huludao2023, STAGES } from '../../../core/regulation';
import { contentToPublish, fold, INITIAL, publishable, transition, type Command, type Facts, type ReviewState } from '../../../core/review';
import {
  allowed,
  approved,
  approvedAnew,
  codesOf,
  draft,
  dutiesOf,
  facts,
  head,
  holder,
  HOUSING,
  housingHead,
  IN_POST,
  inFinalSignOff,
  inFirstReview,
  inSecondReview,
  leader,
  LIFE,
  nobody,
  NOW,
  observe,
  officer,
  OTHER,
  PASS,
  play,
  publish,
  published,
  publisher,
  refusalsOf,
  remove,
  sendBack,
  sign,
  SIGNER,
  submit,
  takeDown,
  TEXT,
  THIRD,
  withdraw,
} from '../support/world';

/** One sentence: in this state, this command by this person (everything else as it should be) leads there, or is refused so. */
type Sentence = readonly [
  title: string,
  given: ReviewState,
  when: Command,
  as: Partial<Facts>,
  then: Partial<ReviewState> | readonly RefusalCode[],
];

const isRefused = (then: Sentence[4]): then is readonly RefusalCode[] => Array.isArray(then);

const sentences = (rows: readonly Sentence[]): void => {
  test.each(rows)('%s', (_title, given, when, as, then) => {
    const decision = transition(given, when, facts(as));
    if (isRefused(then)) expect(codesOf(refusalsOf(decision))).toEqual(then);
    else expect(allowed(decision).next).toMatchObject(then);
  });
};

const signed = (state: ReviewState) => state.signOffs.map(({ stage, signer }) => [stage, signer.id]);

describe('submit', () => {
  sentences([
    [
      '[A10.2] an information officer submits a draft: the first review is awaited, on exactly this content',
      draft,
      submit,
      {},
      { stage: 'first_review', round: 1, contentHash: TEXT, signOffs: [], ended: null },
    ],
    ['[A10.2] anybody signed in may submit: submitting signs nothing', draft, submit, { actor: nobody }, { stage: 'first_review' }],
    ['[A10.2] a token submits nothing', draft, submit, { interactive: false }, ['not_interactive']],
    ['[A1] a document without a unit is not submitted', draft, submit, { unit: null }, ['unit_missing']],
    [
      '[A6] a document whose unit has vacant posts is not submitted: nobody could sign',
      draft,
      submit,
      { unit: HOUSING },
      ['post_vacant', 'post_vacant', 'post_vacant'],
    ],
    ...([inFirstReview, inSecondReview, inFinalSignOff, approved, published] as const).map((state): Sentence => [
      `[A10.2] what stands at ${state.stage} is not submitted again`,
      state,
      submit,
      {},
      ['wrong_stage'],
    ]),
    [
      '[A10.2] every reason is told at once',
      approved,
      submit,
      { interactive: false, unit: null },
      ['not_interactive', 'wrong_stage', 'unit_missing'],
    ],
  ]);

  test('[A10.2] every submission begins a new round, and an earlier round’s end is forgotten with it', () => {
    const again = play(
      [
        [withdraw, {}],
        [submit, {}],
      ],
      inSecondReview
    ).state;
    expect(again).toMatchObject({ round: 2, signOffs: [], ended: null });
  });
});

describe('sign', () => {
  sentences([
    ['[A10.2] the first review leads to the second', inFirstReview, sign('first_review'), { actor: officer }, { stage: 'second_review' }],
    [
      '[A10.2] the second review leads to the final sign-off',
      inSecondReview,
      sign('second_review'),
      { actor: head },
      { stage: 'final_sign_off' },
    ],
    [
      '[A10.2] the final sign-off approves',
      inFinalSignOff,
      sign('final_sign_off'),
      { actor: leader },
      { stage: 'approved', contentHash: TEXT },
    ],
    ['[A10.2] approval is not publication: nothing is live', inFinalSignOff, sign('final_sign_off'), { actor: leader }, { liveHash: null }],
    ['[A10.2] a draft that was not submitted is not signed', draft, sign('first_review'), {}, ['wrong_stage']],
    ['[A10.2] no stage is left out', inFirstReview, sign('second_review'), { actor: head }, ['wrong_stage']],
    ['[A10.2] no stage is signed twice', inSecondReview, sign('first_review'), { actor: officer }, ['wrong_stage', 'same_person']],
    [
      '[A10.2] a token signs nothing, whoever it belongs to',
      inFirstReview,
      sign('first_review'),
      { interactive: false },
      ['not_interactive'],
    ],
    ['[A10.2] an administrator without a post signs nothing', inFirstReview, sign('first_review'), { actor: nobody }, ['no_post_for_unit']],
    [
      '[A10.2] two posts in one hand do not make two people',
      inSecondReview,
      sign('second_review'),
      { actor: officer, holders: [...IN_POST, holder('unitHead', officer)] },
      ['same_person'],
    ],
    [
      '[A5.1] the head of the housing centre does not sign for the office',
      inSecondReview,
      sign('second_review'),
      { actor: housingHead, holders: [...IN_POST, holder('unitHead', housingHead, HOUSING.id)] },
      ['no_post_for_unit'],
    ],
    [
      '[A6] a post that fell vacant meanwhile is named',
      inSecondReview,
      sign('second_review'),
      { actor: head, holders: [] },
      ['post_vacant'],
    ],
    ['[A1] a document whose unit was taken away is not signed', inFirstReview, sign('first_review'), { unit: null }, ['unit_missing']],
    ['[A10.2] what was seen is no longer what is there', inFirstReview, sign('first_review', { contentHash: OTHER }), {}, ['stale_hash']],
    [
      '[A10.2] a change nobody noticed yet is noticed by who signs',
      inSecondReview,
      sign('second_review'),
      { actor: head, contentHash: OTHER, changed: ['title'] },
      ['content_changed'],
    ],
    [
      '[A10.1] a criterion left open is not signed',
      inFirstReview,
      sign('first_review', { criteria: PASS.slice(1) }),
      {},
      ['criterion_unanswered'],
    ],
    [
      '[A10.1] a fail is not signed, only returned',
      inFirstReview,
      sign('first_review', { criteria: PASS.map((answer, i) => (i === 4 ? { ...answer, verdict: 'fail', reason: '内部事项' } : answer)) }),
      {},
      ['criterion_failed'],
    ],
    [
      '[A10.2] a duty left open is not signed',
      inSecondReview,
      sign('second_review', { checklist: dutiesOf('second_review').slice(1) }),
      { actor: head },
      ['duty_unticked'],
    ],
    [
      '[A10.2] every reason is told at once',
      inFirstReview,
      sign('second_review', { contentHash: OTHER, criteria: PASS.slice(4), checklist: dutiesOf('second_review').slice(2) }),
      { actor: nobody, interactive: false, unit: null },
      [
        'not_interactive',
        'wrong_stage',
        'unit_missing',
        'stale_hash',
        ...PASS.slice(1).map((): RefusalCode => 'criterion_unanswered'),
        'duty_unticked',
        'duty_unticked',
      ],
    ],
  ]);

  test('[A10.2, A11] a sign-off records who, in which post, for which unit, on what, when, and the policy that judged it', () => {
    const { next, events } = allowed(
      transition(inSecondReview, sign('second_review', { note: '已核' }), facts({ actor: head, now: NOW + 5 }))
    );
    const signOff = {
      stage: 'second_review',
      proof: 'second_proof',
      signer: head,
      post: 'unitHead',
      unitId: 'office',
      classification: null,
      contentHash: TEXT,
      policy: 'huludao-2023@2023-07-04',
      criteria: PASS,
      checklist: dutiesOf('second_review'),
      note: '已核',
      at: NOW + 5,
    };
    expect(events).toEqual([{ at: NOW + 5, by: head, type: 'signed', round: 1, signOff }]);
    expect(next.signOffs.at(-1)).toEqual(signOff);
  });

  test('[A10.2] three reviews by three people, in their order', () => {
    expect(signed(approved)).toEqual(STAGES.map((stage) => [stage, SIGNER[stage].id]));
  });
});

describe('return', () => {
  sentences([
    [
      '[A10.2] the information officer returns to the draft',
      inFirstReview,
      sendBack('draft'),
      { actor: officer },
      { stage: 'draft', contentHash: null },
    ],
    [
      '[A10.2] the head returns to the draft: the first sign-off falls',
      inSecondReview,
      sendBack('draft'),
      { actor: head },
      { stage: 'draft', signOffs: [] },
    ],
    [
      '[A10.2] the leader returns to the first review: both sign-offs fall',
      inFinalSignOff,
      sendBack('first_review'),
      { actor: leader },
      { stage: 'first_review', signOffs: [], contentHash: TEXT },
    ],
    ['[A10.2] a publisher returns what is approved', approved, sendBack('draft'), { actor: publisher }, { stage: 'draft', signOffs: [] }],
    [
      '[A10.2] a reviewer of the unit returns what is approved',
      approved,
      sendBack('second_review'),
      { actor: head },
      { stage: 'second_review' },
    ],
    ['[A10.2] who holds no post does not return what is approved', approved, sendBack('draft'), { actor: nobody }, ['publisher_required']],
    [
      '[A5.1] a reviewer of another unit does not return what is approved',
      approved,
      sendBack('draft'),
      { actor: housingHead, holders: [...IN_POST, holder('unitHead', housingHead, HOUSING.id)] },
      ['publisher_required'],
    ],
    ['[A10.2] it is for the awaited reviewer to return', inSecondReview, sendBack('draft'), { actor: officer }, ['no_post_for_unit']],
    [
      '[A10.2] a publisher does not return what is still under review',
      inSecondReview,
      sendBack('draft'),
      { actor: publisher },
      ['no_post_for_unit'],
    ],
    ['[A10.2] a token returns nothing', inSecondReview, sendBack('draft'), { actor: head, interactive: false }, ['not_interactive']],
    ['[A10.1] a return says why', inSecondReview, sendBack('draft', ' '), { actor: head }, ['reason_required']],
    [
      '[A10.2] a return leads backwards: not to where the document stands',
      inSecondReview,
      sendBack('second_review'),
      { actor: head },
      ['wrong_stage'],
    ],
    ['[A10.2] a return leads backwards: not ahead', inSecondReview, sendBack('final_sign_off'), { actor: head }, ['wrong_stage']],
    ['[A10.2] a draft is not returned', draft, sendBack('draft'), {}, ['nothing_to_return']],
    [
      '[A10.2] what is published is not returned: it is taken down',
      published,
      sendBack('draft'),
      { actor: publisher },
      ['nothing_to_return'],
    ],
  ]);

  test('[A10.2] a return to the second review keeps the first sign-off and voids the later ones', () => {
    const { next, events } = allowed(transition(approved, sendBack('second_review'), facts({ actor: publisher })));
    expect(signed(next)).toEqual([['first_review', officer.id]]);
    expect(events).toMatchObject([
      { type: 'returned', to: 'second_review', voided: [{ stage: 'second_review' }, { stage: 'final_sign_off' }] },
    ]);
  });

  test('[A10.2] what was returned to a stage comes back by the same way: signed anew from there', () => {
    const back = play(
      [
        [sendBack('second_review'), { actor: publisher }],
        [sign('second_review'), { actor: head }],
        [sign('final_sign_off'), { actor: leader }],
      ],
      approved
    );
    expect(back.state).toMatchObject({ stage: 'approved', round: 1 });
    expect(signed(back.state)).toEqual(signed(approved));
  });

  test('[A10.2] the state remembers who returned it, why, and whose sign-offs fell', () => {
    expect(play([[sendBack('draft'), { actor: head }]], inSecondReview).state.ended).toEqual({
      reason: 'returned',
      by: head,
      at: NOW,
      note: '请核实数字',
      changed: [],
      voided: inSecondReview.signOffs,
    });
  });

  test('[A10.2] the live page stays up when its next version is returned', () => {
    expect(play([[sendBack('draft'), { actor: publisher }]], approvedAnew).state.liveHash).toBe(TEXT);
  });
});

describe('withdraw', () => {
  sentences([
    [
      '[A10.2] what is under review can be withdrawn: its sign-offs fall',
      inFinalSignOff,
      withdraw,
      {},
      {
        stage: 'draft',
        signOffs: [],
        contentHash: null,
        ended: { reason: 'withdrawn', by: officer, at: NOW, note: '另行发布', changed: [], voided: inFinalSignOff.signOffs },
      },
    ],
    ['[A10.2] what is approved can be withdrawn', approved, withdraw, {}, { stage: 'draft' }],
    ['[A10.2] a draft cannot be withdrawn', draft, withdraw, {}, ['nothing_to_return']],
    ['[A10.2] what is published cannot be withdrawn: it is taken down', published, withdraw, {}, ['nothing_to_return']],
    ['[A10.1] a withdrawal says why', approved, { ...withdraw, reason: '' }, {}, ['reason_required']],
    ['[A10.2] a token withdraws nothing', approved, withdraw, { interactive: false }, ['not_interactive']],
    ['[A10.2] the live page stays up when its next version is withdrawn', approvedAnew, withdraw, {}, { stage: 'draft', liveHash: TEXT }],
  ]);
});

describe('a save of the draft', () => {
  const changedBy = (actor = head): Partial<Facts> => ({ actor, contentHash: OTHER, changed: ['body', 'title'] });

  const rounds = [inFirstReview, inSecondReview, inFinalSignOff, approved, published] as const;
  test.each(rounds.map((state) => [`[A10.2] an identical re-save at ${state.stage} keeps the sign-offs`, state] as const))(
    '%s',
    (_title, state) => {
      expect(allowed(transition(state, observe, facts()))).toEqual({ events: [], next: state });
    }
  );
  test.each(rounds.map((state) => [`[A10.2] a real change at ${state.stage} ends the round and every sign-off in it`, state] as const))(
    '%s',
    (_title, state) => {
      expect(allowed(transition(state, observe, facts(changedBy()))).next).toMatchObject({
        stage: 'draft',
        contentHash: null,
        signOffs: [],
        ended: { reason: 'content_changed', by: head, changed: ['body', 'title'], voided: state.signOffs },
      });
    }
  );

  test('[A10.2] who saves does not matter, a program that changes the text included', () => {
    const byCode = allowed(transition(approved, observe, facts({ ...changedBy(), actor: null, interactive: false })));
    expect(byCode.next).toMatchObject({ stage: 'draft', ended: { reason: 'content_changed', by: null } });
  });

  test('[A10.2] a draft that nobody submitted may change as it likes', () => {
    expect(allowed(transition(draft, observe, facts(changedBy())))).toEqual({ events: [], next: draft });
  });

  test('[A10.2] after publication an edit opens the way to a new round while the live page stays up', () => {
    expect(play([[observe, changedBy()]], published).state).toMatchObject({ stage: 'draft', liveHash: TEXT, round: 1 });
  });

  test('[A10.2] a draft that says again what is live counts as published again', () => {
    const { state, events } = play(
      [
        [observe, changedBy()],
        [observe, { contentHash: TEXT }],
      ],
      published
    );
    expect(state).toMatchObject({ stage: 'published', contentHash: TEXT, liveHash: TEXT, signOffs: [], ended: null });
    expect(events.map(({ type }) => type)).toEqual(['content_changed', 'content_restored']);
  });

  test('[A10.2] a text under review that is changed back to what is live counts as published at once', () => {
    const { state } = play([[observe, { contentHash: TEXT, changed: ['body'] }]], approvedAnew);
    expect(state).toMatchObject({ stage: 'published', contentHash: TEXT, liveHash: TEXT, signOffs: [] });
  });

  test('[A10.2] to take a change back does not bring the sign-offs back', () => {
    const back = play(
      [
        [observe, changedBy()],
        [observe, { contentHash: TEXT }],
      ],
      approved
    ).state;
    expect(back).toMatchObject({ stage: 'draft', signOffs: [] });
    expect(codesOf(publishable(back, facts()))).toEqual(['sign_offs_missing', 'content_changed']);
  });
});

describe('the content that may go live, by the ledger alone', () => {
  test.each<[string, ReviewState, string | null]>([
    ['[A10.2] what three people signed', approved, TEXT],
    ['[A10.2] what is live, again', published, TEXT],
    ['[A10.2] while something newer is approved, that', { ...approved, liveHash: OTHER }, TEXT],
    ['[A10.2] nothing before the third signature', inFinalSignOff, null],
    ['[A10.2] nothing of a draft that was never submitted', draft, null],
    ['[A10.2] nothing of a draft that has gone on since it was published', { ...published, stage: 'draft', contentHash: null }, null],
    [
      '[A10.2] nothing that two people signed, one of them twice',
      { ...approved, signOffs: approved.signOffs.slice(0, 2).concat(approved.signOffs.slice(1, 2)) },
      null,
    ],
    ['[A10.2] nothing whose signatures are for another content', { ...approved, contentHash: OTHER }, null],
    ['[A10.2] nothing that the state calls approved and nobody signed', { ...approved, signOffs: [] }, null],
  ])('%s', (_title, state, content) => {
    expect(contentToPublish(state)).toBe(content);
    if (content !== null) expect(publishable(state, facts({ actor: publisher, contentHash: content }))).toEqual([]);
  });
});

describe('publish', () => {
  const refused = [draft, inFirstReview, inSecondReview, inFinalSignOff] as const;
  sentences([
    [
      '[A10.2] a publisher publishes what was approved',
      approved,
      publish,
      { actor: publisher },
      { stage: 'published', contentHash: TEXT, liveHash: TEXT, ended: null },
    ],
    ...refused.map((state): Sentence => [
      `[A10.2] what stands at ${state.stage} is not published`,
      state,
      publish,
      { actor: publisher },
      ['sign_offs_missing'],
    ]),
    ['[A10.2] the three who signed do not publish', approved, publish, { actor: leader }, ['publisher_required']],
    ['[A10.2] an administrator without a post does not publish', approved, publish, { actor: nobody }, ['publisher_required']],
    ['[A10.2] a publisher’s token does not publish', approved, publish, { actor: publisher, interactive: false }, ['publisher_required']],
    ['[A10.2] code does not publish', approved, publish, { actor: null, interactive: false }, ['publisher_required']],
    [
      '[A10.2] a change after approval is not published, and the refusal says what changed',
      approved,
      publish,
      { actor: publisher, contentHash: OTHER, changed: ['title'] },
      ['content_changed'],
    ],
    [
      '[A10.2] what is live can be published again as it stands',
      published,
      publish,
      { actor: publisher },
      { stage: 'published', liveHash: TEXT },
    ],
    [
      '[A10.2] an edit of what is live is not published without a new round',
      published,
      publish,
      { actor: publisher, contentHash: OTHER, changed: ['title'] },
      ['content_changed'],
    ],
    [
      '[A10.2] the second version is published after its own three reviews',
      approvedAnew,
      publish,
      { actor: publisher, contentHash: OTHER },
      { liveHash: OTHER, round: 2 },
    ],
    ['[A10.2] who and what is missing is told at once', draft, publish, { actor: officer }, ['publisher_required', 'sign_offs_missing']],
    [
      '[A10.2] a publisher may be one of the three who signed',
      approved,
      publish,
      { actor: head, holders: [...IN_POST, holder('publisher', head, null)] },
      { stage: 'published' },
    ],
    [
      '[A11] a post that changed hands after the signature does not undo it',
      approved,
      publish,
      { actor: publisher, holders: [holder('publisher', publisher, null)] },
      { stage: 'published' },
    ],
  ]);

  test('[A10.2] a publication records whether the public sees something new', () => {
    const events = play(
      [
        [publish, { actor: publisher }],
        [publish, { actor: publisher }],
      ],
      approved
    ).events;
    expect(events).toMatchObject([
      { type: 'published', contentHash: TEXT, contentChanged: true },
      { type: 'published', contentHash: TEXT, contentChanged: false },
    ]);
  });

  test('[A10.2] what was taken down is not published again on its old sign-offs', () => {
    const down = play([[takeDown, { actor: publisher }]], published).state;
    expect(codesOf(refusalsOf(transition(down, publish, facts({ actor: publisher }))))).toEqual(['sign_offs_missing']);
  });
});

describe('take down', () => {
  sentences([
    [
      '[A10.2] a publisher takes the live page down, with a reason',
      published,
      takeDown,
      { actor: publisher },
      {
        stage: 'draft',
        liveHash: null,
        signOffs: [],
        ended: { reason: 'taken_down', by: publisher, at: NOW, note: '内容有误', changed: [], voided: published.signOffs },
      },
    ],
    [
      '[A10.2] taking down needs no review: a wrong page does not wait',
      approvedAnew,
      takeDown,
      { actor: publisher, contentHash: OTHER },
      { liveHash: null },
    ],
    [
      '[A10.2] taking down ends the round of the next version: its sign-offs no longer apply',
      approvedAnew,
      takeDown,
      { actor: publisher, contentHash: OTHER },
      { stage: 'draft', contentHash: null, liveHash: null, signOffs: [] },
    ],
    [
      '[A10.2] what the draft says now does not matter to who takes down',
      published,
      takeDown,
      { actor: publisher, contentHash: THIRD },
      { liveHash: null },
    ],
    ['[A10.2] only a publisher takes down', published, takeDown, { actor: leader }, ['publisher_required']],
    ['[A10.2] a token takes nothing down', published, takeDown, { actor: publisher, interactive: false }, ['publisher_required']],
    ['[A10.1] taking down says why', published, { ...takeDown, reason: '' }, { actor: publisher }, ['reason_required']],
    ['[A10.2] what is not live is not taken down', approved, takeDown, { actor: publisher }, ['nothing_to_take_down']],
  ]);

  test('[A10.2] the ledger says which content was taken down', () => {
    expect(play([[takeDown, { actor: publisher, contentHash: OTHER }]], approvedAnew).events).toMatchObject([
      { type: 'taken_down', contentHash: TEXT, reason: '内容有误' },
    ]);
  });
});

describe('delete', () => {
  sentences([
    ['[A10.2] a draft that is not live may be deleted', approved, remove, {}, { ...INITIAL, round: 1 }],
    ['[A10.2] what is live is taken down first', published, remove, { actor: publisher }, ['take_down_required']],
    ['[A10.2] a new draft over a live page does not make it deletable', approvedAnew, remove, { actor: publisher }, ['take_down_required']],
  ]);

  test('[A10.2] a document restored under the same name does not inherit sign-offs, and its rounds go on counting', () => {
    const again = play(
      [
        [remove, {}],
        [submit, {}],
      ],
      approved
    ).state;
    expect(again).toMatchObject({ stage: 'first_review', round: 2, signOffs: [] });
  });
});

const boot = { actor: null, interactive: false } as const;
const adopt = (modified: boolean): Command => ({ type: 'adopt', liveHash: TEXT, modified });

describe('live before the gate came', () => {
  sentences([
    [
      '[A10.2] what is live and unchanged counts as published',
      draft,
      adopt(false),
      boot,
      { stage: 'published', contentHash: TEXT, liveHash: TEXT, signOffs: [] },
    ],
    [
      '[A10.2] what is live and edited since stays live, and the edit is a draft',
      draft,
      adopt(true),
      boot,
      { stage: 'draft', contentHash: null, liveHash: TEXT },
    ],
    ['[A10.2] what the ledger knows to be live is not adopted again', published, adopt(false), boot, ['wrong_stage']],
    [
      '[A10.2] nor is another content in its place',
      approvedAnew,
      { type: 'adopt', liveHash: THIRD, modified: true },
      boot,
      ['wrong_stage'],
    ],
  ]);

  test('[A10.2] the next change of what was adopted needs three sign-offs', () => {
    const adopted = play([[adopt(false), boot]]).state;
    const edited = transition(adopted, publish, facts({ actor: publisher, contentHash: OTHER, changed: ['title'] }));
    expect(codesOf(refusalsOf(edited))).toEqual(['content_changed']);
    expect(allowed(transition(adopted, publish, facts({ actor: publisher }))).next).toMatchObject({ stage: 'published', liveHash: TEXT });
  });
});

describe('the fields of a type changed', () => {
  const change = (liveHash: string | null, modified = false): Command => ({
    type: 'change_schema',
    added: ['summary'],
    removed: ['tags'],
    liveHash,
    modified,
    differs: [],
    retelling: null,
  });
  const ended = (voided: ReviewState['signOffs']) => ({ reason: 'schema_changed', by: null, changed: ['summary', 'tags'], voided });
  sentences([
    [
      '[A10.2] a running round ends: what was signed is no longer all of it',
      inFinalSignOff,
      change(null),
      boot,
      {
        stage: 'draft',
        contentHash: null,
        signOffs: [],
        ended: { ...ended(inFinalSignOff.signOffs), at: NOW, note: '' } as ReviewState['ended'],
      },
    ],
    ['[A10.2] an approval ends', approved, change(null), boot, { stage: 'draft', signOffs: [], liveHash: null }],
    [
      '[A10.2] what is live stays live, spoken of anew',
      published,
      change(THIRD),
      boot,
      { stage: 'published', contentHash: THIRD, liveHash: THIRD, signOffs: [] },
    ],
    [
      '[A10.2] an edited draft of what is live is a draft',
      published,
      change(THIRD, true),
      boot,
      { stage: 'draft', contentHash: null, liveHash: THIRD },
    ],
    [
      '[A10.2] the next version loses its sign-offs, the live page stays up',
      approvedAnew,
      change(THIRD, true),
      boot,
      { stage: 'draft', signOffs: [], liveHash: THIRD },
    ],
    ['[A10.2] nothing becomes live by it', approved, change(TEXT), boot, { stage: 'draft', liveHash: null }],
    ['[A10.2] a draft that nobody submitted is not touched', draft, change(null), boot, INITIAL],
  ]);

  test('[A10.2] the old sign-offs do not publish the new form', () => {
    const after = play([[change(THIRD), boot]], published).state;
    expect(codesOf(refusalsOf(transition(after, publish, facts({ actor: publisher, contentHash: OTHER, changed: ['summary'] }))))).toEqual([
      'content_changed',
    ]);
  });
});

describe('the state is the fold of the events', () => {
  test('[A10.2] replaying a life from the beginning leads to the same state', () => {
    expect(fold(LIFE)).toEqual(published);
  });

  test('[A10.2] a decision executes nothing: what came in is as it was', () => {
    const before = structuredClone(approved);
    transition(approved, publish, facts({ actor: publisher }));
    expect(approved).toEqual(before);
  });

  test('[A10.2] an unknown command is an error, never a refusal that could be overlooked', () => {
    const unknown = { type: 'approve' } as unknown as Command;
    expect(() => transition(approved, unknown, facts())).toThrow('unknown command: {"type":"approve"}');
  });

  test('[A11] the policy that judges is the one in the facts', () => {
    const sixth = huludao2023.criteria.slice(0, 1).map((criterion) => ({ ...criterion, id: 'sixth' }));
    const later = { ...huludao2023, version: '2030-01-01', criteria: [...huludao2023.criteria, ...sixth] };
    expect(codesOf(refusalsOf(transition(inFirstReview, sign('first_review'), facts({ policy: later }))))).toEqual([
      'criterion_unanswered',
    ]);
  });
});

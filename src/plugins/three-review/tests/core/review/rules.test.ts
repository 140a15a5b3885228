import { huludao2023, STAGES, type Policy } from '../../../core/regulation';
import {
  actsInPerson,
  awaits,
  criteriaAnswered,
  differentPerson,
  dutiesDone,
  hasUnit,
  holdsPost,
  isPublisher,
  postsHeld,
  reasonGiven,
  requiredFilled,
  seesAll,
  sameContent,
  fitForPublic,
  signedThreeTimes,
  signsForUnit,
  validSignOffs,
} from '../../../core/review/rules';
import { publishable } from '../../../core/review';
import type { Refusal } from '../../../core/kernel/result';
import {
  approved,
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
  nobody,
  officer,
  OTHER,
  PASS,
  publisher,
  signOffBy,
  TEXT,
} from '../support/world';

/** Title, what the rule says, and the codes it should say, in order. */
type Row = readonly [title: string, said: readonly Refusal[], codes: readonly string[]];
const table = (rows: readonly Row[]): void => {
  test.each(rows)('%s', (_title, said, codes) => expect(codesOf(said)).toEqual(codes));
};

describe('a person acts, signed in as himself', () => {
  table([
    ['[A10.2] a person in an interactive session may act', actsInPerson(facts()), []],
    [
      '[A10.2] an API token acts for nobody, not even for the one it belongs to',
      actsInPerson(facts({ interactive: false })),
      ['not_interactive'],
    ],
    ['[A10.2] code and cron act for nobody', actsInPerson(facts({ actor: null, interactive: false })), ['not_interactive']],
    ['[A10.2] a session without a person is nobody', actsInPerson(facts({ actor: null })), ['not_interactive']],
  ]);
});

describe('somebody is answerable', () => {
  table([
    ['[A1] a document that names its unit is answered for', hasUnit(facts()), []],
    ['[A1] a document that names no unit is refused', hasUnit(facts({ unit: null })), ['unit_missing']],
  ]);
});

describe('every post that signs is held', () => {
  const without = (post: string) => IN_POST.filter((one) => one.post !== post);
  table([
    ['[A6] a unit with all three posts held can submit', postsHeld(facts()), []],
    [
      '[A6] a unit without information officer cannot submit',
      postsHeld(facts({ holders: without('informationOfficer') })),
      ['post_vacant'],
    ],
    ['[A6] a unit without head cannot submit', postsHeld(facts({ holders: without('unitHead') })), ['post_vacant']],
    ['[A6] a unit without supervising leader cannot submit', postsHeld(facts({ holders: without('supervisingLeader') })), ['post_vacant']],
    ['[A6] each vacant post is named', postsHeld(facts({ holders: [] })), ['post_vacant', 'post_vacant', 'post_vacant']],
    ['[A6] a vacant publisher does not matter before the third signature', postsHeld(facts({ holders: without('publisher') })), []],
    [
      '[A6] the head of another unit does not fill the post of this one',
      postsHeld(facts({ holders: [...without('unitHead'), holder('unitHead', housingHead, HOUSING.id)] })),
      ['post_vacant'],
    ],
  ]);

  test('[A6] the refusal says which post of which unit is vacant, and at which stage it is missed', () => {
    expect(postsHeld(facts({ holders: without('unitHead') }))).toEqual([
      { code: 'post_vacant', article: 'A6', data: { post: 'unitHead', stage: 'second_review', unit: '办公室' } },
    ]);
  });
});

describe('the right post for the unit of the document', () => {
  const [first, second, third] = STAGES;
  table([
    ['[A10.2] the information officer signs the first review', signsForUnit(facts({ actor: officer }), first), []],
    ['[A10.2] the unit head signs the second review', signsForUnit(facts({ actor: head }), second), []],
    ['[A10.2] the supervising leader gives the final sign-off', signsForUnit(facts({ actor: leader }), third), []],
    ['[A10.1] what has to be written is written', requiredFilled(facts({ empty: ['facts.0.value'] })), ['required_empty']],
    ['[A10.1] nothing is missing', requiredFilled(facts()), []],
    ['[A10.2] who signs can read all of it', seesAll(facts({ hidden: ['body'] })), ['fields_hidden']],
    ['[A10.2] nothing is hidden', seesAll(facts()), []],
    ['[A10.2] the unit head does not sign the first review', signsForUnit(facts({ actor: head }), first), ['no_post_for_unit']],
    [
      '[A10.2] the information officer does not sign the second review',
      signsForUnit(facts({ actor: officer }), second),
      ['no_post_for_unit'],
    ],
    ['[A10.2] the publisher signs nothing', signsForUnit(facts({ actor: publisher }), third), ['no_post_for_unit']],
    [
      '[A10.2] who holds no post signs nothing, whatever his role in the system',
      signsForUnit(facts({ actor: nobody }), first),
      ['no_post_for_unit'],
    ],
    ['[A10.2] nobody signs nothing', signsForUnit(facts({ actor: null }), first), ['no_post_for_unit']],
    ['[A6] a vacant post is named before anything else', signsForUnit(facts({ actor: nobody, holders: [] }), second), ['post_vacant']],
    [
      '[A10.2] any of several holders may sign',
      signsForUnit(facts({ actor: nobody, holders: [...IN_POST, holder('unitHead', nobody)] }), second),
      [],
    ],
    [
      '[A5.1] the head of another unit does not sign for this one',
      signsForUnit(facts({ actor: housingHead, holders: [...IN_POST, holder('unitHead', housingHead, HOUSING.id)] }), second),
      ['no_post_for_unit'],
    ],
    [
      '[A10.2] a leader who supervises several units signs for each of them',
      signsForUnit(facts({ actor: leader, unit: HOUSING, holders: [...IN_POST, holder('supervisingLeader', leader, HOUSING.id)] }), third),
      [],
    ],
    [
      '[A10.2] a leader signs within his division of labour only',
      signsForUnit(facts({ actor: leader, unit: HOUSING, holders: [...IN_POST, holder('supervisingLeader', nobody, HOUSING.id)] }), third),
      ['no_post_for_unit'],
    ],
    [
      '[A5.1] a post of a unit that is held for no unit counts nowhere',
      signsForUnit(facts({ actor: nobody, holders: [...IN_POST, holder('unitHead', nobody, null)] }), second),
      ['no_post_for_unit'],
    ],
  ]);

  test('[A7.1] a policy may ask for a post of the whole bureau, and its holder signs for every unit', () => {
    const byThePrincipal: Policy = {
      ...huludao2023,
      stages: huludao2023.stages.map((stage) => (stage.id === third ? { ...stage, post: 'principalLeader' } : stage)),
    };
    const there = facts({ policy: byThePrincipal, actor: nobody, unit: HOUSING, holders: [holder('principalLeader', nobody, null)] });
    expect(signsForUnit(there, third)).toEqual([]);
  });

  test('[A10.2] a name in common is not a person in common: people are told apart by their account', () => {
    expect(holdsPost(facts({ actor: { ...head, id: '77' } }), 'unitHead')).toBe(false);
    expect(holdsPost(facts({ actor: { ...head, name: '改了名' } }), 'unitHead')).toBe(true);
  });
});

describe('three different people', () => {
  table([
    ['[A10.2] who has not signed yet may sign', differentPerson(inSecondReview, head), []],
    ['[A10.2] who has signed the first review does not sign the second', differentPerson(inSecondReview, officer), ['same_person']],
    ['[A10.2] who has signed the second review does not sign the last', differentPerson(inFinalSignOff, head), ['same_person']],
    ['[A10.2] a new name does not make a new person', differentPerson(inSecondReview, { ...officer, name: '改了名' }), ['same_person']],
    ['[A10.2] the same name does not make the same person', differentPerson(inSecondReview, { ...officer, id: '77' }), []],
    [
      '[A10.2] one refusal is enough for one person, however often his name stands there',
      differentPerson({ ...inSecondReview, signOffs: [signOffBy('first_review', officer), signOffBy('second_review', officer)] }, officer),
      ['same_person'],
    ],
    [
      '[A10.2] whose sign-off fell with a round is free in the next',
      differentPerson(
        { ...draft, ended: { reason: 'returned', by: head, at: 0, note: '', changed: [], voided: approved.signOffs } },
        officer
      ),
      [],
    ],
  ]);
});

describe('first, second, final, in this order', () => {
  const rows = STAGES.flatMap((asked) =>
    ([draft, inFirstReview, inSecondReview, inFinalSignOff, approved] as const).map((state) => {
      const mayAsk = state.stage === asked;
      return [
        `[A10.2] ${asked} is ${mayAsk ? 'open' : 'refused'} while ${state.stage} is awaited`,
        awaits(state, asked),
        mayAsk ? [] : ['wrong_stage'],
      ] as const;
    })
  );
  table(rows);

  test('[A10.2] the refusal says what is awaited, what was asked and who signed last', () => {
    expect(awaits(inSecondReview, 'first_review')).toEqual([
      {
        code: 'wrong_stage',
        article: 'A10.2',
        data: { awaited: 'second_review', asked: 'first_review', last: { stage: 'first_review', signer: '陈信息' } },
      },
    ]);
  });
});

describe('signed is what was seen', () => {
  table([
    ['[A10.2] the content of the round, seen as it is, can be signed', sameContent(inFirstReview, facts(), TEXT), []],
    ['[A10.2] what the reviewer saw is no longer there', sameContent(draft, facts({ contentHash: OTHER }), TEXT), ['stale_hash']],
    [
      '[A10.2] content that changed since it was submitted cannot be signed, even by who saw the change',
      sameContent(inFirstReview, facts({ contentHash: OTHER, changed: ['title'] }), OTHER),
      ['content_changed'],
    ],
    ['[A10.2] an older content cannot be signed', sameContent(inFirstReview, facts(), OTHER), ['stale_hash']],
  ]);

  test('[A10.2] the refusal names the fields that changed and the signatures that fall with it', () => {
    expect(sameContent(inFinalSignOff, facts({ contentHash: OTHER, changed: ['body.0', 'title'] }), OTHER)[0]?.data).toEqual({
      changed: ['body.0', 'title'],
      voided: [
        { stage: 'first_review', signer: '陈信息' },
        { stage: 'second_review', signer: '李主任' },
      ],
    });
  });
});

describe('the five criteria', () => {
  const answers = (over: Record<string, unknown>) =>
    PASS.map((answer) => (answer.id === 'true_and_valid' ? { ...answer, ...over } : answer));
  const without = PASS.filter(({ id }) => id !== 'true_and_valid');
  table([
    ['[A10.1] five passes are an answer', criteriaAnswered(huludao2023, PASS), []],
    ['[A10.1] the order of the answers does not matter', criteriaAnswered(huludao2023, [...PASS].reverse()), []],
    ['[A10.1] a criterion that is not answered is refused', criteriaAnswered(huludao2023, without), ['criterion_unanswered']],
    [
      '[A10.1] each unanswered criterion is named',
      criteriaAnswered(huludao2023, []),
      ['criterion_unanswered', 'criterion_unanswered', 'criterion_unanswered', 'criterion_unanswered', 'criterion_unanswered'],
    ],
    [
      '[A10.1] what fails cannot be signed',
      criteriaAnswered(huludao2023, answers({ verdict: 'fail', reason: '数字不符' })),
      ['criterion_failed'],
    ],
    [
      '[A10.1] what fails without a reason cannot be signed either',
      criteriaAnswered(huludao2023, answers({ verdict: 'fail' })),
      ['criterion_failed'],
    ],
    ['[A10.1] what does not apply says why', criteriaAnswered(huludao2023, answers({ verdict: 'not_applicable' })), ['reason_required']],
    [
      '[A10.1] blanks are no reason',
      criteriaAnswered(huludao2023, answers({ verdict: 'not_applicable', reason: ' \n\u3000' })),
      ['reason_required'],
    ],
    [
      '[A10.1] what does not apply, and says why, can be signed',
      criteriaAnswered(huludao2023, answers({ verdict: 'not_applicable', reason: '非新闻' })),
      [],
    ],
    [
      '[A10.1] a fail behind a pass is still a fail',
      criteriaAnswered(huludao2023, [...PASS, { id: 'true_and_valid', verdict: 'fail', reason: '数字不符' }]),
      ['criterion_failed'],
    ],
    [
      '[A10.1] a missing reason behind a pass is still missing',
      criteriaAnswered(huludao2023, [...PASS, { id: 'true_and_valid', verdict: 'not_applicable' }]),
      ['reason_required'],
    ],
    [
      '[A10.1] an answer to a question that nobody asked does not matter',
      criteriaAnswered(huludao2023, [...PASS, { id: 'beauty', verdict: 'fail' }]),
      [],
    ],
  ]);

  test('[A10.1] the refusal carries number and name of the criterion and the reviewer’s reason', () => {
    expect(criteriaAnswered(huludao2023, answers({ verdict: 'fail', reason: '数字不符' }))[0]).toMatchObject({
      article: 'A10.1',
      data: { criterion: 'true_and_valid', number: 3, name: { 'zh-Hans': '内容真实有效' }, reason: '数字不符' },
    });
  });
});

describe('the duties of the stage', () => {
  table([
    ...STAGES.map(
      (stage) => [`[A10.2] ${stage} with every duty ticked can be signed`, dutiesDone(huludao2023, stage, dutiesOf(stage)), []] as const
    ),
    ...STAGES.map(
      (stage) =>
        [
          `[A10.2] ${stage} with no duty ticked names each of them`,
          dutiesDone(huludao2023, stage, []),
          dutiesOf(stage).map(() => 'duty_unticked'),
        ] as const
    ),
    [
      '[A10.2] the head guards three gates, and one left open is enough to refuse',
      dutiesDone(huludao2023, 'second_review', ['political_gate', 'secrecy_gate']),
      ['duty_unticked'],
    ],
    [
      '[A10.2] the duties of another stage do not count here',
      dutiesDone(huludao2023, 'final_sign_off', dutiesOf('first_review')),
      ['duty_unticked', 'duty_unticked'],
    ],
    ['[A10.2] a tick more does not matter', dutiesDone(huludao2023, 'first_review', [...dutiesOf('first_review'), 'unknown']), []],
  ]);
});

describe('who refuses says why', () => {
  table([
    ['[A10.1] a reason is a reason', reasonGiven('请核实数字'), []],
    ['[A10.1] no reason is refused', reasonGiven(''), ['reason_required']],
    ['[A10.1] blanks are no reason for a return', reasonGiven(' \t\u3000'), ['reason_required']],
  ]);
});

describe('only the section charged with publication publishes', () => {
  table([
    ['[A10.2] the publisher publishes', isPublisher(facts({ actor: publisher })), []],
    ['[A10.2] the publisher’s token does not', isPublisher(facts({ actor: publisher, interactive: false })), ['publisher_required']],
    ['[A10.2] the leader who decided does not publish', isPublisher(facts({ actor: leader })), ['publisher_required']],
    ['[A10.2] who holds no post does not publish, administrators included', isPublisher(facts({ actor: nobody })), ['publisher_required']],
    ['[A10.2] nobody does not publish', isPublisher(facts({ actor: null, interactive: false })), ['publisher_required']],
    ['[A10.2] without a publisher in post nobody publishes', isPublisher(facts({ actor: publisher, holders: [] })), ['publisher_required']],
    ['[A10.2] a publisher publishes for documents of every unit', isPublisher(facts({ actor: publisher, unit: HOUSING })), []],
  ]);
});

describe('what is not yet fit for the public stays inside', () => {
  table([
    ['[A7.3] a public document may be published', fitForPublic(facts({ classification: 'public' })), []],
    ['[A7.3] the word of the host counts as well', fitForPublic(facts({ classification: '公开' })), []],
    ['[A7.3] where nothing is said, the reviewers have judged', fitForPublic(facts()), []],
    ['[A7.3] an internal document may not', fitForPublic(facts({ classification: 'internal' })), ['classified']],
    ['[A7.3] a withheld one may not', fitForPublic(facts({ classification: 'withheld' })), ['classified']],
    ['[A7.3] a word that nobody knows does not make it public', fitForPublic(facts({ classification: 'PUBLIC?' })), ['classified']],
    [
      '[A7.3] three sign-offs do not make an internal document public, and were given for another one',
      publishable(approved, facts({ classification: 'internal' })),
      ['classified', 'entitlement_changed'],
    ],
    [
      '[A7.3] nor does its being live already',
      publishable({ ...approved, stage: 'published', liveHash: facts().contentHash }, facts({ classification: 'internal' })),
      ['classified'],
    ],
  ]);
});

describe('the promise: three sign-offs by three people on exactly this content', () => {
  const three = [signOffBy('first_review', officer), signOffBy('second_review', head), signOffBy('final_sign_off', leader)];
  const [one, two, last] = three as [(typeof three)[0], (typeof three)[0], (typeof three)[0]];
  const stages = (signOffs: readonly { stage: string }[]) => signOffs.map(({ stage }) => stage);

  test.each([
    ['[A10.2] three by three people on this content are three', three, [...STAGES]],
    ['[A10.2] the order in which they were stored does not matter', [last, one, two], [...STAGES]],
    ['[A10.2] two are two', [one, two], ['first_review', 'second_review']],
    [
      '[A10.2] a sign-off on another content does not count',
      [one, { ...two, contentHash: OTHER }, last],
      ['first_review', 'final_sign_off'],
    ],
    ['[A10.2] the same person counts once', [one, { ...two, signer: officer }, last], ['first_review', 'final_sign_off']],
    [
      '[A10.2] the same person under another name counts once',
      [one, { ...two, signer: { ...officer, name: '改名' } }, last],
      ['first_review', 'final_sign_off'],
    ],
    ['[A10.2] the same stage signed twice counts once', [one, { ...one, signer: nobody }], ['first_review']],
    ['[A10.2] none are none', [], []],
  ])('%s', (_title, signOffs, counted) => {
    expect(stages(validSignOffs(signOffs, TEXT))).toEqual(counted);
  });

  table([
    ['[A10.2] an approved content can be published', signedThreeTimes(approved, facts()), []],
    ['[A10.2] a draft cannot', signedThreeTimes(draft, facts()), ['sign_offs_missing']],
    ['[A10.2] a content under review cannot', signedThreeTimes(inFinalSignOff, facts()), ['sign_offs_missing']],
    [
      '[A10.2] a content that is not the approved one cannot, and the refusal says that it changed',
      signedThreeTimes(approved, facts({ contentHash: OTHER, changed: ['title'] })),
      ['content_changed'],
    ],
    [
      '[A10.2] the stage alone convinces nobody: sign-offs do',
      signedThreeTimes({ ...approved, signOffs: [] }, facts()),
      ['sign_offs_missing'],
    ],
    [
      '[A10.2] the stage alone convinces nobody: two people cannot have signed three times',
      signedThreeTimes({ ...approved, signOffs: [one, two, { ...last, signer: officer }] }, facts()),
      ['sign_offs_missing'],
    ],
    [
      '[A10.2] after a change the refusal also tells whose signatures fell',
      signedThreeTimes(
        { ...draft, round: 1, ended: { reason: 'content_changed', by: head, at: 0, note: '', changed: ['title'], voided: three } },
        facts({ contentHash: OTHER })
      ),
      ['sign_offs_missing', 'content_changed'],
    ],
  ]);

  test('[A10.2] the refusal names each missing stage, its post and the people who could sign', () => {
    expect(signedThreeTimes(inSecondReview, facts())).toEqual([
      {
        code: 'sign_offs_missing',
        article: 'A10.2',
        data: {
          missing: [
            { stage: 'second_review', post: 'unitHead', people: ['李主任'] },
            { stage: 'final_sign_off', post: 'supervisingLeader', people: ['王局'] },
          ],
        },
      },
    ]);
  });
});

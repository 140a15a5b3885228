import { nextEntry, ORGANISATION_CHAIN, organisationIn, verifyLedger, type Json, type LedgerEntry } from '../../../core/ledger';
import {
  applyEvent,
  decideOrganisation,
  EMPTY,
  heldPost,
  standing,
  type Appointment,
  type Organisation,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationFacts,
} from '../../../core/organisation';
import { head, LIFE, NOW, officer, sha256 } from '../support/world';
import { tellApart } from '../../../core/review';

const MANAGER = { id: '100', name: '管理员', account: 'admin@bureau.example' };
const facts = (over: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  now: NOW - 1_000_000,
  actor: MANAGER,
  interactive: true,
  signingPosts: ['informationOfficer', 'unitHead', 'supervisingLeader', 'publisher'],
  ...over,
});
const unit = { id: 'office', code: 'office', name: '办公室', kind: 'office', parent: null } as const;
const post = (id: string, over: Partial<Appointment> = {}): Appointment => ({
  id,
  post: 'unitHead',
  unitId: 'office',
  holder: { ...head, identity: `identity-${head.id}` },
  from: null,
  to: null,
  ...over,
});
const oneself = (id: string, over: Partial<Appointment> = {}) => post(id, { holder: { ...MANAGER, identity: 'm' }, ...over });
const appoint = (appointment: Appointment): OrganisationCommand => ({ type: 'appoint', appointment, reason: '任职' });
const decided = (state: Organisation, command: OrganisationCommand, over: Partial<OrganisationFacts> = {}) => {
  const decision = decideOrganisation(state, command, facts(over));
  return decision.allowed ? decision.value : decision.refusals.map(({ code }) => code);
};
const after = (command: OrganisationCommand, state: Organisation = EMPTY, over: Partial<OrganisationFacts> = {}): Organisation => {
  const decision = decideOrganisation(state, command, facts(over));
  if (!decision.allowed) throw new Error(JSON.stringify(decision.refusals));
  return decision.value.reduce(applyEvent, state);
};
const staffed = after(appoint(post('1')), after({ type: 'create_unit', unit, reason: '' }));

describe('[A10.2] who may decide on units and posts', () => {
  test.each<[string, OrganisationCommand]>([
    ['a unit is made', { type: 'create_unit', unit, reason: '' }],
    ['a unit is changed', { type: 'change_unit', unit, reason: '' }],
    ['a unit is removed', { type: 'remove_unit', unit, reason: '' }],
    ['somebody is appointed', appoint(post('2'))],
    ['somebody is moved', { type: 'transfer', appointment: post('1', { unitId: 'other' }), reason: '' }],
    ['an appointment ends', { type: 'end', appointment: post('1'), reason: '' }],
  ])('[A10.2] %s by a person who is signed in, never by a token or by code', (_what, command) => {
    expect(decided(staffed, command, { interactive: false })).toEqual(['not_interactive']);
    expect(decided(staffed, command, { actor: null })).toEqual(['not_interactive']);
    expect(decided(staffed, command)).toMatchObject([{ by: MANAGER, at: NOW - 1_000_000, basis: 'command' }]);
  });

  test.each(['appoint', 'transfer'] as const)('[A10.2] nobody gets themselves by %s into a post that signs or publishes', (type) => {
    const command = (appointment: Appointment): OrganisationCommand => ({ type, appointment, reason: '' });
    for (const kind of facts().signingPosts) expect(decided(staffed, command(oneself('1', { post: kind })))).toEqual(['self_appointment']);
    expect(decided(staffed, command(oneself('1', { post: 'auditor', unitId: null })))).toMatchObject([{ basis: 'command' }]);
    expect(decided(staffed, command(oneself('1')), { actor: officer })).toMatchObject([{ by: officer }]);
  });

  test('[A10.2] the very first appointment of a site may be one’s own, and says so; after it, and after its end, no more', () => {
    expect(decided(EMPTY, appoint(oneself('1')))).toMatchObject([{ basis: 'first_setup', by: MANAGER }]);
    const first = after(appoint(oneself('1')));
    expect(decided(first, appoint(oneself('2', { post: 'publisher', unitId: null })))).toEqual(['self_appointment']);
    const ended = after({ type: 'end', appointment: oneself('1'), reason: '' }, first);
    expect(decided(ended, appoint(oneself('3')))).toEqual(['self_appointment']);
  });
});

describe('[A6] the first set-up', () => {
  const code = { actor: null, interactive: false };
  const setUp = (...appointments: Appointment[]): OrganisationCommand => ({ type: 'set_up', units: [unit], appointments, reason: '' });

  test('[A6] it is told as what it is, and adds only what was never there', () => {
    const state = after(setUp(post('1')), EMPTY, code);
    expect(standing(state)).toHaveLength(1);
    expect(decided(state, setUp(post('2')), code)).toEqual([]);
    const other = post('2', { post: 'supervisingLeader' });
    expect(decided(state, setUp(post('1'), other), code)).toMatchObject([{ type: 'appointed', basis: 'first_setup', by: null }]);
  });

  test('[A6] it puts no dismissed person back, and is over once a person has decided anything', () => {
    const dismissed = after({ type: 'end', appointment: post('1'), reason: '调离' }, after(setUp(post('1')), EMPTY, code));
    expect(decided(dismissed, setUp(post('1')), code)).toEqual([]);
    expect(decided(dismissed, setUp(post('2', { post: 'publisher', unitId: null })), code)).toEqual(['not_interactive']);
  });
});

describe('[A10.2] who held which post when', () => {
  const at = (ms: number, over: object = {}) => ({ person: head.id, post: 'unitHead' as const, unitId: 'office', at: ms, ...over });
  const MINUTE = 60_000;
  const ended = after({ type: 'end', appointment: post('1'), reason: '' }, staffed, { now: NOW });

  test('[A10.2] from the appointment to its end, for its unit, its post and its person alone', () => {
    expect(heldPost(ended, at(NOW - MINUTE))).toBe(true);
    expect(heldPost(ended, at(NOW + MINUTE))).toBe(false);
    expect(heldPost(ended, at(NOW - MINUTE, { unitId: 'other' }))).toBe(false);
    expect(heldPost(ended, at(NOW - MINUTE, { post: 'supervisingLeader' }))).toBe(false);
    expect(heldPost(ended, at(NOW - MINUTE, { person: officer.id }))).toBe(false);
  });

  test('[A10.2] what is older than the organisation’s ledger is not judged by it', () => {
    expect(heldPost(EMPTY, at(NOW))).toBe(true);
    expect(heldPost(staffed, at(NOW - 2_000_000, { person: officer.id }))).toBe(true);
  });

  test('[A10.2] a transfer ends the one and begins the other; days count', () => {
    const moved = after({ type: 'transfer', appointment: post('1', { unitId: 'other' }), reason: '' }, staffed, { now: NOW });
    expect(heldPost(moved, at(NOW + MINUTE))).toBe(false);
    expect(heldPost(moved, at(NOW + MINUTE, { unitId: 'other' }))).toBe(true);
    const day = Math.floor(NOW / 86_400_000);
    const dated = after(appoint(post('1', { from: day + 3 })));
    expect(heldPost(dated, at(NOW))).toBe(false);
    expect(heldPost(dated, at(NOW + 4 * 86_400_000))).toBe(true);
  });
});

describe('[A10.2] the organisation’s chain under the verifier', () => {
  const chained = (chain: string, bodies: readonly unknown[]): LedgerEntry[] =>
    bodies.reduce<LedgerEntry[]>((entries, body) => [...entries, nextEntry(chain, entries.at(-1) ?? null, body as Json, sha256)], []);
  const entriesOf = (events: readonly OrganisationEvent[]) =>
    chained(
      ORGANISATION_CHAIN,
      events.map((event) => ({ event }))
    );
  const stamp = { at: NOW - 1_000_000, by: MANAGER, basis: 'command', reason: '' } as const;
  const appointed = (id: string, holder: typeof head, kind: Appointment['post'] = 'unitHead'): OrganisationEvent => ({
    ...stamp,
    type: 'appointed',
    appointment: post(id, { post: kind, holder: { ...holder, identity: id } }),
  });
  const review = chained(
    'api::article.article/doc1',
    LIFE.map((event) => ({ uid: 'api::article.article', documentId: 'doc1', locale: 'zh-Hans', event }))
  );
  const problems = (events: readonly OrganisationEvent[]) => {
    const entries = [...review, ...entriesOf(events)];
    const tails = [review, entries.slice(review.length)].flatMap((chain) => chain.slice(-1));
    return verifyLedger(entries, tails, sha256, organisationIn(entries)).problems.map(({ seq, problem }) => [seq, problem]);
  };
  const signers = LIFE.flatMap((event) => (event.type === 'signed' ? [event.signOff] : []));
  const all = signers.map(({ signer, post: kind }, i) => appointed(String(i), signer, kind));

  test('[A10.2] sign-offs by people who were in post verify', () => expect(problems(all)).toEqual([]));

  test('[A10.2] each sign-off by somebody who was not in that post then is found', () => {
    for (const [i] of signers.entries())
      expect(problems(all.filter((_, at) => at !== i)).filter(([, problem]) => problem === 'not_in_post')).toHaveLength(1);
  });

  test('[A10.2] an appointment that nobody ordered is found, and so is a set-up after the set-up', () => {
    const [first] = all as [OrganisationEvent];
    expect(problems([...all, { ...first, by: null }])).toEqual([[4, 'unfounded']]);
    expect(problems([...all, { ...first, by: null, basis: 'first_setup' }])).toEqual([[4, 'unfounded']]);
    expect(problems([...all, { ...first, by: null, basis: 'adopted', at: NOW }])).toEqual([[4, 'unfounded']]);
  });
});

describe('[A10.2] two people of one name', () => {
  const [a, b] = [
    { id: '1', name: '王局', account: 'wang@bureau.example' },
    { id: '2', name: '王局' },
  ];
  test('[A10.2] are shown with their accounts; a name of one person stays as it is', () => {
    const apart = tellApart([a, b, a, officer]);
    expect([apart(a).name, apart(b).name, apart(officer).name]).toEqual(['王局（wang@bureau.example）', '王局（#2）', officer.name]);
    expect(tellApart([a, a])(a).name).toBe('王局');
  });
});

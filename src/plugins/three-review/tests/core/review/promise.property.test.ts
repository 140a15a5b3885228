import fc from 'fast-check';
import { EVENT_TYPES, fold } from '../../../core/review';
import { live, moves, type Decided } from '../support/play';

/**
 * The oracle: the promise of A10.2 read from the regulation, told only which commands were accepted, by whom and on what. It never
 * looks at the state that core keeps, nor at any function of core.
 */
const REVIEWS = ['first_review', 'second_review', 'final_sign_off'] as const;
const POST = { first_review: 'informationOfficer', second_review: 'unitHead', final_sign_off: 'supervisingLeader' } as const;
const CRITERIA = ['political_stance', 'positive_theme', 'true_and_valid', 'accurate_wording', 'confidentiality'];
const DUTIES = {
  first_review: ['sensitive_information', 'wrong_characters', 'own_secrecy_accuracy'],
  second_review: ['political_gate', 'wording_gate', 'secrecy_gate'],
  final_sign_off: ['policy_compliance', 'may_be_published'],
} as const;

interface Signature {
  readonly stage: (typeof REVIEWS)[number];
  readonly person: string;
  readonly hash: string;
  readonly unit: string | null;
}

class Oracle {
  private signatures: Signature[] = [];
  private under: string | null = null;
  private onAir: string | null = null;
  /** The draft is the live page, unchanged since it was published. */
  private atRest = false;

  signedThreeTimes(hash: string): boolean {
    const on = this.signatures.filter((signature) => signature.hash === hash);
    return (
      REVIEWS.every((stage) => on.some((signature) => signature.stage === stage)) && new Set(on.map(({ person }) => person)).size === 3
    );
  }

  /** May this be published, here and now, by this person? */
  allowsPublication({ facts }: Decided): boolean {
    const publishers = facts.holders.filter(({ post, unitId }) => post === 'publisher' && unitId === null).map(({ person }) => person.id);
    const byPublisher = facts.interactive && facts.actor !== null && publishers.includes(facts.actor.id);
    const standing = this.under === null || this.under === facts.contentHash;
    return (
      byPublisher &&
      ((this.atRest && this.onAir === facts.contentHash) || (standing && this.signedThreeTimes(facts.contentHash) && this.forUnit(facts)))
    );
  }

  /** Everybody who signed did so for the unit that answers now (A5.1). */
  private forUnit({ unit }: Decided['facts']): boolean {
    return this.signatures.every((signature) => signature.unit === (unit?.id ?? null));
  }

  /** Only what the ledger does not know to be live is adopted, but for the end of a trial run. */
  allowsAdoption({ command }: Decided): boolean {
    return this.onAir === null || (command.type === 'adopt' && command.afterTrial === true);
  }

  /** What must be true of a signature that was accepted. */
  faultOf({ command, facts }: Decided): string | null {
    if (command.type !== 'sign') return null;
    const { stage, criteria, checklist, contentHash } = command;
    const person = facts.actor?.id;
    if (!facts.interactive || person === undefined) return 'not signed in person';
    if (!facts.unit) return 'no unit answers for it';
    const inPost = facts.holders.some((one) => one.post === POST[stage] && one.unitId === facts.unit?.id && one.person.id === person);
    if (!inPost) return 'not in the post of this stage for this unit';
    if (this.signatures.some((signature) => signature.person === person)) return 'the same person twice';
    if (!this.forUnit(facts)) return 'others signed for another unit';
    if (this.signatures.length !== REVIEWS.indexOf(stage)) return 'not its turn';
    if (contentHash !== facts.contentHash) return 'not what is there';
    if (this.under !== facts.contentHash) return 'not what the round is about';
    if (CRITERIA.some((id) => !criteria.some((answer) => answer.id === id))) return 'a criterion is open';
    if (criteria.some(({ id, verdict }) => CRITERIA.includes(id) && verdict === 'fail')) return 'a criterion failed';
    if (criteria.some(({ id, verdict, reason }) => CRITERIA.includes(id) && verdict === 'not_applicable' && !reason?.trim()))
      return 'no reason';
    if (DUTIES[stage].some((duty) => !checklist.includes(duty))) return 'a duty is open';
    return null;
  }

  remember({ command, facts, accepted }: Decided): void {
    if (!accepted) return;
    switch (command.type) {
      case 'submit':
        this.signatures = [];
        this.under = facts.contentHash;
        this.atRest = false;
        break;
      case 'sign':
        this.signatures.push({
          stage: command.stage,
          person: String(facts.actor?.id),
          hash: command.contentHash,
          unit: facts.unit?.id ?? null,
        });
        break;
      case 'return':
        if (command.to === 'draft') this.end();
        else
          this.signatures = this.signatures.filter(
            ({ stage }) => REVIEWS.indexOf(stage) < REVIEWS.indexOf(command.to as (typeof REVIEWS)[number])
          );
        break;
      case 'withdraw':
        this.end();
        break;
      case 'observe':
        if (this.under !== null && this.under !== facts.contentHash) this.end();
        else if (this.under !== null && !this.atRest && !this.forUnit(facts)) this.end();
        if (this.under === null && this.onAir === facts.contentHash) {
          this.signatures = [];
          this.under = facts.contentHash;
          this.atRest = true;
        }
        break;
      case 'publish':
        this.onAir = facts.contentHash;
        this.under = facts.contentHash;
        this.atRest = true;
        break;
      case 'take_down':
      case 'lapse':
        this.onAir = null;
        this.end();
        break;
      case 'delete':
        this.end();
        this.onAir = null;
        break;
      case 'adopt':
        // What is under review goes on: it is about other content.
        if (this.under !== null && !this.atRest) this.onAir = command.liveHash;
        else {
          this.end();
          this.found(command.liveHash, !command.modified);
        }
        break;
      case 'miss':
        if (this.onAir === null) break;
        this.onAir = null;
        if (this.under === null || this.atRest) this.end();
        break;
      case 'change_schema': {
        const unchanged = this.atRest && !command.modified;
        this.end();
        if (this.onAir !== null) this.found(command.liveHash, unchanged);
        break;
      }
    }
  }

  /** At a boot: this is live, and the draft says the same or not. */
  private found(hash: string | null, unchanged: boolean): void {
    this.onAir = hash;
    this.atRest = hash !== null && unchanged;
    this.under = this.atRest ? hash : null;
  }

  private end(): void {
    this.signatures = [];
    this.under = null;
    this.atRest = false;
  }
}

const RUNS = { numRuns: 500 };

test('[A10.2] no sequence of commands publishes without three sign-offs by three people on that very content, and none is kept from it', () => {
  fc.assert(
    fc.property(moves, (script) => {
      const oracle = new Oracle();
      for (const decided of live(script)) {
        if (decided.command.type === 'publish') expect(decided.accepted).toBe(oracle.allowsPublication(decided));
        if (decided.command.type === 'adopt') expect(decided.accepted).toBe(oracle.allowsAdoption(decided));
        if (decided.accepted) expect(oracle.faultOf(decided)).toBeNull();
        oracle.remember(decided);
      }
    }),
    { numRuns: 3000 }
  );
});

test('[A10.2] what is live was signed three times by three people, or was live before the gate came', () => {
  fc.assert(
    fc.property(moves, (script) => {
      const oracle = new Oracle();
      const rightful = new Set<string>();
      for (const decided of live(script)) {
        const { command, facts, accepted, before, after } = decided;
        oracle.remember(decided);
        if (oracle.signedThreeTimes(facts.contentHash)) rightful.add(facts.contentHash);
        if (command.type === 'adopt' && accepted) rightful.add(command.liveHash);
        // After a change of fields the same live content has another name.
        if (command.type === 'change_schema' && before.liveHash !== null && command.liveHash !== null) rightful.add(command.liveHash);
        if (after.liveHash !== null) expect(rightful).toContain(after.liveHash);
      }
    }),
    RUNS
  );
});

test('[A10.2] nothing goes live but by a publication or as what was live already, and a person takes nothing down without a reason', () => {
  fc.assert(
    fc.property(moves, (script) => {
      for (const { command, before, after } of live(script)) {
        if (before.liveHash === after.liveHash) continue;
        if (before.liveHash === null) expect(['publish', 'adopt']).toContain(command.type);
        // `adopt` over what was live: at the end of a trial run, and nothing then.
        else if (after.liveHash !== null) expect(['publish', 'change_schema', 'adopt']).toContain(command.type);
        else if (command.type !== 'change_schema' && command.type !== 'miss')
          expect(command).toEqual({ type: 'take_down', reason: expect.stringMatching(/\S/) as string });
      }
    }),
    RUNS
  );
});

test('[A10.2] the state is the fold of the events: step by step and from the beginning', () => {
  fc.assert(
    fc.property(moves, (script) => {
      const decided = live(script);
      for (const { before, events, after } of decided) expect(fold(events, before)).toEqual(after);
      expect(fold(decided.flatMap(({ events }) => events))).toEqual(decided.at(-1)?.after ?? fold([]));
    }),
    RUNS
  );
});

test('[A10.2] a refused command changes nothing, and a save observed twice changes nothing the second time', () => {
  fc.assert(
    fc.property(moves, (script) => {
      const decided = live(script.flatMap((move) => (move.kind === 'edit' && move.seen ? [move, move] : [move])));
      decided.forEach((one, i) => {
        if (!one.accepted) expect([one.events, one.after]).toEqual([[], one.before]);
        const again = decided[i + 1];
        if (
          one.command.type === 'observe' &&
          again?.command.type === 'observe' &&
          again.facts.contentHash === one.facts.contentHash &&
          again.facts.unit === one.facts.unit
        )
          expect(again.events).toEqual([]);
      });
    }),
    RUNS
  );
});

test('[A10.2] the sequences tried are worth trying: they come far, go wrong in every way, and make every event happen', () => {
  const lives = fc.sample(moves, { numRuns: 1500, seed: 20230704 }).map(live);
  const happened = new Set(lives.flat().flatMap(({ events }) => events.map(({ type }) => type)));
  expect([...happened].sort()).toEqual([...EVENT_TYPES].sort());
  const share = (test: (life: readonly Decided[]) => boolean) => lives.filter(test).length / lives.length;
  expect(share((life) => life.some(({ events }) => events.some(({ type }) => type === 'published')))).toBeGreaterThan(0.4);
  expect(share((life) => new Set(life.map(({ after }) => after.liveHash)).size > 2)).toBeGreaterThan(0.03);
  expect(share((life) => life.some(({ accepted, command }) => command.type === 'publish' && !accepted))).toBeGreaterThan(0.5);
  expect(share((life) => life.some(({ accepted, command }) => command.type === 'sign' && !accepted))).toBeGreaterThan(0.5);
});

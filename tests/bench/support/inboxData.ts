import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../../support/review';

/* So many reviews on the desks of so many people, written as the product's own tables hold them: by its routes it would take days. */

export const INBOX = 'three_review_inbox';
const LOCALE = 'zh-Hans';
const NO_CLOCK = 9_999_999;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT_ONCE = 400;

/** Of every ten: where they stand. */
const STAGES = [
  'first_review',
  'first_review',
  'first_review',
  'second_review',
  'second_review',
  'second_review',
  'final_sign_off',
  'final_sign_off',
  'approved',
  'draft',
] as const;

/** Always the same numbers, in no order: 0 … `below` - 1. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const insertAll = async (strapi: Core.Strapi, table: string, rows: readonly object[]): Promise<void> => {
  for (let at = 0; at < rows.length; at += AT_ONCE) await strapi.db.connection(table).insert(rows.slice(at, at + AT_ONCE));
};

interface Sizes {
  readonly reviews: number;
  readonly units: number;
  readonly people: number;
}

const unitsOf = async (strapi: Core.Strapi, wanted: number): Promise<readonly string[]> => {
  const db = strapi.db.connection;
  const held = await db<{ document_id: string; code: string }>('three_review_units').select('document_id', 'code');
  const office = held.find(({ code }) => code === 'office')?.document_id;
  if (office === undefined) throw new Error('the seeds brought no office');
  const more = Array.from({ length: Math.max(0, wanted - held.length) }, (_none, i) => ({
    document_id: `benchunit${String(i).padStart(6, '0')}`,
    code: `bench-${String(i)}`,
    name: `第${String(i + 1)}单位`,
    kind: 'section',
  }));
  await insertAll(strapi, 'three_review_units', more);
  return [office, ...held.map(({ document_id: id }) => id).filter((id) => id !== office), ...more.map(({ document_id: id }) => id)];
};

const peopleOf = async (strapi: Core.Strapi, wanted: number): Promise<readonly number[]> => {
  const made = Array.from({ length: wanted }, (_none, i) => ({
    document_id: randomUUID().replaceAll('-', '').slice(0, 24),
    firstname: `张${String(i)}`,
    email: `bench${String(i)}@bureau.example`,
    is_active: true,
    blocked: false,
  }));
  await insertAll(strapi, 'admin_users', made);
  const rows = await strapi.db.connection<{ id: number }>('admin_users').select('id');
  return rows.map(({ id }) => Number(id));
};

/** Each unit has an officer and a head among the people. */
const fillPosts = async (strapi: Core.Strapi, units: readonly string[], people: readonly number[]): Promise<void> => {
  const users = strapi.db.connection<{ id: number; document_id: string }>('admin_users');
  const rows = await users.whereIn('id', people.slice(-units.length * 2)).select('id', 'document_id');
  const posts = units.slice(1).flatMap((unit, i) =>
    (['information_officer', 'unit_head'] as const).flatMap((kind, j) => {
      const holder = rows[(i * 2 + j) % rows.length];
      return holder ? [{ kind, unit_id: unit, holder_id: holder.id, identity: holder.document_id }] : [];
    })
  );
  await insertAll(strapi, 'three_review_posts', posts);
};

/** Fills the desk. `office`: the unit whose head is measured. */
export const fillInbox = async (
  strapi: Core.Strapi,
  { reviews, units: count, people: wanted }: Sizes
): Promise<{ readonly office: string }> => {
  const units = await unitsOf(strapi, count);
  const people = await peopleOf(strapi, wanted);
  await fillPosts(strapi, units, people);
  const next = numbers(20_230_704);
  const now = Date.now();
  const today = Math.floor(now / DAY);
  for (let from = 0; from < reviews; from += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, reviews - from) }, (_none, i) => `bench${String(from + i).padStart(12, '0')}`);
    const rows = ids.map((id) => {
      const stage = STAGES[next(STAGES.length)] ?? 'draft';
      const drafter = people[next(people.length)] ?? null;
      return {
        uid: ARTICLE,
        document_id: id,
        locale: LOCALE,
        stage,
        round: 1 + next(3),
        unit_ref: units[next(units.length)] ?? null,
        column_id: null,
        drafter_id: drafter,
        submitter_id: drafter,
        signers: stage === 'first_review' || stage === 'draft' ? ',' : `,${String(people[next(people.length)])},`,
        returned: stage === 'draft',
        due_day: next(3) === 0 ? NO_CLOCK : today - next(40),
        since_ms: now - next(30 * 24) * HOUR,
      };
    });
    await strapi.db.connection(INBOX).insert(rows);
    const drafts = ids.map((id) => ({
      document_id: id,
      locale: LOCALE,
      title: `关于${id}的通报`,
      published_at: null,
      updated_at: new Date(now),
    }));
    await strapi.db.connection('articles').insert(drafts);
  }
  // What a server does by itself after so many rows.
  if (process.env.DATABASE_CLIENT !== 'sqlite')
    await strapi.db.connection.raw(process.env.DATABASE_CLIENT === 'mysql' ? `ANALYZE TABLE ${INBOX}, articles` : 'ANALYZE');
  return { office: units[0] ?? '' };
};

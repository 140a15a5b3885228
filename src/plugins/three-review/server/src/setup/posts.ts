import sumBy from 'lodash/sumBy';
import { seatsOf, type Seat } from '../../../core/setup';
import { STAGES } from '../../../core/regulation';
import type { Post, Setup, SetupSeat, Unit } from '../../../shared/contracts';
import { unitAmong } from '../content';
import { listPosts, listUnits } from '../organisation/service';
import { coveredType, coveredUids, policyNow } from '../platform/covered';
import { allRows, numberOf, table } from '../platform/database';
import { joinOf } from '../platform/joins';
import { dbColumnOf, modelOf, tableOf, textOf, type Row, type Strapi } from '../platform/strapi';

/** Drafts of one unit that stand at one stage. */
interface Standing {
  readonly unit: string | null;
  readonly stage: string;
  readonly documents: number;
}

const rowsByUnit = async (strapi: Strapi, uid: string): Promise<readonly Row[]> => {
  const db = strapi.db.connection;
  const { unit, stage: stageField } = coveredType(strapi, uid);
  const stage = `c.${dbColumnOf(strapi, uid, stageField)}`;
  const content = table(strapi, db, `${tableOf(strapi, uid)} as c`).whereNull('c.published_at');
  const relation = modelOf(strapi, uid).attributes[unit]?.type === 'relation';
  const join = relation ? joinOf(strapi, uid, unit) : null;
  const target = modelOf(strapi, uid).attributes[unit]?.target;
  if (relation && (join === null || target === undefined)) return [];
  const named = join && target ? 'u.document_id' : `c.${dbColumnOf(strapi, uid, unit)}`;
  if (join && target)
    void content
      .leftJoin(`${join.table} as l`, `l.${join.own}`, 'c.id')
      .leftJoin(`${tableOf(strapi, target)} as u`, 'u.id', `l.${join.far}`);
  return allRows(content.select({ unit: named, stage }).countDistinct({ n: 'c.document_id' }).groupBy(named, stage));
};

const standings = async (strapi: Strapi, units: readonly Unit[]): Promise<readonly Standing[]> => {
  const all: Standing[] = [];
  for (const uid of coveredUids(strapi)) {
    const relation = modelOf(strapi, uid).attributes[coveredType(strapi, uid).unit]?.type === 'relation';
    for (const row of await rowsByUnit(strapi, uid)) {
      const named = textOf(row.unit);
      const unit = named === null || relation ? named : (unitAmong(strapi, uid, named, units)?.id ?? null);
      all.push({ unit, stage: textOf(row.stage) ?? 'draft', documents: numberOf(row.n) });
    }
  }
  return all;
};

const UNDER_WAY: readonly string[] = ['draft', ...STAGES];

/** A vacant post keeps a unit's drafts from being sent for review at all; a vacant publisher keeps what is approved from going live. */
const waitingFor = ({ unit }: Seat, all: readonly Standing[]): number =>
  sumBy(
    all.filter((one) => (unit === null ? one.stage === 'approved' : one.unit === unit && UNDER_WAY.includes(one.stage))),
    'documents'
  );

const holdersOf = ({ post, unit }: Seat, posts: readonly Post[]) =>
  posts.filter((one) => one.inPost && one.kind === post && one.unit === unit).map(({ holder }) => holder);

/** A6: every post that has to be held, by whom it is, and what waits where nobody does. */
export const postsFacts = async (strapi: Strapi): Promise<Setup['posts']> => {
  const units = await listUnits(strapi);
  const posts = await listPosts(strapi);
  const all = await standings(strapi, units);
  const named = new Set(all.flatMap(({ unit }) => unit ?? []));
  const inPost = posts.filter((post) => post.inPost);
  const seats = seatsOf(policyNow(strapi, Date.now()), units, inPost, named).map((seat): SetupSeat => {
    const unit = units.find(({ id }) => id === seat.unit);
    const holders = holdersOf(seat, posts);
    const told = unit ? { id: unit.id, name: unit.name } : null;
    return { post: seat.post, unit: told, holders, waiting: holders.length > 0 ? 0 : waitingFor(seat, all) };
  });
  return { seats, people: new Set(seats.flatMap(({ holders }) => holders.map(({ id }) => id))).size };
};

export const vacantIn = ({ seats }: Setup['posts']): readonly SetupSeat[] => seats.filter(({ holders }) => holders.length === 0);

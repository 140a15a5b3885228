import { TABLES } from '../ledger/tables';
import { configOf, coveredUids } from '../platform/covered';
import { allRows, countOf, engineOf, firstRow, flagOf, inTransaction, table } from '../platform/database';
import { tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';
import { takeOver } from './takeOver';

/** Documents of one slice: so many are held at a time, and so long others wait. */
const SLICE = 100;
/** Others may come between two slices; a slice that lost against them is begun anew so many times. */
const TRIES = 5;
/** How often (ms) the log tells how far it is. */
const TELLS = 3000;

/** How far what is live has been taken over, in live rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const types = (strapi: Strapi, trx: Trx | Strapi['db']['connection']) => table(strapi, trx, TABLES.types);
const liveRows = (strapi: Strapi, uid: string) => table(strapi, strapi.db.connection, tableOf(strapi, uid)).whereNotNull('published_at');

/** As the database tells it, whoever does the work. */
export const adoptionProgress = async (strapi: Strapi): Promise<Progress> => {
  let [done, total] = [0, 0];
  for (const uid of coveredUids(strapi)) {
    const all = await countOf(liveRows(strapi, uid).count({ n: '*' }));
    const row = await firstRow(types(strapi, strapi.db.connection).where({ uid }).limit(1));
    const { pass, after } = placeOf(row?.through);
    total += all;
    if (row && (!flagOf(row.adopting) || pass === 'ledger')) done += all;
    else if (after !== '') done += await countOf(liveRows(strapi, uid).where('document_id', '<=', after).count({ n: '*' }));
  }
  return { done, total };
};

/** From now on everything that is live is to be taken over, from the beginning. In the transaction that says so in the ledger. */
export const markAllForAdoption = async (strapi: Strapi, trx: Trx): Promise<void> => {
  await types(strapi, trx)
    .whereIn('uid', [...coveredUids(strapi)])
    .update({ adopting: 1, through: null });
};

/** First the documents that have live rows, then those of which the ledger holds something live: each in the order of its own table. */
type Pass = 'rows' | 'ledger';

interface Place {
  readonly pass: Pass;
  /** The last document of this pass that is done; '' before the first. */
  readonly after: string;
}
const placeOf = (through: unknown): Place => {
  const [pass, after = ''] = (textOf(through) ?? '').split(':');
  return { pass: pass === 'ledger' ? pass : 'rows', after };
};

const nextDocuments = async (strapi: Strapi, trx: Trx, uid: string, { pass, after }: Place): Promise<readonly string[]> => {
  const query =
    pass === 'rows'
      ? table(strapi, trx, tableOf(strapi, uid)).whereNotNull('published_at')
      : table(strapi, trx, TABLES.states).where({ uid }).whereNotNull('live_hash');
  const rows = await allRows(query.distinct('document_id').where('document_id', '>', after).orderBy('document_id').limit(SLICE));
  return rows.map((row) => String(row.document_id));
};

/** What is written of a type after a slice: how far it went; after the last of a pass the next begins. */
const markAfter = ({ pass }: Place, last: string | undefined): { readonly adopting: number; readonly through: string | null } => {
  if (last !== undefined) return { adopting: 1, through: `${pass}:${last}` };
  return pass === 'rows' ? { adopting: 1, through: 'ledger:' } : { adopting: 0, through: null };
};

/** One slice, in a transaction of its own with the mark how far it went: whoever else works, or goes on after a crash, takes the next. False: there is none. */
const slice = (strapi: Strapi, uid: string): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    const query = types(strapi, trx).where({ uid }).limit(1);
    const mark = await firstRow(engineOf(strapi) === 'sqlite' ? query : query.forUpdate());
    if (!mark || !flagOf(mark.adopting)) return false;
    const place = placeOf(mark.through);
    const documents = await nextDocuments(strapi, trx, uid, place);
    if (documents.length > 0) await takeOver(strapi, trx, uid, documents);
    await types(strapi, trx)
      .where({ uid })
      .update(markAfter(place, documents.at(-1)));
    return true;
  });

const insistently = async (work: () => Promise<boolean>): Promise<boolean> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
};

/** Is anything live still to be taken over? */
export const awaitsAdoption = async (strapi: Strapi): Promise<boolean> => {
  const covered = Object.keys(configOf(strapi).contentTypes);
  return (await allRows(types(strapi, strapi.db.connection).whereIn('uid', covered).where({ adopting: 1 }).limit(1))).length > 0;
};

/** Takes over what is live, slice by slice, and says in the log how far it is. `goesOn` is asked before each. */
export const adoptLive = async (strapi: Strapi, goesOn: () => boolean = () => true): Promise<void> => {
  let told = Date.now();
  for (const uid of coveredUids(strapi)) {
    while (goesOn() && (await insistently(() => slice(strapi, uid)))) {
      if (Date.now() - told < TELLS) continue;
      told = Date.now();
      const { done, total } = await adoptionProgress(strapi);
      strapi.log.info(`three-review: adopting ${done.toLocaleString('en')} / ${total.toLocaleString('en')}`);
    }
  }
};

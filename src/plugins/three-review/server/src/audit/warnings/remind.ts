import type { Reminded } from '../../../../shared/contracts';
import { formatDay } from '../../../../core/kernel/dates';
import { tell, wasTold } from '../../notify/store';
import { inTransaction } from '../../platform/database';
import { wrong, type Failure } from '../../platform/failure';
import { personNames } from '../../platform/names';
import type { Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import { standingsOn } from '../views/standings';
import { columnData, ladderFor } from './columns';

/** Reminds whoever is on duty, by hand: at most once a day and column. With `dryRun` it only says whom it would reach. */
export const remind = async (
  strapi: Strapi,
  { columns: ids, dryRun }: { readonly columns: readonly string[]; readonly dryRun: boolean },
  today: number,
  now: number
): Promise<Reminded[] | Failure> => {
  const columns = await readColumns(strapi, strapi.db.connection, [...new Set(ids)]);
  const unknown = ids.findIndex((id) => !columns.some((column) => column.id === id));
  if (unknown >= 0) return wrong(`columns.${String(unknown)}`, 'there is no such column');
  const { stands } = await standingsOn(strapi, columns, today);
  const ladder = await ladderFor(strapi, stands, today);
  const reached = new Map(stands.map((stand) => [stand.column.id, ladder(stand, 'officer')]));
  const names = await personNames(strapi, [...reached.values()].flat());
  return inTransaction(strapi, async (trx) => {
    const reminded: Reminded[] = [];
    for (const stand of stands) {
      const { id, name } = stand.column;
      const people = reached.get(id) ?? [];
      const cause = `column_reminder:${id}:${formatDay(today)}`;
      const refused = people.length === 0 ? 'nobody' : (await wasTold(strapi, trx, cause)) ? 'already_today' : null;
      if (refused === null && !dryRun) {
        const data = columnData(stand, stand.term?.unitId ?? null);
        await tell(strapi, trx, { cause, kind: 'column_reminder', data, people: people.map(Number) }, now);
      }
      const told = people.map((person) => ({ id: Number(person), name: names.get(person) ?? `#${person}` }));
      reminded.push({ column: id, name, people: told, refused });
    }
    return reminded;
  });
};

import type { AuditSwitches } from '../../../../core/regulation';
import { TABLES } from '../../ledger/tables';
import { engineOf, numberOf, type Engine, NAMED_AT_ONCE } from '../../platform/database';
import { sessionOn } from '../../platform/rawSql';
import type { Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';

const DAY_MS = 86_400_000;

/** Days past a period in which a take-down may still take away what counted in it. */
export const graceOf = ({ takenDownWithinMs }: AuditSwitches): number => Math.ceil(takenDownWithinMs / DAY_MS);

/** What decides whether a publication counts; two policies that agree in it count alike. */
export const countingOf = ({ countUpdates, countImported, takenDownWithinMs }: AuditSwitches): string =>
  `${String(countUpdates)} ${String(countImported)} ${String(takenDownWithinMs)}`;

/** Days of a column that count, ascending, a day as often as documents count on it. */
export type Days = Int32Array;

interface Asked {
  /** Null: every column. */
  readonly columns: readonly string[] | null;
  readonly from: number;
  readonly to: number;
  readonly switches: AuditSwitches;
}

type Part = readonly [sql: string, ...values: (string | number)[]];

const join = (parts: readonly Part[], word: string): Part => [
  parts.map(([sql]) => sql).join(word),
  ...parts.flatMap(([, ...values]) => values),
];

const inColumns = (alias: string, columns: Asked['columns']): Part =>
  columns === null ? [`${alias}.column_id IS NOT NULL`] : [`${alias}.column_id IN (${columns.map(() => '?').join(', ')})`, ...columns];

/**
 * Ids of what was taken down too early to count. From the few take-downs to what they took down: the other way round each publication would
 * have to be looked up. An import counts on its original day, and may have been made and taken down at any time since.
 */
const takenDown = (name: string, { columns, from, to, switches }: Asked): Part => {
  const same = ['document_id', 'locale', 'column_id'].map((key) => `p.${key} = d.${key}`).join(' AND ');
  return join(
    [
      [
        `SELECT DISTINCT p.id FROM ${name} d JOIN ${name} p ON ${same} AND p.at_ms BETWEEN d.at_ms - ? AND d.at_ms WHERE d.kind = 'take_down'`,
        switches.takenDownWithinMs,
      ],
      inColumns('d', columns),
      switches.countImported ? ['d.local_day >= ?', from] : ['d.local_day BETWEEN ? AND ?', from, to + graceOf(switches)],
    ],
    ' AND '
  );
};

/** `countedEvents` of the core in SQL, which must come to the same: a document once a day, by what is new or changed. */
const countedByDay = (name: string, asked: Asked): Part => {
  const { columns, from, to, switches } = asked;
  const kinds = [
    `e.kind = 'first'`,
    ...(switches.countUpdates ? [`(e.kind = 'update' AND e.content_changed = true)`] : []),
    ...(switches.countImported ? [`e.kind = 'import'`] : []),
  ];
  const [early, ...earlyValues] = takenDown(name, asked);
  const [where, ...values] = join(
    [inColumns('e', columns), ['e.local_day BETWEEN ? AND ?', from, to], [`(${kinds.join(' OR ')})`]],
    ' AND '
  );
  // A table within the list: MySQL would otherwise ask for it anew with each row.
  const sql =
    `SELECT e.column_id, e.local_day, COUNT(DISTINCT e.document_id) AS n FROM ${name} e ` +
    `WHERE ${where} AND e.id NOT IN (SELECT t.id FROM (${early}) t) GROUP BY e.column_id, e.local_day`;
  return [sql, ...values, ...earlyValues];
};

/** A text for each column, `day:documents` by commas: a row for each day would be a hundred thousand objects. */
const LISTED: Readonly<Record<Engine, string>> = {
  sqlite: `group_concat(c.local_day || ':' || c.n)`,
  postgres: `string_agg(c.local_day::text || ':' || c.n::text, ',')`,
  mysql: `GROUP_CONCAT(CONCAT(c.local_day, ':', c.n))`,
};
/** MySQL would cut the text after 1,024 characters; MariaDB's own limit lets 300 years pass, and it takes this for a comment. */
const HINT: Readonly<Record<Engine, string>> = {
  sqlite: '',
  postgres: '',
  mysql: '/*+ SET_VAR(group_concat_max_len = 16777216) */ ',
};

const DIGIT = { zero: 48, colon: 58, comma: 44 } as const;

/** What `LISTED` wrote. `days` and `documents` are what it must come to: an engine that cut it is found out. */
export const parseDays = (text: string, days: number, documents: number): Days => {
  const list = new Int32Array(documents);
  let [filled, found, day, number] = [0, 0, 0, 0];
  for (let i = 0; i <= text.length; i += 1) {
    const code = i === text.length ? DIGIT.comma : text.charCodeAt(i);
    if (code === DIGIT.colon) [day, number] = [number, 0];
    else if (code === DIGIT.comma) {
      if (filled + number <= documents) list.fill(day, filled, filled + number);
      [filled, found, number] = [filled + number, found + 1, 0];
    } else number = number * 10 + code - DIGIT.zero;
  }
  if (filled !== documents || found !== days)
    throw new RangeError(
      `${String(days)} days with ${String(documents)} updates were counted, ${String(found)} and ${String(filled)} listed`
    );
  return list.sort();
};

const nameOf = (strapi: Strapi, db: Db): string => {
  const schema = strapi.db.getSchemaName();
  return db.raw('??', [schema ? `${schema}.${TABLES.publications}` : TABLES.publications]).toQuery();
};

/** The days that count of these columns, from one day to another, both inclusive: counted by the database, columns without any left out. */
export const readCountedDays = async (
  strapi: Strapi,
  db: Db,
  columns: readonly string[],
  range: { readonly from: number; readonly to: number },
  switches: AuditSwitches
): Promise<ReadonlyMap<string, Days>> => {
  if (columns.length === 0) return new Map();
  const name = nameOf(strapi, db);
  // For so many columns the query names the days only.
  const named = columns.length > NAMED_AT_ONCE ? null : columns;
  const [daily, ...values] = countedByDay(name, { columns: named, ...range, switches });
  const engine = engineOf(strapi);
  const sql =
    `SELECT ${HINT[engine]}c.column_id AS col, COUNT(*) AS days, SUM(c.n) AS documents, ${LISTED[engine]} AS listed ` +
    `FROM (${daily}) c GROUP BY c.column_id`;
  const wanted = named === null ? new Set(columns) : null;
  const found = new Map<string, Days>();
  for (const row of await sessionOn(db).rows(sql, values)) {
    const column = String(row.col);
    if (wanted && !wanted.has(column)) continue;
    found.set(column, parseDays(String(row.listed), numberOf(row.days), numberOf(row.documents)));
  }
  return found;
};

import type { Engine } from '../../platform/database';

export interface Column {
  readonly name: string;
  /** As the database's catalogue names it, in lower case. */
  readonly type: string;
}

/** The columns that a table has at this moment. */
export type ColumnsOf = (table: string) => readonly Column[];

/** The few words in which the three engines differ. Everything is a string of SQL; values are literals, there is nothing to bind in a trigger. */
export interface Sql {
  readonly engine: Engine;
  /** Joins so that the plan keeps the written order: from the row at hand outwards. */
  readonly join: string;
  name(identifier: string): string;
  table(table: string): string;
  text(value: string): string;
  concat(...parts: readonly string[]): string;
  /** NEW differs from OLD in one of these columns of `table`. */
  changed(table: string, columns: readonly string[]): string;
  /** NEW differs from OLD in any other column than these. */
  changedBeside(table: string, free: readonly string[]): string;
}

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const quoted = (mark: string) => (identifier: string) => `${mark}${identifier.replaceAll(mark, mark + mark)}${mark}`;
const any = (conditions: readonly string[]): string => (conditions.length === 0 ? '1 = 0' : `(${conditions.join(' OR ')})`);

const sqlite = (columnsOf: ColumnsOf): Sql => {
  const name = quoted('"');
  const differs = (column: string) => `OLD.${name(column)} IS NOT NEW.${name(column)}`;
  return {
    engine: 'sqlite',
    join: 'CROSS JOIN',
    name,
    table: name,
    text: literal,
    concat: (...parts) => parts.join(' || '),
    changed: (_table, columns) => any(columns.map(differs)),
    changedBeside: (table, free) =>
      any(
        columnsOf(table)
          .filter((column) => !free.includes(column.name))
          .map((column) => differs(column.name))
      ),
  };
};

const postgres = (schema: string): Sql => {
  const name = quoted('"');
  const array = (columns: readonly string[]) => `ARRAY[${columns.map(literal).join(', ')}]::text[]`;
  return {
    engine: 'postgres',
    join: 'JOIN',
    name,
    table: (table) => `${name(schema)}.${name(table)}`,
    text: literal,
    concat: (...parts) => parts.join(' || '),
    changed: (_table, columns) => any(columns.map((column) => `OLD.${name(column)} IS DISTINCT FROM NEW.${name(column)}`)),
    // The whole row as JSON: a column that comes later is compared as well.
    changedBeside: (_table, free) => `(to_jsonb(OLD) - ${array(free)}) IS DISTINCT FROM (to_jsonb(NEW) - ${array(free)})`,
  };
};

/** Text compares without case, accents or trailing blanks there, unless it is told to compare bytes. */
const TEXT = /char|text|enum|set/;

const mysql = (columnsOf: ColumnsOf): Sql => {
  const name = quoted('`');
  const differs = ({ name: column, type }: Column) => {
    const [before, after] = ['OLD', 'NEW']
      .map((row) => `${row}.${name(column)}`)
      .map((value) => (TEXT.test(type) ? `CAST(${value} AS BINARY)` : value));
    return `NOT (${before ?? ''} <=> ${after ?? ''})`;
  };
  const typed = (table: string, wanted: (column: string) => boolean) =>
    any(
      columnsOf(table)
        .filter((column) => wanted(column.name))
        .map(differs)
    );
  return {
    engine: 'mysql',
    join: 'JOIN',
    name,
    table: name,
    text: (value) => literal(value.replaceAll('\\', '\\\\')),
    concat: (...parts) => `CONCAT(${parts.join(', ')})`,
    changed: (table, columns) => typed(table, (column) => columns.includes(column)),
    changedBeside: (table, free) => typed(table, (column) => !free.includes(column)),
  };
};

export const sqlFor = (engine: Engine, schema: string, columnsOf: ColumnsOf): Sql =>
  engine === 'sqlite' ? sqlite(columnsOf) : engine === 'mysql' ? mysql(columnsOf) : postgres(schema);

/** The first of these that is not null. */
export const first = (expressions: readonly string[]): string =>
  expressions.length === 0 ? 'NULL' : expressions.length === 1 ? (expressions[0] ?? 'NULL') : `COALESCE(${expressions.join(', ')})`;

export const when = (condition: string, then: string): string => `CASE WHEN ${condition} THEN ${then} END`;

export const all = (...conditions: readonly (string | null)[]): string =>
  conditions.filter((condition) => condition !== null).join(' AND ');

export const oneOf = (sql: Sql, expression: string, values: readonly string[]): string =>
  values.length === 0 ? '1 = 0' : `${expression} IN (${values.map((value) => sql.text(value)).join(', ')})`;

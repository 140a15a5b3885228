import { replacing, type Guard } from './guard';
import { liveDocument, permitted } from './live';
import { chainsOf, COLUMN, type End, type LinkTable, type Plan } from './plan';
import { all, first, oneOf, when, type Sql } from './sql';

type RowName = 'OLD' | 'NEW' | 'o';

/** The target row under another name, so that a condition can ask about it. */
const target = (sql: Sql, end: End, row: RowName, also: string): string | null =>
  end.target && `SELECT 1 FROM ${sql.table(end.target.table)} t WHERE t.${COLUMN.id} = ${row}.${sql.name(end.target.column)}${also}`;

/** Its target is being published, in the same transaction: Strapi links anew whatever is linked to it, and the gate looks after it (relink). */
const relinking = (sql: Sql, end: End, row: RowName): string | null => {
  if (!end.target?.draftAndPublish) return null;
  const found = target(sql, end, row, ` AND ${permitted(sql, end.target.uid, `t.${COLUMN.documentId}`)}`);
  return found && `NOT EXISTS (${found})`;
};

/** A link whose target is gone goes with it: whether that may go was asked of the target's own row. */
const targetStands = (sql: Sql, end: End, row: RowName): string | null => {
  const found = target(sql, end, row, '');
  return found && `EXISTS (${found})`;
};

/** Is this row a link of this end at all? */
const belongs = (sql: Sql, end: End, row: RowName): string | null => {
  const conditions = [
    end.type && `${row}.${sql.name(end.type)} = ${sql.text(end.uid)}`,
    end.fields && oneOf(sql, `${row}.${sql.name(COLUMN.field)}`, end.fields),
  ];
  return conditions.some(Boolean) ? all(...conditions) : null;
};

const offence = (sql: Sql, plan: Plan, end: End, row: RowName, more: string | null): string => {
  const live = liveDocument(sql, plan, end.uid, { id: `${row}.${sql.name(end.column)}`, also: [more, relinking(sql, end, row)] });
  const mine = belongs(sql, end, row);
  return mine === null ? live : when(mine, live);
};

/**
 * A polymorphic link has no foreign key: one could be laid to the row that a publication is about to write. So it must lead to a row that
 * is there.
 */
const dangling = (sql: Sql, plan: Plan, end: End): string[] => {
  const [chain] = chainsOf(plan, end.uid);
  if (!end.type || !chain) return [];
  const step = chain.steps.at(-1);
  const owner = step ? plan.components.find(({ uid }) => uid === end.uid)?.table : chain.table;
  if (owner === undefined) return [];
  const id = `NEW.${sql.name(end.column)}`;
  const missing = all(
    belongs(sql, end, 'NEW'),
    `${id} IS NOT NULL`,
    `NOT EXISTS (SELECT 1 FROM ${sql.table(owner)} o WHERE o.${COLUMN.id} = ${id})`
  );
  return [when(missing, sql.text(`${end.uid}/-`))];
};

/** Whoever links a file holds it: what was read of it to be signed stays so until the link stands, and then the file is guarded. */
const holdFile = (sql: Sql, { files }: Plan, table: string): Pick<Guard, 'hold'> => {
  if (files?.links !== table) return {};
  const shown = oneOf(
    sql,
    `NEW.${sql.name(files.type)}`,
    files.shownBy.map(({ uid }) => uid)
  );
  return { hold: { table: files.table, where: all(shown, `f.${COLUMN.id} = NEW.${sql.name(files.file)}`) } };
};

/** A link is content of the documents at its ends: components, relations, media. The order of the far side's own list is not. */
export const linkGuards = (sql: Sql, plan: Plan, { table, ends }: LinkTable): Guard[] => [
  {
    table,
    event: 'INSERT',
    offence: first(ends.flatMap((end) => [offence(sql, plan, end, 'NEW', null), ...dangling(sql, plan, end)])),
    ...holdFile(sql, plan, table),
  },
  {
    table,
    event: 'UPDATE',
    offence: first(
      ends.map((end) => {
        const changed = end.content ? sql.changed(table, end.content) : sql.changedBeside(table, []);
        const now = first([offence(sql, plan, end, 'OLD', null), offence(sql, plan, end, 'NEW', null), ...dangling(sql, plan, end)]);
        return when(changed, now);
      })
    ),
    ...holdFile(sql, plan, table),
  },
  { table, event: 'DELETE', offence: first(ends.map((end) => offence(sql, plan, end, 'OLD', targetStands(sql, end, 'OLD')))) },
  ...replacing(
    sql,
    table,
    `(SELECT ${first(ends.map((end) => offence(sql, plan, end, 'o', null)))} FROM ${sql.table(table)} o WHERE o.${COLUMN.id} = NEW.${COLUMN.id})`
  ),
];

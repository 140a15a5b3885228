import { replacing, type Guard } from './guard';
import { liveDocument } from './live';
import { COLUMN, type FileTable, type Plan } from './plan';
import { all, first, oneOf, when, type Sql } from './sql';

/** The live document that shows this file. Permits do not count: while one entry shows it, no publication of another may change it. */
export const showing = (sql: Sql, plan: Plan, files: FileTable, id: string): string =>
  first(
    files.shownBy.map(({ uid, fields }) =>
      liveDocument(sql, plan, uid, {
        id: `m.${sql.name(files.owner)}`,
        from: {
          table: `${sql.table(files.links)} m`,
          where: all(
            `m.${sql.name(files.file)} = ${id}`,
            `m.${sql.name(files.type)} = ${sql.text(uid)}`,
            oneOf(sql, `m.${sql.name(COLUMN.field)}`, fields)
          ),
        },
        permitsIgnored: true,
      })
    )
  );

/** A file that live content shows stays as it was signed: its words, its bytes, itself. Where it is filed may change. */
export const fileGuards = (sql: Sql, plan: Plan, files: FileTable): Guard[] => {
  const { table } = files;
  const shown = (row: 'OLD' | 'NEW') => showing(sql, plan, files, `${row}.${COLUMN.id}`);
  return [
    { table, event: 'UPDATE', offence: when(sql.changedBeside(table, files.free), first([shown('OLD'), shown('NEW')])) },
    { table, event: 'DELETE', offence: shown('OLD') },
    ...replacing(sql, table, shown('NEW')),
  ];
};

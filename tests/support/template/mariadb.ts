import { ask, onServer, recreate } from './servers';

/** Creating a table or a trigger waits for the disk: several wait at once. */
const AT_ONCE = 8;

interface Trigger {
  readonly Trigger: string;
  readonly Table: string;
}

/** Rows come in any order, and each table is created whole, its foreign keys with it. */
const FREELY = 'SET SESSION FOREIGN_KEY_CHECKS = 0, UNIQUE_CHECKS = 0';

/** MariaDB knows no template: tables, rows and, last, for they would judge the rows, the triggers. */
export const cloneOnMariaDb = async (from: string, to: string): Promise<void> => {
  await onServer('mysql', (db) => recreate(db, 'mysql', to));
  await onServer(
    'mysql',
    async (db) => {
      const one = async <T>(sql: string, name: string): Promise<T> => {
        const [row] = await ask<T>(db, sql, [from, name]);
        if (row === undefined) throw new Error(`${sql}: ${from}.${name} is not there`);
        return row;
      };
      const tables = await ask<{ name: string }>(db, 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?', [
        from,
      ]);
      await Promise.all(
        tables.map(async ({ name }) => db.raw((await one<{ 'Create Table': string }>('SHOW CREATE TABLE ??.??', name))['Create Table']))
      );
      await db.transaction(async (trx) => {
        for (const { name } of tables) await trx.raw('INSERT INTO ??.?? SELECT * FROM ??.??', [to, name, from, name]);
      });
      // In the order in which they act: the ones of a table one after the other.
      const triggers = await ask<Trigger>(db, 'SHOW TRIGGERS FROM ??', [from]);
      await Promise.all(
        tables.map(async ({ name }) => {
          for (const trigger of triggers.filter(({ Table }) => Table === name)) {
            const shown = await one<{ 'SQL Original Statement': string }>('SHOW CREATE TRIGGER ??.??', trigger.Trigger);
            await db.raw(shown['SQL Original Statement']);
          }
        })
      );
    },
    { database: to, connections: AT_ONCE, begin: FREELY }
  );
};

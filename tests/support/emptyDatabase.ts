import knex from 'knex';

const { DATABASE_CLIENT: client, DATABASE_NAME: name = '' } = process.env;

const SERVERS = {
  postgres: {
    client: 'pg',
    database: 'postgres',
    drop: 'DROP DATABASE IF EXISTS ?? WITH (FORCE)',
    create: "CREATE DATABASE ?? ENCODING 'UTF8' TEMPLATE template0",
  },
  mysql: {
    client: 'mysql2',
    database: undefined,
    drop: 'DROP DATABASE IF EXISTS ??',
    create: 'CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
  },
} as const;

/** Every file of tests begins with an empty database: on SQLite because each site has a file of its own, on a server because of this. */
beforeAll(async () => {
  if (client !== 'postgres' && client !== 'mysql') return;
  // Nobody's data: only what the runner of the tests named for this very run, and drops when it ends. Any other is left alone.
  if (!/^three_review_test_[0-9a-f]+$/.test(name)) return;
  const server = SERVERS[client];
  const connection = {
    host: process.env.DATABASE_HOST,
    port: Number(process.env.DATABASE_PORT),
    user: process.env.DATABASE_USERNAME,
    password: process.env.DATABASE_PASSWORD,
    database: server.database,
  };
  const db = knex({ client: server.client, connection, pool: { min: 0, max: 1 } });
  try {
    await db.raw(server.drop, [name]);
    await db.raw(server.create, [name]);
  } finally {
    await db.destroy();
  }
});

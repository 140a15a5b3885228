import { onServer, recreate, serverClient } from './template/servers';

const { DATABASE_NAME: name = '' } = process.env;

/**
 * Every file of tests begins with an empty database: on SQLite because each site has a file of its own, on a server because of this.
 * Its first site fills it from a template, or boots on it as it is.
 */
beforeAll(async () => {
  const client = serverClient();
  // Nobody's data: only what the runner of the tests named for this very run, and drops when it ends. Any other is left alone.
  if (client === null || !/^three_review_test_[0-9a-f]+$/.test(name)) return;
  await onServer(client, (db) => recreate(db, client, name));
});

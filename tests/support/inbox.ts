import type { Response } from 'supertest';
import type { InboxMeta, InboxRow } from '../../src/plugins/three-review/shared/contracts';
import type { Client } from './site';

export interface Inbox {
  readonly rows: readonly InboxRow[];
  readonly ids: readonly string[];
  readonly meta: InboxMeta;
}

/** One box of the person who asks, as their desk shows it. */
export const inbox = async (by: Client, query = ''): Promise<Inbox> => {
  const answer: Response = await by.get(`/three-review/inbox?pageSize=100&${query}`);
  if (answer.status !== 200) throw new Error(`inbox: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  const { data, meta } = answer.body as { data: InboxRow[]; meta: InboxMeta };
  return { rows: data, ids: data.map(({ documentId }) => documentId), meta };
};

import type { Call } from '../../scripts/lib/http.mjs';
import type { People } from '../../scripts/lib/chain.mjs';
import type { Client, Site } from '../support/site';
import { EDITORS } from './data';

/** A client of the tests, as what plays the chain calls it. */
export const callOf =
  (client: Client): Call =>
  async (method, url, body) => {
    const send = {
      GET: () => client.get(url),
      POST: () => client.post(url, body as object),
      PUT: () => client.put(url, body as object),
      DELETE: () => client.delete(url),
    }[method];
    if (!send) throw new TypeError(method);
    const { status, text, body: json } = await send();
    return { status, text, body: json as unknown };
  };

/** Those who write, review, sign and publish. */
export const peopleOf = async (site: Site): Promise<People> => {
  const person = async (email: string): Promise<{ call: Call; id: number }> => {
    const user = await site.strapi.db.query('admin::user').findOne({ where: { email } });
    return { call: callOf(await site.admin(email)), id: Number(user?.id) };
  };
  const [officer, head, leader, publisher] = EDITORS;
  return { officer: await person(officer), head: await person(head), leader: await person(leader), publisher: await person(publisher) };
};

import type { AddressInfo } from 'node:net';
import type { Site } from '../support/site';

/** Has the site listen, for programs of other processes: http://127.0.0.1:<port>, on a port that the system chooses. */
export const addressOf = async ({ strapi }: Site): Promise<string> => {
  const { httpServer } = strapi.server;
  if (!httpServer.listening) await new Promise<void>((resolve) => void httpServer.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((httpServer.address() as AddressInfo).port)}`;
};

import type { Gap } from '../../../core/setup';
import type { Actor } from '../../../core/review';
import { configOf } from '../platform/covered';
import { remembered } from '../platform/memory';
import type { Strapi } from '../platform/strapi';

interface Confirmation {
  readonly by: Actor | null;
  /** ms */
  readonly at: number;
  /** The covered types with all that is mapped, as text. */
  readonly types: string;
}

interface Grant {
  readonly by: Actor | null;
  readonly at: number;
  readonly gaps: readonly Gap[];
}

const confirmations = remembered<Confirmation>('setup_confirmed');
const grants = remembered<readonly Grant[]>('setup_grants');

/** So many grants are remembered. */
const MOST = 200;

const typesNow = (strapi: Strapi): string => JSON.stringify(configOf(strapi).contentTypes);

/** Who confirmed exactly what is configured now; null: nobody, or something else. */
export const confirmedNow = async (strapi: Strapi): Promise<Pick<Confirmation, 'by' | 'at'> | null> => {
  const held = await confirmations.get(strapi);
  return held?.types === typesNow(strapi) ? { by: held.by, at: held.at } : null;
};

export const keepConfirmation = (strapi: Strapi, by: Actor | null): Promise<void> =>
  confirmations.set(strapi, { by, at: Date.now(), types: typesNow(strapi) });

export const keepGrant = async (strapi: Strapi, by: Actor | null, gaps: readonly Gap[]): Promise<void> =>
  grants.set(strapi, [...((await grants.get(strapi)) ?? []), { by, at: Date.now(), gaps }].slice(-MOST));

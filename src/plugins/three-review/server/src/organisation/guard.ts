import { refusal } from '../../../core/kernel/result';
import { currentScope } from '../platform/caller';
import { refuse } from '../platform/errors';
import { guardDatabase } from '../platform/databaseHooks';
import { useInDocuments } from '../platform/host';
import { ownContentTypes, type Strapi } from '../platform/strapi';

const WRITES = ['beforeCreate', 'beforeCreateMany', 'beforeUpdate', 'beforeUpdateMany', 'beforeDelete', 'beforeDeleteMany'];
const READS = new Set(['findOne', 'findFirst', 'findMany', 'count']);

interface Call {
  readonly uid: string;
  readonly action: string;
}

/** A1: units are written by commands on the organisation alone, whatever way of Strapi somebody takes. A relation to one stays possible. */
export const guardOrganisation = (strapi: Strapi): void => {
  const own = ownContentTypes(strapi);
  const demandCommand = (uid: string): void => {
    if (currentScope().organisation !== true) refuse(refusal('organisation_write', 'A1', { uid }));
  };
  useInDocuments(strapi, (call: Call, next: () => Promise<unknown>) => {
    if (own.includes(call.uid) && !READS.has(call.action)) demandCommand(call.uid);
    return next();
  });
  const guard = (event: { readonly model: { readonly uid: string } }): void => demandCommand(event.model.uid);
  guardDatabase(strapi, { models: [...own], ...Object.fromEntries(WRITES.map((write) => [write, guard])) });
};

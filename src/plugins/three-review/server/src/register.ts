import { extendContentType, afterSync } from './platform/host';
import { settleTypes } from './adoption';
import { addedAttributes, hostFaults } from './config/host';
import { parseConfig } from './config';
import { installGate } from './gate';
import { createTables } from './ledger/tables';
import { installAppendOnly } from './ledger/appendOnly';
import { readCommitted } from './platform/database';
import { modelOf, type Strapi } from './platform/strapi';

/** Wiring before anything is served: check the host, add the attributes, put in the gate. A fault stops the boot: the gate never fails open. */
export const register = ({ strapi }: { strapi: Strapi }): void => {
  const config = parseConfig(strapi.config.get('plugin::three-review') ?? {});
  strapi.config.set('plugin::three-review', config);
  const faults = hostFaults(strapi, config);
  if (faults.length > 0)
    throw new Error(`three-review: the promise cannot be kept in this host, the site does not start.\n  ${faults.join('\n  ')}`);

  for (const [uid, mapping] of Object.entries(config.contentTypes)) {
    const added = addedAttributes(modelOf(strapi, uid), mapping);
    extendContentType(strapi, uid, (type) => {
      type.attributes = { ...type.attributes, ...added };
      return type;
    });
  }
  readCommitted(strapi);
  installGate(strapi);
  afterSync(strapi, async () => {
    await createTables(strapi);
    await installAppendOnly(strapi);
    await settleTypes(strapi);
  });
};

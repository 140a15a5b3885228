import { afterBootstrap, afterSync, beforeSync } from './platform/host';
import { settleTypes } from './adoption';
import { settleEntitlement } from './adoption/entitlement';
import { showStages } from './adoption/stages';
import { proveGate } from './doctor/proof';
import { keepLiveMedia } from './adoption/keepMedia';
import { addFields } from './config/added';
import { keepOutOfBuilder } from './config/builder';
import { fieldFaults, typeFaults } from './config/host';
import { claimStorage, storageFaults } from './config/storage';
import { parseConfig } from './platform/config';
import { installGate } from './gate';
import { hintInMeta } from './gate/hint';
import { indexComponents } from './gate/around';
import { createFileTables, settleNames } from './gate/unshown';
import { createTrialTables } from './gate/trial';
import { installTriggers, judgeTrigger, makeWayForSchemaChange } from './gate/triggers';
import { createConfirmationTables } from './dossier/confirmation';
import { createInboxTables, settleInbox } from './dossier/inbox';
import { createTables } from './ledger/tables';
import { installAppendOnly, LEDGER_EVIDENCE } from './ledger/appendOnly';
import { seedCalendar } from './calendar/years';
import { createCalendarTables } from './calendar/tables';
import { createJobTables } from './jobs/tables';
import { createMark } from './audit/columns/mark';
import { AUDIT_EVIDENCE, createAuditTables } from './audit/tables';
import { createNotifyTables } from './notify/tables';
import { judgeLostRace } from './ledger/lostRace';
import { inTrial } from './ledger/site';
import { guardOrganisation } from './organisation/guard';
import { followAccounts, settleOrganisation } from './organisation/setUp';
import { currentCaller, isKeptFromDrafts, noteArrivals } from './platform/caller';
import { readCommitted } from './platform/database';
import { answerDatabaseErrors } from './platform/databaseErrors';
import { tellReasonsIf } from './platform/errors';
import { useHostUtils } from './platform/hostUtils';
import { whileAlone } from './platform/rawSql';
import type { Strapi } from './platform/strapi';
import { settleAdoption, settleMode } from './site/enforcement';
import { settleIn } from './survival';
import { lookBack, noteAbsence, wasAway } from './survival/absence';
import { comeBack } from './survival/comeBack';
import { noteLeftOut, takeUp } from './survival/leftOut';

const stopOn = (faults: readonly string[]): void => {
  if (faults.length === 0) return;
  throw new Error(`three-review: the promise cannot be kept in this host, the site does not start.\n  ${faults.join('\n  ')}`);
};

/** The tables that are no content types: they are there before Strapi writes the first document, which it may do while it synchronises. */
const createOwnTables = async (strapi: Strapi): Promise<void> => {
  await createTables(strapi);
  await createConfirmationTables(strapi);
  await createInboxTables(strapi);
  await createCalendarTables(strapi);
  await createJobTables(strapi);
  await createAuditTables(strapi);
  await createNotifyTables(strapi);
  await createFileTables(strapi);
  await createTrialTables(strapi);
};

/** Wiring before anything is served: check the host, add the attributes, put in the gate. A fault stops the boot: the gate never fails open. */
export const register = ({ strapi }: { strapi: Strapi }): void => {
  useHostUtils(strapi);
  const config = parseConfig(strapi.config.get('plugin::three-review') ?? {});
  strapi.config.set('plugin::three-review', config);
  stopOn(typeFaults(strapi, config));
  for (const [uid, mapping] of Object.entries(config.contentTypes)) addFields(strapi, uid, mapping);
  keepOutOfBuilder(strapi);
  readCommitted(strapi);
  noteArrivals(strapi);
  hintInMeta(strapi);
  guardOrganisation(strapi);
  tellReasonsIf(() => !isKeptFromDrafts(currentCaller(strapi)));
  installGate(strapi);
  followAccounts(strapi);
  answerDatabaseErrors(strapi, [judgeTrigger, (error) => (inTrial(strapi) ? null : judgeLostRace(error))]);
  beforeSync(strapi, () => {
    // Only now does every custom field have its type, and every plugin has said what it adds to a type.
    stopOn(fieldFaults(strapi, config));
    return whileAlone(strapi, async () => {
      stopOn(await storageFaults(strapi));
      await createOwnTables(strapi);
      await claimStorage(strapi);
      await lookBack(strapi);
      await makeWayForSchemaChange(strapi);
    });
  });
  afterSync(strapi, () =>
    whileAlone(strapi, async () => {
      await createMark(strapi);
      await installAppendOnly(strapi, [...LEDGER_EVIDENCE, ...AUDIT_EVIDENCE]);
      await indexComponents(strapi);
      await settleOrganisation(strapi);
      await noteAbsence(strapi);
      await settleMode(strapi);
      await noteLeftOut(strapi);
      await settleTypes(strapi);
      await settleAdoption(strapi);
      await showStages(strapi);
      await settleInbox(strapi);
      await keepLiveMedia(strapi);
      await settleIn(strapi);
      await comeBack(strapi);
      await takeUp(strapi);
      await settleEntitlement(strapi);
      await settleNames(strapi, wasAway(strapi));
      await seedCalendar(strapi);
      await installTriggers(strapi);
    })
  );
  afterBootstrap(strapi, () => proveGate(strapi));
};

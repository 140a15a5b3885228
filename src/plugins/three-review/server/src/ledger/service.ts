import { ORGANISATION_CHAIN, organisationIn, SITE_CHAIN, siteIn, verifyLedger } from '../../../core/ledger';
import type { VerificationOut } from '../../../shared/contracts';
import { sha256 } from '../content';
import { atOneInstant } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { organisationDrifts } from '../organisation/drift';
import { noticeProblems } from '../organisation/heard';
import { checkCheckpoints } from './checkpoints';
import { checkContents, checkEvents, checkStates, strayEvents, strayStates } from './crossCheck';
import { readChains, readEntries, readHeadsOf, readIdleHeads } from './entries';

type Problem = VerificationOut['problems'][number];

/**
 * Re-derives the whole ledger and holds against it what is stored beside it, both ways: states, publication events, the texts that were
 * signed. Chain by chain, as it was at one instant.
 */
export const verifyStored = (strapi: Strapi): Promise<VerificationOut> =>
  atOneInstant(strapi, async (trx) => {
    const problems: Problem[] = [];
    const told = await readEntries(strapi, trx, ORGANISATION_CHAIN);
    const organisation = organisationIn(told);
    const site = siteIn(await readEntries(strapi, trx, SITE_CHAIN));
    let [chains, entries, states, events] = [0, 0, 0, 0];
    for await (const batch of readChains(strapi, trx)) {
      const names = [...new Set(batch.map(({ chain }) => chain))];
      const verification = verifyLedger(batch, await readHeadsOf(strapi, trx, names), sha256, organisation, site);
      const projection = await checkStates(strapi, trx, names, verification.states);
      const published = await checkEvents(strapi, trx, names, batch);
      problems.push(...verification.problems.map((problem) => ({ ...problem })), ...projection.problems, ...published.problems);
      problems.push(...(await checkContents(strapi, trx, batch)));
      chains += verification.chains;
      entries += verification.entries;
      states += projection.rows;
      events += published.rows;
    }
    problems.push(...(await readIdleHeads(strapi, trx)).map(({ chain, seq }) => ({ chain, seq, problem: 'truncated' })));
    problems.push(...(await strayStates(strapi, trx, states)), ...(await strayEvents(strapi, trx, events)));
    problems.push(...(await checkCheckpoints(strapi, trx)));
    if (await organisationDrifts(strapi, trx, organisation)) problems.push({ chain: ORGANISATION_CHAIN, seq: 0, problem: 'projection' });
    problems.push(...(await noticeProblems(strapi, trx, told)));
    return { ok: problems.length === 0, chains, entries, problems };
  });

import { countedAttempt, NO_ATTEMPTS, secondsToWait } from '../../../../core/review';
import { refusal, type Refusal } from '../../../../core/kernel/result';
import { firstRow, numberOf, table } from '../../platform/database';
import { serviceOf } from '../../platform/host';
import { queryOf, type Strapi } from '../../platform/strapi';
import { CONFIRMATION_TABLES } from './tables';

interface Auth {
  validatePassword(password: string, hash: string): Promise<boolean>;
}

const attempts = (strapi: Strapi) => table(strapi, strapi.db.connection, CONFIRMATION_TABLES.attempts);

/** Others of the same person that may come between reading and counting. */
const TRIES = 20;

/** Counts an attempt before it is made, in one statement that only one of several can win. Seconds to wait instead; 0: it was counted. */
const takeAttempt = async (strapi: Strapi, person: number, now: number): Promise<number> => {
  await attempts(strapi)
    .insert({ person_id: person, failures: NO_ATTEMPTS.failures, next_at_ms: NO_ATTEMPTS.nextAt })
    .onConflict('person_id')
    .ignore();
  for (let i = 0; i < TRIES; i += 1) {
    const row = await firstRow(attempts(strapi).where({ person_id: person }).limit(1));
    const held = { failures: numberOf(row?.failures), nextAt: numberOf(row?.next_at_ms) };
    const wait = secondsToWait(held, now);
    if (wait > 0) return wait;
    const counted = countedAttempt(held, now);
    const taken = await attempts(strapi)
      .where({ person_id: person, failures: held.failures, next_at_ms: held.nextAt })
      .update({ failures: counted.failures, next_at_ms: counted.nextAt });
    if (numberOf(taken) === 1) return 0;
  }
  return 1;
};

const secondsNow = async (strapi: Strapi, person: number, now: number): Promise<number> => {
  const row = await firstRow(attempts(strapi).where({ person_id: person }).limit(1));
  return secondsToWait({ failures: numberOf(row?.failures), nextAt: numberOf(row?.next_at_ms) }, now);
};

/**
 * A10.2, in person: is this the password of the person who acts? Wrong ones are counted in the database, so that neither a restart nor
 * another instance forgets them; the right one ends the count. Outside of any transaction: a refusal must not undo the count.
 */
export const passwordRefusals = async (
  strapi: Strapi,
  userId: string | undefined,
  password: string | undefined
): Promise<readonly Refusal[]> => {
  const person = Number(userId);
  if (!userId || !Number.isSafeInteger(person) || password === undefined || password === '')
    return [refusal('password_required', 'A10.2', { given: false })];
  const now = Date.now();
  const wait = await takeAttempt(strapi, person, now);
  if (wait > 0) return [refusal('too_many_attempts', 'A10.2', { seconds: wait })];
  const user = await queryOf(strapi, 'admin::user').findOne({ where: { id: person } });
  const hash = typeof user?.password === 'string' ? user.password : null;
  if (hash !== null && (await serviceOf<Auth>(strapi, 'admin::auth').validatePassword(password, hash))) {
    await attempts(strapi).where({ person_id: person }).update({ failures: NO_ATTEMPTS.failures, next_at_ms: NO_ATTEMPTS.nextAt });
    return [];
  }
  return [refusal('password_required', 'A10.2', { given: true, seconds: await secondsNow(strapi, person, now) })];
};

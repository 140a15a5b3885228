import { differing, readText, retell, retold, writeText, type FieldChange, type Retelling } from '../../../core/content';
import { prunableFields, sha256, type ContentRow } from '../content';
import { keepSnapshot, readSnapshot } from '../ledger/entries';
import type { Strapi, Trx } from '../platform/strapi';

/** What is live, as a type with other fields tells it. */
export interface LiveNow {
  readonly liveHash: string;
  readonly retelling: Retelling | null;
  /** Fields in which the live row is not what was signed; `*`: nobody can tell any more, or the row is gone. */
  readonly differs: readonly string[];
}

const UNKNOWN = ['*'];

/**
 * A10.2: what is live is named by what was signed, never by a draft, and by the live row only in fields that are new. The row is held
 * against the kept text on every field that both have, relations included, before it is spoken of anew; where it differs, the name stays
 * that of the signed content, so that the difference is found at every later look. `unseen`: so is what was written into fields that are new.
 */
export const retellLive = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  signedHash: string,
  live: ContentRow | null,
  change: FieldChange & { readonly unseen?: boolean }
): Promise<LiveNow> => {
  const kept = await readSnapshot(strapi, trx, signedHash);
  const signed = kept !== null && sha256(kept) === signedHash ? readText(kept) : null;
  const shown = live ? readText(live.text) : null;
  if (!signed || !shown) return { liveHash: signedHash, retelling: null, differs: UNKNOWN };
  const fields = retold(signed.fields, shown.fields, change);
  const differs = differing(fields, shown.fields, prunableFields(strapi, uid));
  const text = writeText({ head: shown.head, fields });
  const liveHash = sha256(text);
  await keepSnapshot(strapi, trx, liveHash, text);
  return { liveHash, retelling: liveHash === signedHash ? null : retell(signed.fields, text), differs };
};

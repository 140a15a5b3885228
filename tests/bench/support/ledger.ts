import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { chainOf, nextEntry, type ChainHead, type Json, type LedgerEntry } from '../../../src/plugins/three-review/core/ledger';
import { huludao2023, stagePolicy, STAGES } from '../../../src/plugins/three-review/core/regulation';
import { fold, type ReviewEvent } from '../../../src/plugins/three-review/core/review';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const UID = 'api::article.article';
const LOCALE = 'zh-Hans';
const SIGNERS = { first_review: '陈信息', second_review: '刘主任', final_sign_off: '王局' } as const;
const FROM = Date.UTC(2026, 0, 1);

/** A document's way to publication: five entries. */
const life = (contentHash: string, at: number): ReviewEvent[] => {
  const by = (name: string, id: string) => ({ at, by: { id, name } });
  return [
    { ...by('陈信息', '1'), type: 'submitted', round: 1, contentHash, note: '' },
    ...STAGES.map((stage, i): ReviewEvent => {
      const { id, proof, post, duties } = stagePolicy(huludao2023, stage);
      const signer = { id: String(i + 1), name: SIGNERS[stage] };
      const criteria = huludao2023.criteria.map((line) => ({ id: line.id, verdict: 'pass' as const }));
      const answer = { policy: 'huludao-2023@1', criteria, checklist: duties.map((line) => line.id), note: '', at };
      return {
        at,
        by: signer,
        type: 'signed',
        round: 1,
        signOff: { stage: id, proof, signer, post, unitId: 'office', contentHash, ...answer },
      };
    }),
    { ...by('赵发布', '4'), type: 'published', round: 1, contentHash, contentChanged: true },
  ];
};

export const PER_CHAIN = 5;

interface Chain {
  readonly documentId: string;
  readonly entries: readonly LedgerEntry[];
  readonly head: ChainHead;
  readonly events: readonly ReviewEvent[];
}

/** The n-th of any number of published documents, as the ledger has them. */
export const chainNumber = (n: number): Chain => {
  const documentId = `bench${String(n).padStart(19, '0')}`;
  const chain = chainOf(UID, documentId);
  const events = life(sha256(documentId), FROM + n);
  const entries: LedgerEntry[] = [];
  for (const event of events) {
    const body = { uid: UID, documentId, locale: LOCALE, event };
    entries.push(nextEntry(chain, entries.at(-1) ?? null, JSON.parse(JSON.stringify(body)) as Json, sha256));
  }
  const { seq = 0, hash = '' } = entries.at(-1) ?? {};
  return { documentId, entries, head: { chain, seq, hash }, events };
};

/** The event that the last entry of a chain caused. */
const publicationOf = (documentId: string, entries: readonly LedgerEntry[], n: number): object => ({
  uid: UID,
  document_id: documentId,
  locale: LOCALE,
  column_id: null,
  unit_id: 'office',
  kind: 'first',
  at_ms: FROM + n,
  local_day: 20454,
  event_day: null,
  content_changed: true,
  content_hash: sha256(documentId),
  source: 'admin',
  actor: '4',
  dedupe_key: `${chainOf(UID, documentId)}#${String(entries.length)}`,
});

const AT_ONCE = 100;

/** Writes that many entries, with heads and projection, into the tables of the site. */
export const fillLedger = async (strapi: Core.Strapi, wanted: number): Promise<number> => {
  const knex = strapi.db.connection;
  for (let n = 0; n * PER_CHAIN < wanted; n += AT_ONCE) {
    const chains = Array.from({ length: AT_ONCE }, (_none, i) => chainNumber(n + i));
    await knex('three_review_ledger').insert(
      chains.flatMap(({ entries }) => entries.map(({ prevHash, ...entry }, i) => ({ ...entry, prev_hash: prevHash, at_ms: FROM + i })))
    );
    await knex('three_review_snapshots').insert(chains.map(({ documentId }) => ({ hash: sha256(documentId), content: documentId })));
    await knex('three_review_publication_events').insert(
      chains.map(({ documentId, entries }, i) => publicationOf(documentId, entries, n + i))
    );
    await knex('three_review_ledger_heads').insert(chains.map(({ head }) => head));
    await knex('three_review_states').insert(
      chains.map(({ documentId, events }) => {
        const state = fold(events);
        return {
          uid: UID,
          document_id: documentId,
          locale: LOCALE,
          stage: state.stage,
          round: state.round,
          content_hash: state.contentHash,
          live_hash: state.liveHash,
          state: JSON.stringify(state),
          updated_at_ms: FROM,
        };
      })
    );
  }
  return Math.ceil(wanted / PER_CHAIN / AT_ONCE) * AT_ONCE * PER_CHAIN;
};

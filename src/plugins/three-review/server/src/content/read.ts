import once from 'lodash/once';
import uniqBy from 'lodash/uniqBy';
import type { LiveRow } from '../../../core/gate';
import { canonical } from '../../../core/ledger';
import { withScope } from '../platform/caller';
import { inTransaction } from '../platform/database';
import { queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { sha256 } from '../platform/sha256';
import { canonicalRow } from './canonicalRow';
import { EMBEDDED } from '../../../core/content';
import { embeddedIn } from './embedded';
import { gather, populateBeside } from './gather';

/** One row of a covered type with the digest of its content. `locale` is '' on types that are not localized. */
export interface ContentRow extends LiveRow {
  readonly id: number;
  readonly live: boolean;
  /** The canonical text whose SHA-256 `full` is: what a sign-off signs. */
  readonly text: string;
  readonly row: Row;
  /** Every file of the media library that this content shows: in media fields, and by its address in a text. */
  readonly files: readonly Row[];
  /** The names by which its texts could show a file, whether there is one or not. */
  readonly names: readonly string[];
}

const FORMAT = 'three-review-content/1';

export interface Which {
  readonly uid: string;
  readonly documentId: string;
  /** Absent: drafts and live rows. */
  readonly live?: boolean;
  /** Absent: every locale. */
  readonly locale?: string;
  /** All but these locales. */
  readonly except?: readonly string[];
  /** Which of the rows that are read are worth a hash; absent: all. */
  readonly wanted?: (row: { readonly live: boolean; readonly locale: string }) => boolean;
}

/**
 * Reads the rows of a document with all their content; no draft is hidden from the gate itself.
 * Runs in the transaction that is open, or in one of its own.
 */
export const readContent = (strapi: Strapi, which: Which, ignore: readonly string[]): Promise<ContentRow[]> =>
  inTransaction(strapi, (trx) =>
    // Whoever asks: what a document's content is does not depend on what they may see.
    withScope({ action: true, filesKept: false }, async () => {
      const { uid, documentId, wanted } = which;
      const rows = await queryOf(strapi, uid).findMany({
        where: {
          documentId,
          ...(which.live === undefined ? {} : { publishedAt: which.live ? { $notNull: true } : { $null: true } }),
          ...(which.locale ? { locale: which.locale } : {}),
          ...(which.except ? { $or: [{ locale: { $notIn: which.except } }, { locale: { $null: true } }] } : {}),
        },
        populate: populateBeside(strapi, uid, ignore),
        orderBy: { id: 'asc' },
      });
      const kept = wanted ? rows.filter((row) => wanted({ live: isLive(row), locale: localeOf(row) })) : rows;
      const whole = await gather(strapi, trx, uid, kept, ignore);
      return Promise.all(whole.map((row) => contentRow(strapi, which, row, ignore)));
    })
  );

/** All rows of these documents, drafts and live, each with its document: a handful of queries for many. */
export const readContents = (
  strapi: Strapi,
  uid: string,
  documentIds: readonly string[],
  ignore: readonly string[]
): Promise<(ContentRow & { readonly documentId: string })[]> =>
  inTransaction(strapi, (trx) =>
    withScope({ action: true, filesKept: false }, async () => {
      const where = { documentId: { $in: [...documentIds] } };
      const rows = await queryOf(strapi, uid).findMany({ where, populate: populateBeside(strapi, uid, ignore), orderBy: { id: 'asc' } });
      const whole = await gather(strapi, trx, uid, rows, ignore);
      return Promise.all(
        whole.map(async (row) => {
          const documentId = String(row.documentId);
          return Object.assign(await contentRow(strapi, { uid, documentId }, row, ignore), { documentId });
        })
      );
    })
  );

const isLive = (row: Row): boolean => row.publishedAt !== null && row.publishedAt !== undefined;
const localeOf = (row: Row): string => textOf(row.locale) ?? '';

const contentRow = async (strapi: Strapi, which: Which, row: Row, ignore: readonly string[]): Promise<ContentRow> => {
  const { uid, documentId } = which;
  const locale = localeOf(row);
  const content = await canonicalRow(strapi, uid, row, ignore);
  const head = { format: FORMAT, uid, documentId, locale };
  const embedded = await embeddedIn(strapi, content.texts);
  // Only where there are some: a content without any has the hash that it had before embedded files were read.
  const beside = embedded.said.length === 0 ? {} : { [EMBEDDED]: embedded.said };
  const text = canonical({ ...head, fields: { ...content.full, ...beside } });
  // Asked for where two contents are not the same in full: mostly never.
  const core = once(() => sha256(canonical({ ...head, fields: { ...content.core, ...beside } })));
  const files = uniqBy([...content.media, ...embedded.files], 'id');
  return {
    id: Number(row.id),
    locale,
    live: isLive(row),
    text,
    full: sha256(text),
    get core() {
      return core();
    },
    targets: content.targets,
    row,
    files,
    names: embedded.names,
  };
};

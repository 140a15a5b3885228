import { TABLES } from '../../ledger/tables';
import { chainsOf, COLUMN, type Chain, type Plan } from './plan';
import { all, first, oneOf, type Sql } from './sql';

/** May this document's live rows be written now? The gate's own transaction has said so: in a row that no other transaction ever sees. */
export const permitted = (sql: Sql, uid: string, documentId: string): string =>
  `EXISTS (SELECT 1 FROM ${sql.table(TABLES.permits)} p WHERE p.content_type = ${sql.text(uid)} AND p.document_id = ${documentId})`;

/** What a refusal names: `uid/documentId`. */
export const documentName = (sql: Sql, uid: string, documentId: string): string =>
  sql.concat(sql.text(`${uid}/`), `COALESCE(${documentId}, '')`);

export interface Start {
  /** The id of the row that is asked about. */
  readonly id: string;
  /** Where that id comes from, when it is not a value at hand: a table with its condition. */
  readonly from?: { readonly table: string; readonly where: string };
  /** What else must hold; asked last, for most rows are not live. */
  readonly also?: readonly (string | null)[];
  /** Live rows count even under a permit: nobody may change a file while an entry shows it. */
  readonly permitsIgnored?: boolean;
}

const sources = (sql: Sql, chain: Chain, start: Start): { readonly table: string; readonly on: string }[] => {
  const found: { table: string; on: string }[] = start.from ? [{ table: start.from.table, on: start.from.where }] : [];
  let id = start.id;
  for (const [depth, step] of [...chain.steps].reverse().entries()) {
    const link = `c${String(depth)}`;
    found.push({
      table: `${sql.table(step.link)} ${link}`,
      on: all(
        `${link}.${COLUMN.part} = ${id}`,
        `${link}.${COLUMN.componentType} = ${sql.text(step.component)}`,
        step.fields && oneOf(sql, `${link}.${COLUMN.field}`, step.fields)
      ),
    });
    id = `${link}.${COLUMN.holder}`;
  }
  const open = start.permitsIgnored ? null : `NOT ${permitted(sql, chain.uid, `r.${COLUMN.documentId}`)}`;
  return [
    ...found,
    {
      table: `${sql.table(chain.table)} r`,
      on: all(`r.${COLUMN.id} = ${id}`, `r.${COLUMN.publishedAt} IS NOT NULL`, open, ...(start.also ?? [])),
    },
  ];
};

/** `FROM … WHERE …` that finds the live content row (`r`) to which the row at the start belongs by this chain. */
export const fromChain = (sql: Sql, chain: Chain, start: Start): string => {
  const [head, ...rest] = sources(sql, chain, start);
  if (!head) throw new TypeError('a chain ends at a content row');
  return `FROM ${[head.table, ...rest.map(({ table, on }) => `${sql.join} ${table} ON ${on}`)].join(' ')} WHERE ${head.on}`;
};

/** The live document whose content the row of `uid` is, and that nobody is permitted to write now; null: none. */
export const liveDocument = (sql: Sql, plan: Plan, uid: string, start: Start): string =>
  first(
    chainsOf(plan, uid).map(
      (chain) => `(SELECT ${documentName(sql, chain.uid, `r.${COLUMN.documentId}`)} ${fromChain(sql, chain, start)} LIMIT 1)`
    )
  );

import { createHash } from 'node:crypto';
import type { Sql } from './sql';

/*
 * What must be true of the database, whatever happened to the processes that wrote it. Written from the contract alone, in plain SQL and
 * with its own digest: it shares no line with the plugin, so that the two cannot be wrong together.
 */

type Row = Readonly<Record<string, unknown>>;

/** The covered types that the tests write, with the plain fields whose words are held against the signed bytes. */
const TYPES = [
  { uid: 'api::article.article', table: 'articles', words: ['title', 'summary', 'body', 'source', 'author'], localized: true },
  { uid: 'api::notice.notice', table: 'notices', words: ['title', 'text'], localized: false },
] as const;

const STAGES = ['first_review', 'second_review', 'final_sign_off'];
const GENESIS = '0'.repeat(64);

interface Entry {
  readonly chain: string;
  readonly seq: number;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly event: { readonly type: string; readonly to?: string; readonly contentHash?: string; readonly signOff?: SignOff };
}
interface SignOff {
  readonly stage: string;
  readonly contentHash: string;
  readonly signer: { readonly id: string };
}

export interface Findings {
  /** What is not as it must be; empty when all is well. */
  readonly problems: readonly string[];
  /** What was looked at, so that an empty database does not pass for a sound one. */
  readonly live: number;
  readonly entries: number;
  readonly signed: number;
  readonly publications: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** One text for one value whatever the order of its keys. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held
  );

const entryOf = (row: Row): Entry => {
  const body = JSON.parse(text(row.body)) as Pick<Entry, 'uid' | 'documentId' | 'locale' | 'event'>;
  return {
    ...body,
    chain: text(row.chain),
    seq: Number(row.seq),
    body: text(row.body),
    prevHash: text(row.prev_hash),
    hash: text(row.hash),
  };
};

const groupBy = <T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

/** Every chain: numbered without gaps, each entry linked to the one before and hashed as it stands, the head the last one. */
const chainProblems = (entries: readonly Entry[], heads: readonly Row[]): string[] => {
  const problems: string[] = [];
  const chains = groupBy(entries, (entry) => entry.chain);
  for (const [chain, list] of chains) {
    let previous = GENESIS;
    list.forEach((entry, i) => {
      const at = `${chain}#${String(entry.seq)}`;
      if (entry.seq !== i + 1) problems.push(`${at}: expected number ${String(i + 1)}`);
      if (entry.prevHash !== previous) problems.push(`${at}: not linked to the entry before`);
      if (sha256([entry.chain, entry.seq, entry.prevHash, entry.body].join('\n')) !== entry.hash)
        problems.push(`${at}: its hash is not that of its content`);
      if (`${entry.uid}/${entry.documentId}` !== chain) problems.push(`${at}: it speaks of another document`);
      previous = entry.hash;
    });
    const head = heads.find((row) => text(row.chain) === chain);
    if (Number(head?.seq) !== list.length || text(head?.hash) !== previous) problems.push(`${chain}: the head is not the last entry`);
  }
  return [...problems, ...heads.filter((row) => !chains.has(text(row.chain))).map((row) => `${text(row.chain)}: a head without entries`)];
};

interface History {
  /** The content that is live by the newest publication; null where nothing is. */
  readonly live: string | null;
  /** Every content that ever had three valid sign-offs by three people at once. */
  readonly approved: ReadonlySet<string>;
  /** Publications that rested on nothing. */
  readonly unsigned: readonly Entry[];
}

/** A10.2: on one content, the three stages, by three people. */
const onThree = (signOffs: readonly SignOff[]): string | null => {
  const [hash] = signOffs.map((one) => one.contentHash);
  const people = new Set(signOffs.map((one) => one.signer.id));
  const whole = people.size === 3 && STAGES.every((stage) => signOffs.some((one) => one.stage === stage && one.contentHash === hash));
  return whole && signOffs.length === 3 ? (hash ?? null) : null;
};

/** One document in one locale told again from its entries: which sign-offs stand, what they approve, what goes live. */
const tell = (entries: readonly Entry[]): History => {
  let signOffs: SignOff[] = [];
  let live: string | null = null;
  const approved = new Set<string>();
  const unsigned: Entry[] = [];
  for (const entry of entries) {
    const { type, to, signOff, contentHash } = entry.event;
    if (type === 'signed' && signOff) {
      signOffs.push(signOff);
      const whole = onThree(signOffs);
      if (whole !== null) approved.add(whole);
    } else if (type === 'returned' && to !== 'draft')
      signOffs = signOffs.filter((one) => STAGES.indexOf(one.stage) < STAGES.indexOf(text(to)));
    else if (type === 'published') {
      if (contentHash !== live && onThree(signOffs) !== contentHash) unsigned.push(entry);
      [live, signOffs] = [text(contentHash), []];
    } else if (type === 'taken_down') live = null;
    else if (['submitted', 'returned', 'withdrawn', 'content_changed', 'content_restored', 'deleted'].includes(type)) signOffs = [];
    else throw new Error(`${entry.chain}#${String(entry.seq)}: the checker knows no event ${type}`);
  }
  return { live, approved, unsigned };
};

type Type = (typeof TYPES)[number];
const ORDER = process.env.DATABASE_CLIENT === 'mysql' ? '`order`' : '"order"';

/** What of a live row lies in other tables. */
const partsOf = async (sql: Sql, type: Type, row: Row): Promise<Row> => {
  if (type.table !== 'articles') return {};
  const facts = await sql.all(
    `SELECT f.label AS label, f.value AS value FROM articles_cmps c JOIN components_shared_facts f ON f.id = c.cmp_id
     WHERE c.entity_id = ? AND c.field = 'facts' AND c.component_type = 'shared.fact' ORDER BY c.${ORDER}`,
    [row.id]
  );
  const columns = await sql.all(
    'SELECT c.document_id AS id FROM articles_column_lnk l JOIN columns c ON c.id = l.column_id WHERE l.article_id = ?',
    [row.id]
  );
  return { facts: facts.map(({ label, value }) => ({ label, value })), column: columns.map(({ id }) => text(id)) };
};

/** The words of the live row against the bytes that were signed. */
const wordProblems = async (sql: Sql, type: Type, row: Row, hash: string): Promise<string[]> => {
  const at = `${type.uid}/${text(row.document_id)}/${text(row.locale)}`;
  const [snapshot] = await sql.all('SELECT content FROM three_review_snapshots WHERE hash = ?', [hash]);
  if (!snapshot) return [`${at}: the signed bytes are not kept`];
  if (sha256(text(snapshot.content)) !== hash) return [`${at}: the kept bytes are not those that were signed`];
  const { fields } = JSON.parse(text(snapshot.content)) as { fields: Row };
  const words = Object.fromEntries(type.words.map((name) => [name, name === 'body' ? parsed(row[name]) : row[name]]));
  return Object.entries({ ...words, ...(await partsOf(sql, type, row)) })
    .filter(([name, live]) => plain(live ?? null) !== plain(fields[name] ?? null))
    .map(([name, live]) => `${at}: ${name} is live as ${plain(live)}, signed as ${plain(fields[name])}`);
};

type Histories = ReadonlyMap<string, { readonly entries: readonly Entry[]; readonly history: History }>;

/** Every live row of a covered type is what the newest publication of its document and locale says, and the other way round. */
const liveProblems = async (
  sql: Sql,
  histories: Histories,
  documents: readonly string[]
): Promise<{ problems: string[]; live: number }> => {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const type of TYPES) {
    const columns = ['id', 'document_id', 'locale', ...type.words].join(', ');
    const rows = await sql.all(`SELECT ${columns} FROM ${type.table} WHERE published_at IS NOT NULL AND document_id IN (?)`, [documents]);
    for (const row of rows) {
      const key = `${type.uid}/${text(row.document_id)}/${type.localized ? text(row.locale) : ''}`;
      const history = histories.get(key)?.history;
      if (seen.has(key)) problems.push(`${key}: two live rows`);
      seen.add(key);
      if (!history || history.live === null) problems.push(`${key}: live, and the ledger knows no publication of it`);
      else if (!history.approved.has(history.live)) problems.push(`${key}: live without three sign-offs by three people`);
      else problems.push(...(await wordProblems(sql, type, row, history.live)));
    }
  }
  for (const [key, { history }] of histories) {
    if (history.live !== null && !seen.has(key)) problems.push(`${key}: published, and no row is live`);
  }
  return { problems, live: seen.size };
};

/** Every publication rests on sign-offs that stood before it, and left exactly one event; so did every take-down. */
const publicationProblems = (histories: Histories, publications: readonly Row[]): string[] => {
  const all = [...histories.values()];
  const wanted = new Map(
    all
      .flatMap(({ entries }) => entries)
      .filter(({ event }) => ['published', 'taken_down'].includes(event.type))
      .map((entry) => [`${entry.chain}#${String(entry.seq)}`, entry])
  );
  const told = groupBy(publications, (row) => text(row.dedupe_key));
  const events = [...wanted].flatMap(([cause, { event }]) => {
    const [row, ...more] = told.get(cause) ?? [];
    if (!row || more.length > 0) return [`${cause}: ${String(row ? more.length + 1 : 0)} publication events`];
    const kinds = event.type === 'published' ? ['first', 'update'] : ['take_down'];
    const same = kinds.includes(text(row.kind)) && text(row.content_hash) === text(event.contentHash);
    return same ? [] : [`${cause}: its publication event speaks of something else`];
  });
  return [
    ...all
      .flatMap(({ history }) => history.unsigned)
      .map((entry) => `${entry.chain}#${String(entry.seq)}: published without three sign-offs by three people`),
    ...events,
    ...[...told.keys()].filter((cause) => !wanted.has(cause)).map((cause) => `${cause}: a publication event without a cause`),
  ];
};

/** The projection says what the entries say. */
const stateProblems = (histories: Histories, states: readonly Row[]): string[] => {
  const keyOf = (row: Row) => `${text(row.uid)}/${text(row.document_id)}/${text(row.locale)}`;
  const known = new Set(states.map(keyOf));
  return [
    ...states.flatMap((row) => {
      const live = histories.get(keyOf(row))?.history.live ?? null;
      return (row.live_hash ?? null) === live
        ? []
        : [`${keyOf(row)}: the projection says ${text(row.live_hash)} is live, the entries ${text(live)}`];
    }),
    ...[...histories.keys()].filter((key) => !known.has(key)).map((key) => `${key}: entries without a projection`),
  ];
};

const LEDGER = 'SELECT chain, seq, body, prev_hash, hash FROM three_review_ledger WHERE chain IN (?) ORDER BY chain, seq';

/** Looks at these documents, all of them read at one instant. */
export const check = (sql: Sql, documents: readonly string[]): Promise<Findings> =>
  sql.snapshot(async () => {
    const chains = TYPES.flatMap(({ uid }) => documents.map((id) => `${uid}/${id}`));
    const entries = (await sql.all(LEDGER, [chains])).map(entryOf);
    const heads = await sql.all('SELECT chain, seq, hash FROM three_review_ledger_heads WHERE chain IN (?)', [chains]);
    const publications = await sql.all(
      'SELECT dedupe_key, kind, content_hash FROM three_review_publication_events WHERE document_id IN (?)',
      [documents]
    );
    const states = await sql.all('SELECT uid, document_id, locale, live_hash FROM three_review_states WHERE document_id IN (?)', [
      documents,
    ]);
    const byLocale = groupBy(entries, (entry) => `${entry.uid}/${entry.documentId}/${entry.locale}`);
    const histories: Histories = new Map([...byLocale].map(([key, list]) => [key, { entries: list, history: tell(list) }]));
    const { problems, live } = await liveProblems(sql, histories, documents);
    return {
      problems: [
        ...chainProblems(entries, heads),
        ...problems,
        ...publicationProblems(histories, publications),
        ...stateProblems(histories, states),
      ],
      live,
      entries: entries.length,
      signed: entries.filter(({ event }) => event.type === 'signed').length,
      publications: publications.length,
    };
  });

/** The contents of one document that three people signed, as the ledger has them (A10.2), each with its bytes. */
export const approvedContents = async (sql: Sql, uid: string, documentId: string): Promise<ReadonlyMap<string, Row>> => {
  const entries = (await sql.all(LEDGER, [[`${uid}/${documentId}`]])).map(entryOf);
  const hashes = [...tell(entries).approved];
  const rows = await sql.all('SELECT hash, content FROM three_review_snapshots WHERE hash IN (?)', [hashes]);
  const contents = new Map(rows.map((row) => [text(row.hash), (JSON.parse(text(row.content)) as { fields: Row }).fields]));
  return new Map(hashes.map((hash) => [hash, contents.get(hash) ?? {}]));
};

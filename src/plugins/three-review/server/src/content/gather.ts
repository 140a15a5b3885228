import chunk from 'lodash/chunk';
import groupBy from 'lodash/groupBy';
import uniqBy from 'lodash/uniqBy';
import { engineOf, NAMED_AT_ONCE, numberOf } from '../platform/database';
import { findModel, rowsByIds, textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { linkedFields, type LinkedField } from './linked';
import { readLinks } from './links';
import { contentPopulate } from './populate';
import { UPLOAD_FILE } from './schema';

type Filled = Record<string, unknown>;

/** What of a model's content Strapi itself fills in: what is kept in other ways than in link tables. */
export const populateBeside = (strapi: Strapi, uid: string, ignore: readonly string[] = []): object => {
  const linked = new Set(linkedFields(strapi, uid, ignore).map(({ name }) => name));
  return Object.fromEntries(Object.entries(contentPopulate(strapi, uid, ignore)).filter(([name]) => !linked.has(name)));
};

/**
 * Fills in what rows hold besides their own columns: one query for all link tables at whatever depth, one for the rows of each component, one
 * for all files. What it finds, and in which order, is what Strapi's populate finds (`tests/integration/main-job`), in half the queries.
 */
export const gather = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  rows: readonly Row[],
  ignore: readonly string[]
): Promise<readonly Row[]> => {
  const filled = rows.map((row): Filled => ({ ...row }));
  if (filled.length === 0) return filled;
  const fields = linkedFields(strapi, uid, ignore);
  const ids = filled.map((row) => numberOf(row.id));
  const tree = new Tree(strapi, await readLinks(strapi, trx, uid, fields, ids));
  for (const [i, row] of filled.entries()) tree.hang(row, uid, ids[i] ?? NaN, fields);
  await tree.read();
  return filled;
};

/** The values of one field until all rows are read. */
interface Held {
  readonly row: Filled;
  readonly field: LinkedField;
  readonly values: readonly Filled[];
}

const isThere = (row: Filled): boolean => row.id !== undefined;

const keyOf = (uid: string, field: string, own: number): string => [uid, field, own].join('/');

/** Puts rows together by their links, then reads them, one query a model. */
class Tree {
  private readonly links: Readonly<Record<string, readonly Row[]>>;
  private readonly models = new Map<string, Map<number, Filled>>();
  private readonly held: Held[] = [];

  constructor(
    private readonly strapi: Strapi,
    links: readonly Row[]
  ) {
    this.links = groupBy(links, (link) => keyOf(String(link.uid), String(link.fld), numberOf(link.own)));
  }

  hang(row: Filled, uid: string, id: number, fields: readonly LinkedField[]): void {
    for (const field of fields) {
      // One row may have been found by two ways.
      const links = uniqBy(this.links[keyOf(uid, field.name, id)] ?? [], 'lnk');
      this.held.push({ row, field, values: this.inOrder(links).flatMap((link): Filled[] => this.valuesOf(field, link)) });
    }
  }

  private inOrder(links: readonly Row[]): readonly Row[] {
    const unordered = engineOf(this.strapi) === 'postgres' ? Infinity : -Infinity;
    const place = ({ ord }: Row): number => (ord === null || ord === undefined ? unordered : numberOf(ord));
    return [...links].sort((a, b) => place(a) - place(b) || numberOf(a.lnk) - numberOf(b.lnk));
  }

  private valuesOf({ kind, attribute }: LinkedField, link: Row): Filled[] {
    const id = numberOf(link.far);
    if (kind === 'relation') {
      const name = textOf(link.word);
      return [{ id, documentId: textOf(link.doc), locale: textOf(link.loc), ...(name === null ? {} : { name }) }];
    }
    if (kind === 'media') return [this.awaited(UPLOAD_FILE, id, [])];
    if (attribute.type === 'component') return [this.awaited(attribute.component ?? '', id, partsFields(this.strapi, attribute.component))];
    const component = String(link.doc);
    // A component that the zone no longer takes, or the host no longer has.
    if (attribute.components?.includes(component) !== true || !findModel(this.strapi, component)) return [];
    const part = this.awaited(component, id, partsFields(this.strapi, component));
    part.__component = component;
    return [part];
  }

  /** The row as it will stand when it is read. */
  private awaited(uid: string, id: number, fields: readonly LinkedField[]): Filled {
    const ofModel = this.models.get(uid) ?? new Map<number, Filled>();
    this.models.set(uid, ofModel);
    const held = ofModel.get(id);
    if (held) return held;
    const row: Filled = {};
    ofModel.set(id, row);
    this.hang(row, uid, id, fields);
    return row;
  }

  async read(): Promise<void> {
    for (const [uid, rows] of this.models) {
      const populate = uid === UPLOAD_FILE ? {} : populateBeside(this.strapi, uid);
      for (const ids of chunk([...rows.keys()], NAMED_AT_ONCE)) {
        for (const row of await rowsByIds(this.strapi, uid, ids, populate)) Object.assign(rows.get(numberOf(row.id)) ?? {}, row);
      }
    }
    for (const { row, field, values } of this.held) {
      // A link to a row that is not there leads to nothing.
      const there = values.filter(isThere);
      row[field.name] = field.one ? (there[0] ?? null) : there;
    }
  }
}

const partsFields = (strapi: Strapi, component: string | undefined): readonly LinkedField[] =>
  component === undefined ? [] : linkedFields(strapi, component, []);

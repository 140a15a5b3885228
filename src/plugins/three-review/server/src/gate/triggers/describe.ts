import { contentAttributes, UPLOAD_FILE } from '../../content';
import { configOf } from '../../platform/covered';
import { storedModels, type JoinTable, type Stored, type StoredModelOf } from '../../platform/metadata';
import { hasDraftAndPublish, modelOf, type Attribute, type Model, type Strapi } from '../../platform/strapi';
import {
  COLUMN,
  type Chain,
  type ComponentTable,
  type ContentTable,
  type End,
  type FileTable,
  type LinkTable,
  type Plan,
  type Step,
  type Target,
  type TargetTable,
} from './plan';

/** What is read: the models as the host declares them, and as they are stored. */
export interface Host {
  readonly model: (uid: string) => Model;
  readonly stored: StoredModelOf;
  /** Covered types, with the fields that are no content there. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
}

export const hostOf = (strapi: Strapi): Host => ({
  model: (uid) => modelOf(strapi, uid),
  stored: storedModels(strapi),
  covered: new Map(Object.entries(configOf(strapi).contentTypes).map(([uid, mapping]) => [uid, mapping.ignore])),
});

interface Placed {
  readonly table: string;
  readonly end: End;
}
interface Named {
  readonly target: Target;
  readonly link: TargetTable['links'][number];
}

const plans = new WeakMap<Strapi, Plan>();

/** The plan of this host: read once, when its models are loaded. */
export const planOf = (strapi: Strapi): Plan => {
  const plan = plans.get(strapi) ?? describe(hostOf(strapi));
  plans.set(strapi, plan);
  return plan;
};

export const describe = (host: Host): Plan => {
  const chains = new Map<string, Chain[]>();
  for (const uid of host.covered.keys()) walk(host, uid, { uid, table: host.stored(uid).tableName, steps: [] }, chains, []);
  const owners = [...chains.keys()];
  const placed = owners.flatMap((uid) => endsOf(host, uid));
  const components: ComponentTable[] = owners
    .filter((uid) => !host.covered.has(uid))
    .map((uid) => ({ uid, table: host.stored(uid).tableName }));
  return {
    contents: [...host.covered].map(([uid, ignore]): ContentTable => ({
      uid,
      table: host.stored(uid).tableName,
      free: freeColumns(host, uid, ignore),
    })),
    components,
    links: linkTables(placed),
    files: fileTable(host, owners),
    targets: targetTables(host, [...placed.flatMap(named), ...owners.flatMap((uid) => namedInRow(host, uid))]),
    chains,
  };
};

const ignoredOf = (host: Host, uid: string): readonly string[] => host.covered.get(uid) ?? [];
const attributesOf = (host: Host, uid: string): ReadonlyArray<readonly [string, Attribute]> =>
  contentAttributes(host.model(uid), ignoredOf(host, uid));

const storedAttribute = (host: Host, uid: string, name: string): Stored => {
  const found = host.stored(uid).attributes[name];
  if (!found) throw new TypeError(`${uid}.${name} is not stored`);
  return found;
};

const joinTableOf = (host: Host, uid: string, name: string): JoinTable => {
  const { joinTable } = storedAttribute(host, uid, name);
  if (!joinTable) throw new TypeError(`${uid}.${name} has no join table`);
  return joinTable;
};

const isPart = (attribute: Attribute): boolean => attribute.type === 'component' || attribute.type === 'dynamiczone';
const partsOf = (attribute: Attribute): readonly string[] =>
  attribute.type === 'component' ? (attribute.component ? [attribute.component] : []) : (attribute.components ?? []);

/** The fields of this kind that count, or null where none of the kind is ignored: then the table tells nothing more. */
const countingFields = (host: Host, uid: string, kind: (attribute: Attribute) => boolean): readonly string[] | null => {
  const all = Object.entries(host.model(uid).attributes).filter(([, attribute]) => kind(attribute));
  const counting = attributesOf(host, uid).filter(([, attribute]) => kind(attribute));
  return all.length === counting.length ? null : counting.map(([name]) => name);
};

const walk = (host: Host, uid: string, chain: Chain, chains: Map<string, Chain[]>, above: readonly string[]): void => {
  if (above.includes(uid))
    throw new Error(`three-review: the component ${uid} contains itself (${[...above, uid].join(' > ')}); its rows cannot be guarded`);
  const known = chains.get(uid) ?? [];
  if (known.some((other) => JSON.stringify(other) === JSON.stringify(chain))) return;
  chains.set(uid, [...known, chain]);
  const fields = countingFields(host, uid, isPart);
  for (const [name, attribute] of attributesOf(host, uid)) {
    if (!isPart(attribute)) continue;
    const link = joinTableOf(host, uid, name).name;
    for (const component of partsOf(attribute)) {
      const step: Step = { link, component, fields };
      walk(host, component, { ...chain, steps: [...chain.steps, step] }, chains, [...above, uid]);
    }
  }
};

/** The columns that Strapi itself keeps in a row for an attribute. */
const columnsOf = (stored: Stored | undefined): string[] => {
  if (!stored) return [];
  if (stored.joinColumn && stored.owner) return [stored.joinColumn.name];
  if (stored.morphColumn) return [stored.morphColumn.idColumn.name, stored.morphColumn.typeColumn.name];
  return stored.columnName !== undefined && stored.type !== 'relation' ? [stored.columnName] : [];
};

const freeColumns = (host: Host, uid: string, ignore: readonly string[]): readonly string[] => {
  const { attributes } = host.stored(uid);
  return ['createdBy', 'updatedBy', ...ignore].flatMap((name) => columnsOf(attributes[name]));
};

const targetOf = (host: Host, uid: string): Target => ({
  uid,
  table: host.stored(uid).tableName,
  draftAndPublish: hasDraftAndPublish(host.model(uid)),
});

const identityOf = (host: Host, uid: string): readonly string[] => {
  const { attributes } = host.stored(uid);
  return [COLUMN.id, ...['documentId', 'locale'].flatMap((name) => attributes[name]?.columnName ?? [])];
};

const NO_TARGET = { attribute: null, type: null, fields: null, content: null, order: null, target: null } as const;

const endsOf = (host: Host, uid: string): Placed[] =>
  attributesOf(host, uid).flatMap(([name, attribute]): Placed[] => {
    if (isPart(attribute)) {
      const { name: table, joinColumn } = joinTableOf(host, uid, name);
      return [{ table, end: { ...NO_TARGET, uid, column: joinColumn.name, fields: countingFields(host, uid, isPart) } }];
    }
    const stored = storedAttribute(host, uid, name);
    if (stored.relation === 'morphOne' || stored.relation === 'morphMany') return [farMorphEnd(host, uid, attribute, stored)];
    return stored.relation === undefined ? [] : relationEnds(host, uid, name, stored);
  });

/** The other side keeps a polymorphic relation to here: media do, in a join table of their own. */
const farMorphEnd = (host: Host, uid: string, attribute: Attribute, stored: Stored): Placed => {
  const { target = '', morphBy = '' } = stored;
  const far = storedAttribute(host, target, morphBy);
  const isSame = (other: Attribute): boolean =>
    other.type === attribute.type && (attribute.type === 'media' || other.target === attribute.target);
  const fields = far.joinTable ? countingFields(host, uid, isSame) : null;
  if (far.joinTable?.morphColumn) {
    const { idColumn, typeColumn } = far.joinTable.morphColumn;
    return { table: far.joinTable.name, end: { ...NO_TARGET, uid, column: idColumn.name, type: typeColumn.name, fields } };
  }
  if (!far.morphColumn) throw new TypeError(`${target}.${morphBy} is not stored as a polymorphic relation`);
  const { idColumn, typeColumn } = far.morphColumn;
  const content = [...identityOf(host, target), idColumn.name, typeColumn.name];
  return { table: host.stored(target).tableName, end: { ...NO_TARGET, uid, column: idColumn.name, type: typeColumn.name, content } };
};

const relationEnds = (host: Host, uid: string, attribute: string, stored: Stored): Placed[] => {
  const { joinTable, joinColumn, target } = stored;
  if (joinTable?.morphColumn) return [{ table: joinTable.name, end: { ...NO_TARGET, uid, attribute, column: joinTable.joinColumn.name } }];
  if (joinTable?.inverseJoinColumn && target) {
    const column = joinTable.joinColumn.name;
    const far = joinTable.inverseJoinColumn.name;
    // The far side of an inverse relation is ordered by others: the content hash does not look at its order either.
    const order = stored.mappedBy ? null : (joinTable.orderColumnName ?? null);
    const content = [COLUMN.id, column, far, ...(order === null ? [] : [order])];
    return [
      {
        table: joinTable.name,
        end: { ...NO_TARGET, uid, attribute, column, content, order, target: { ...targetOf(host, target), column: far } },
      },
    ];
  }
  if (joinColumn?.referencedColumn && !stored.owner && target) {
    const column = joinColumn.referencedColumn;
    return [
      {
        table: host.stored(target).tableName,
        end: { ...NO_TARGET, uid, attribute, column, content: [...identityOf(host, target), column] },
      },
    ];
  }
  return [];
};

const linkTables = (placed: readonly Placed[]): LinkTable[] => {
  const tables = new Map<string, End[]>();
  for (const { table, end } of placed) {
    const ends = tables.get(table) ?? [];
    const bare = { ...end, attribute: null };
    const same = ends.findIndex((other) => JSON.stringify({ ...other, attribute: null }) === JSON.stringify(bare));
    if (same === -1) tables.set(table, [...ends, end]);
    else ends[same] = bare;
  }
  return [...tables].map(([table, ends]) => ({ table, ends }));
};

const named = ({ table, end }: Placed): Named[] =>
  end.target ? [{ target: end.target, link: { table, column: end.target.column, end } }] : [];

/** A relation that is kept as a column of the content row itself: its target's going away would empty it, by the foreign key. */
const namedInRow = (host: Host, uid: string): Named[] =>
  attributesOf(host, uid).flatMap(([name]): Named[] => {
    const stored = host.stored(uid).attributes[name];
    if (!stored?.joinColumn || !stored.owner || !stored.target) return [];
    const end: End = { ...NO_TARGET, uid, attribute: name, column: COLUMN.id };
    return [{ target: targetOf(host, stored.target), link: { table: host.stored(uid).tableName, column: stored.joinColumn.name, end } }];
  });

const targetTables = (host: Host, all: readonly Named[]): TargetTable[] => {
  const uids = [...new Set(all.map(({ target }) => target.uid))].filter((uid) => !host.covered.has(uid));
  return uids.map((uid) => ({
    ...targetOf(host, uid),
    identity: identityOf(host, uid),
    links: all.filter(({ target }) => target.uid === uid).map(({ link }) => link),
  }));
};

const fileTable = (host: Host, owners: readonly string[]): FileTable | null => {
  const shownBy = owners
    .map((uid) => ({ uid, fields: attributesOf(host, uid).flatMap(([name, attribute]) => (attribute.type === 'media' ? [name] : [])) }))
    .filter(({ fields }) => fields.length > 0);
  if (shownBy.length === 0) return null;
  const { tableName, attributes } = host.stored(UPLOAD_FILE);
  const joinTable = attributes.related?.joinTable;
  if (!joinTable?.morphColumn) throw new TypeError(`${UPLOAD_FILE}.related has no join table`);
  const free = ['createdBy', 'updatedBy', 'createdAt', 'updatedAt', 'folderPath'].flatMap((name) => columnsOf(attributes[name]));
  const { idColumn, typeColumn } = joinTable.morphColumn;
  return {
    table: tableName,
    links: joinTable.name,
    file: joinTable.joinColumn.name,
    owner: idColumn.name,
    type: typeColumn.name,
    shownBy,
    free,
  };
};

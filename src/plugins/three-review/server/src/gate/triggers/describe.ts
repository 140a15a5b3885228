import isEqual from 'lodash/isEqual';
import { componentsOf, UPLOAD_FILE, type Hung } from '../../content';
import type { Strapi } from '../../platform/strapi';
import { endsOf, NO_TARGET, type Placed } from './ends';
import { attributesOf, columnsOf, countingFields, freeColumns, hostOf, identityOf, isPart, joinTableOf, targetOf, type Host } from './host';
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
  const chains = chainsIn(host);
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

/** How rows of each type and component hang in a covered document, each way once. */
const chainsIn = (host: Host): ReadonlyMap<string, readonly Chain[]> => {
  const chains = new Map<string, Chain[]>();
  const add = (uid: string, chain: Chain): void => {
    const known = chains.get(uid) ?? [];
    if (!known.some((other) => isEqual(other, chain))) chains.set(uid, [...known, chain]);
  };
  for (const uid of host.covered.keys()) {
    const table = host.stored(uid).tableName;
    add(uid, { uid, table, steps: [] });
    for (const { owner, name, attribute, within } of host.fields(uid)) {
      for (const component of componentsOf(attribute)) {
        const way = [...within, { owner, name, component }];
        refuseCircle(way);
        add(component, { uid, table, steps: way.map((hung) => stepOf(host, hung)) });
      }
    }
  }
  return chains;
};

const stepOf = (host: Host, { owner, name, component }: Hung): Step => ({
  link: joinTableOf(host, owner, name).name,
  component,
  fields: countingFields(host, owner, isPart),
});

const refuseCircle = (way: readonly Hung[]): void => {
  const uids = [...way.map(({ owner }) => owner), ...way.slice(-1).map(({ component }) => component)];
  const last = uids.at(-1) ?? '';
  if (uids.indexOf(last) < uids.length - 1)
    throw new Error(`three-review: the component ${last} contains itself (${uids.join(' > ')}); its rows cannot be guarded`);
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

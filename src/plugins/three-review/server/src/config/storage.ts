import { ADDED_ROLES, type AddedRole } from '../../../shared/addedFields';
import { TABLES } from '../ledger/tables';
import { configOf, coveredUids } from '../platform/covered';
import { allRows, firstRow, inTransaction, table } from '../platform/database';
import { storedModels, type StoredModel } from '../platform/metadata';
import { modelOf, type Row, type Strapi } from '../platform/strapi';
import { createMissing, hasColumn, hasTable, type Columns } from '../platform/tables';
import { addedNames } from './added';
import { otherName } from './taken';

export const STORAGE_TABLES = { fields: 'three_review_added_fields' } as const;

/** Which columns and link tables in the host's database are ours. Written before Strapi makes them, so that no crash makes them look like the host's. */
const COLUMNS: Readonly<Record<keyof typeof STORAGE_TABLES, Columns>> = {
  fields: (t) => {
    t.string('uid', 120).notNullable();
    t.string('role', 20).notNullable();
    t.string('name', 120).notNullable();
    t.primary(['uid', 'role']);
  },
};

/** Where an attribute's values are: a link table, or a column of the type's own table. */
interface Place {
  readonly table: string;
  readonly column: string | null;
}

const placeOf = ({ tableName, attributes }: StoredModel, name: string): Place | null => {
  const stored = attributes[name];
  if (stored?.joinTable) return { table: stored.joinTable.name, column: null };
  return stored?.columnName === undefined ? null : { table: tableName, column: stored.columnName };
};

interface Added {
  readonly uid: string;
  readonly role: AddedRole;
  readonly name: string;
  readonly place: Place;
}

const addedFields = (strapi: Strapi): readonly Added[] =>
  coveredUids(strapi).flatMap((uid) => {
    const mapping = configOf(strapi).contentTypes[uid];
    const names = mapping ? addedNames(mapping) : {};
    return ADDED_ROLES.flatMap((role): Added[] => {
      const name = names[role];
      const place = name === undefined ? null : placeOf(storedModels(strapi)(uid), name);
      return name === undefined || place === null ? [] : [{ uid, role, name, place }];
    });
  });

/** Two attributes that are spelt otherwise can be one column (`review_unit`, `reviewUnit`); null: nothing of the host's model lies there. */
const heldByModel = (strapi: Strapi, { uid, name, place }: Added): string | null => {
  const models = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];
  for (const other of models) {
    const model = storedModels(strapi)(other);
    if (place.column === null && model.tableName === place.table) return `the table of ${other}`;
    const twin = Object.keys(model.attributes).find((attribute) => {
      const held = other === uid && attribute === name ? null : placeOf(model, attribute);
      return held?.table === place.table && held.column === place.column && model.attributes[attribute]?.mappedBy === undefined;
    });
    if (twin !== undefined) return `the field ${twin} of ${other}`;
  }
  return null;
};

/** Does something lie there already, that the model knows nothing of? An empty column is nobody's loss. */
const holdsValues = async (strapi: Strapi, { table: name, column }: Place): Promise<boolean> => {
  const rows = table(strapi, strapi.db.connection, name);
  if (column === null) return (await hasTable(strapi, name)) && (await firstRow(rows.first('*'))) !== undefined;
  return (await hasColumn(strapi, name, column)) && (await firstRow(rows.whereNotNull(column).first(column))) !== undefined;
};

const rowsIn = async (strapi: Strapi, name: string): Promise<readonly Row[]> =>
  (await hasTable(strapi, name)) ? allRows(table(strapi, strapi.db.connection, name).select()) : [];

const named = ({ place }: Added): string =>
  place.column === null ? `the table ${place.table}` : `the column ${place.table}.${place.column}`;

/**
 * What of the host's database an added field would take over: nothing of it is ever altered or dropped. Asked before Strapi synchronises.
 * Of a type that an earlier version covered, the fields under the names of that time are ours.
 */
export const storageFaults = async (strapi: Strapi): Promise<string[]> => {
  const claimed = await rowsIn(strapi, STORAGE_TABLES.fields);
  const covered = (await rowsIn(strapi, TABLES.types)).map((row) => String(row.uid));
  const faults: string[] = [];
  for (const added of addedFields(strapi)) {
    const { uid, role, name } = added;
    const ways = `Nothing was changed. Please ${otherName(modelOf(strapi, uid), role)}`;
    const claim = claimed.find((row) => row.uid === uid && row.role === role);
    const former = claim === undefined ? null : String(claim.name);
    const holder = heldByModel(strapi, added);
    if (holder !== null) faults.push(`contentTypes.${uid}: ${name} would be kept in ${named(added)}, which is that of ${holder}. ${ways}`);
    else if (former !== null && former !== name)
      faults.push(
        `contentTypes.${uid}: the plugin's field ${name} was called ${former} so far, and what was written stays there. Give it that name again: added: { ${role}: '${former}' }`
      );
    else if (
      former === null &&
      !(covered.includes(uid) && claimed.every((row) => row.uid !== uid)) &&
      (await holdsValues(strapi, added.place))
    )
      faults.push(`contentTypes.${uid}: ${named(added)} is in the database and holds values that are not the plugin's. ${ways}`);
  }
  return faults;
};

/** From now on what lies under these names is ours. */
export const claimStorage = async (strapi: Strapi): Promise<void> => {
  await createMissing(strapi, STORAGE_TABLES, COLUMNS);
  await inTransaction(strapi, async (trx) => {
    const held = await allRows(table(strapi, trx, STORAGE_TABLES.fields).select());
    const missing = addedFields(strapi).filter(({ uid, role }) => !held.some((row) => row.uid === uid && row.role === role));
    for (const { uid, role, name } of missing) await table(strapi, trx, STORAGE_TABLES.fields).insert({ uid, role, name });
  });
};

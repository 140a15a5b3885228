import type { Stored } from '../../platform/metadata';
import type { Attribute } from '../../platform/strapi';
import { attributesOf, countingFields, identityOf, isPart, joinTableOf, storedAttribute, targetOf, type Host } from './host';
import { COLUMN, type End } from './plan';

/** One end of a link, and the table in which it lies. */
export interface Placed {
  readonly table: string;
  readonly end: End;
}
export const NO_TARGET = { attribute: null, type: null, fields: null, content: null, order: null, target: null } as const;

/** Where the fields of a model's content lie outside its own row. */
export const endsOf = (host: Host, uid: string): Placed[] =>
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

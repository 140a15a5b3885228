import difference from 'lodash/difference';
import isEqual from 'lodash/isEqual';
import union from 'lodash/union';
import { NOTED, type NotedParts } from '../leaving/noted';
import { configOf } from '../platform/covered';
import { remembered } from '../platform/memory';
import type { Strapi } from '../platform/strapi';
import type { OwnParts } from './ownParts';

const memory = remembered<NotedParts>(NOTED);

/** Notes what stands in the host's database because of the plugin, and what stood there before: `three-review leave` finds it by this. */
export const noteParts = async (strapi: Strapi, own: OwnParts): Promise<void> => {
  const before = await memory.get(strapi);
  const columns: Record<string, readonly string[]> = { ...before?.columns };
  for (const [table, names] of own.columns) columns[table] = union(columns[table], [...names]);
  // An earlier version took for its own what the host's file declares.
  for (const [table, names] of own.hosts.columns) columns[table] = difference(columns[table], [...names]);
  const tables = difference(union(before?.tables, [...own.tables]), [...own.hosts.tables]);
  const noted = { tables, columns, keptFiles: configOf(strapi).keptFiles };
  if (!isEqual(noted, before)) await memory.set(strapi, noted);
};

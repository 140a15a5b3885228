import { componentsOf } from '../../content';
import { currentCaller, currentScope } from '../../platform/caller';
import { isCovered } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import { findModel, rowsOf, textOf, type Strapi } from '../../platform/strapi';
import { dataOf, idsOf, met, observeDrafts, type Event } from './events';
import { holdersOf, type Holder } from './holders';
import { refuseLive } from './refusal';
import { surroundings } from './schema';

/** Inside a document action Strapi writes the components of the document that the gate has let through, and new ones. */
const isGates = (): boolean => currentScope().action === true;

const refuseIfLive = (strapi: Strapi, holders: readonly Holder[]): void => {
  const live = holders.filter((holder) => holder.live);
  if (live.length > 0) refuseLive(currentCaller(strapi), 'component', live);
};

/** A component row of live content changes with its document; of a draft, the draft is looked at afterwards. */
const beforeChange = async (strapi: Strapi, event: Event): Promise<void> => {
  if (isGates()) return;
  await beforeHanging(strapi, event);
  const { uid } = event.model;
  if (!surroundings(strapi).parts.has(uid) || isCovered(strapi, uid)) return;
  const rows = await met(strapi, event);
  const holders = await inTransaction(strapi, (trx) => holdersOf(strapi, trx, uid, idsOf(rows)));
  refuseIfLive(strapi, holders);
  event.state.drafts = holders;
};

/** Nor may such a row be hung into something else, through which it would change. */
const beforeHanging = async (strapi: Strapi, event: Event): Promise<void> => {
  if (isGates()) return;
  for (const [name, attribute] of Object.entries(findModel(strapi, event.model.uid)?.attributes ?? {})) {
    const components = componentsOf(attribute).filter((component) => surroundings(strapi).parts.has(component));
    if (components.length === 0) continue;
    const hung = dataOf(event).flatMap((data) => hanging(data[name]));
    for (const component of components) {
      const ids = hung.filter(({ type }) => type === null || type === component).map(({ id }) => id);
      refuseIfLive(strapi, await inTransaction(strapi, (trx) => holdersOf(strapi, trx, component, ids)));
    }
  }
};

interface Hung {
  readonly id: number;
  /** Null: not said. */
  readonly type: string | null;
}

/** The component rows that a value of Strapi's database layer names: an id, `{ id }`, lists of them, and `set`, `connect`, `disconnect` of those. */
const hanging = (value: unknown): Hung[] => {
  if (typeof value === 'number' || typeof value === 'string') return [{ id: Number(value), type: null }];
  if (Array.isArray(value)) return value.flatMap(hanging);
  return rowsOf(value).flatMap((row) => {
    if (row.id === undefined) return [row.set, row.connect, row.disconnect].flatMap(hanging);
    const pivot = rowsOf(row.__pivot)[0];
    return [{ id: Number(row.id), type: textOf(row.__component) ?? textOf(row.__type) ?? textOf(pivot?.component_type) }];
  });
};

/** Component rows written by `db.query`. The document service checks by itself that a document's update keeps to its own components. */
export const componentLifecycles = (strapi: Strapi) => {
  const change = (event: Event) => beforeChange(strapi, event);
  const after = (event: Event) => observeDrafts(strapi, event);
  return {
    beforeCreate: (event: Event) => beforeHanging(strapi, event),
    beforeUpdate: change,
    beforeUpdateMany: change,
    beforeDelete: change,
    beforeDeleteMany: change,
    afterUpdate: after,
    afterUpdateMany: after,
    afterDelete: after,
    afterDeleteMany: after,
  };
};

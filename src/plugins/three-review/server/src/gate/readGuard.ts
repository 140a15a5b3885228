import { inTrial } from '../ledger/site';
import { currentCaller, currentScope, isKeptFromDrafts } from '../platform/caller';
import { UPLOAD_FILE } from '../content';
import { isCovered } from '../platform/covered';
import { invalid } from '../platform/errors';
import { findModel, isRow, type Attribute, type Row, type Strapi } from '../platform/strapi';
import { isPublicationFilter } from './publicationFilter';
import { targetsOf } from './targets';
import { keepsFilesBack, shownFiles } from './unshown';

/** A query of Strapi's database layer, before it runs; what is put into `params` is what is asked. */
export interface ReadEvent {
  readonly model: { readonly uid: string };
  readonly params: { where?: unknown; populate?: unknown; orderBy?: unknown; filters?: unknown };
}

const LIVE = { publishedAt: { $notNull: true } };
const NEGATIONS = new Set(['$not']);

const hidden = (where: string): never => {
  throw invalid(`Invalid parameter at ${where}: it would tell of drafts, which need the permission drafts.read`, {
    code: 'drafts_hidden',
  });
};

const attributeOf = (strapi: Strapi, uid: string, name: string): Attribute | undefined => {
  const model = findModel(strapi, uid);
  if (name === 'localizations' && isCovered(strapi, uid)) return { type: 'relation', relation: 'oneToMany', target: uid };
  return model?.attributes[name];
};

/** A relation to files that is no media field: what it leads to is not made public by it. A media field of what may be read shows its files. */
const linksFiles = (strapi: Strapi, uid: string, name: string): boolean => {
  const attribute = attributeOf(strapi, uid, name);
  return attribute?.type === 'relation' && attribute.target === UPLOAD_FILE && keepsFilesBack(strapi);
};

const and = (...conditions: readonly unknown[]): Row => ({ $and: conditions.filter((condition) => isRow(condition)) });

/**
 * Adds to every step of a filter that enters a covered type: published rows only. A negation around such a step would count drafts: refused.
 * A comparison of live rows with their drafts (`publicationFilter`) is left out, so that all its values answer alike.
 */
export const guardWhere = (strapi: Strapi, uid: string, where: unknown, path = 'filters', negated = false): unknown => {
  if (Array.isArray(where)) return where.map((part: unknown) => guardWhere(strapi, uid, part, path, negated));
  if (!isRow(where)) return where;
  const asked = isCovered(strapi, uid)
    ? Object.entries(where).filter(([, value]) => !isPublicationFilter(strapi, uid, value))
    : Object.entries(where);
  return Object.fromEntries(
    asked.map(([key, value]): [string, unknown] => {
      if (key.startsWith('$')) return [key, guardWhere(strapi, uid, value, path, negated || NEGATIONS.has(key))];
      const [target] = targetsOf(attributeOf(strapi, uid, key));
      if (target === undefined) return [key, value];
      const at = `${path}.${key}`;
      if (linksFiles(strapi, uid, key))
        return [key, and(isRow(value) ? guardWhere(strapi, target, value, at, negated) : { id: value }, shownFiles(strapi))];
      if (!isCovered(strapi, target)) return [key, isRow(value) ? guardWhere(strapi, target, value, at, negated) : value];
      if (negated) return hidden(at);
      const inner = isRow(value) ? guardWhere(strapi, target, value, at, negated) : { id: value };
      return [key, and(inner, LIVE)];
    })
  );
};

/** Sorting through a relation to a covered type orders by its drafts as well: refused. */
export const guardOrder = (strapi: Strapi, uid: string, order: unknown, path = 'sort'): void => {
  if (Array.isArray(order)) order.forEach((part) => guardOrder(strapi, uid, part, path));
  else if (typeof order === 'string') guardOrderPath(strapi, uid, (order.split(':')[0] ?? '').split('.'), path);
  else if (isRow(order)) {
    for (const [key, inner] of Object.entries(order)) {
      guardOrderPath(strapi, uid, key.split('.'), path);
      for (const target of targetsOf(attributeOf(strapi, uid, key))) guardOrder(strapi, target, inner, `${path}.${key}`);
    }
  }
};

const guardOrderPath = (strapi: Strapi, uid: string, [step, ...rest]: readonly string[], path: string): void => {
  if (step === undefined) return;
  for (const target of targetsOf(attributeOf(strapi, uid, step))) {
    if (isCovered(strapi, target)) hidden(`${path}.${step}`);
    guardOrderPath(strapi, target, rest, `${path}.${step}`);
  }
};

/** `true`, a list of paths or a tree: always a tree. */
const populateTree = (strapi: Strapi, uid: string, populate: unknown): Record<string, unknown> => {
  if (populate === true || populate === '*') {
    const names = Object.entries(findModel(strapi, uid)?.attributes ?? {}).filter(
      ([, attribute]) => targetsOf(attribute).length > 0 || attribute.type === 'relation'
    );
    return Object.fromEntries(names.map(([name]) => [name, true]));
  }
  if (typeof populate === 'string') return populateTree(strapi, uid, [populate]);
  if (Array.isArray(populate)) {
    const tree: Record<string, unknown> = {};
    for (const entry of populate.filter((part): part is string => typeof part === 'string')) {
      const [head = '', ...rest] = entry.split('.');
      const held = tree[head];
      const deeper: unknown[] = isRow(held) && Array.isArray(held.populate) ? held.populate : [];
      tree[head] = rest.length === 0 && deeper.length === 0 ? true : { populate: rest.length === 0 ? deeper : [...deeper, rest.join('.')] };
    }
    return tree;
  }
  return isRow(populate) ? { ...populate } : {};
};

/** Restricts every populated covered type to its published rows, at any depth; what could be either is left out. */
export const guardPopulate = (strapi: Strapi, uid: string, populate: unknown, path = 'populate'): unknown => {
  if (populate === undefined || populate === null || populate === false) return populate;
  const tree = populateTree(strapi, uid, populate);
  const guarded: Record<string, unknown> = {};
  for (const [name, asked] of Object.entries(tree)) {
    if (asked === false || asked === null || asked === undefined) continue;
    const attribute = attributeOf(strapi, uid, name);
    if (attribute?.type === 'relation' && !attribute.target) continue; // polymorphic: it may lead anywhere, into the parts of drafts too
    guarded[name] = guardBranch(strapi, attribute, asked, `${path}.${name}`);
  }
  return guarded;
};

const guardBranch = (strapi: Strapi, attribute: Attribute | undefined, asked: unknown, path: string): unknown => {
  const targets = targetsOf(attribute);
  const branch: Record<string, unknown> = isRow(asked) ? { ...asked } : {};
  const covered = targets.some((target) => isCovered(strapi, target));
  if (covered && branch.count !== undefined) hidden(`${path}.count`);
  for (const target of targets) {
    if (branch.where !== undefined) branch.where = guardWhere(strapi, target, branch.where, path);
    if (branch.orderBy !== undefined) guardOrder(strapi, target, branch.orderBy, path);
    if (branch.populate !== undefined) branch.populate = guardPopulate(strapi, target, branch.populate, path);
  }
  if (isRow(branch.on)) {
    branch.on = Object.fromEntries(
      Object.entries(branch.on).map(([component, inner]) => [component, guardBranch(strapi, { type: 'component', component }, inner, path)])
    );
  }
  if (covered) branch.where = and(branch.where, LIVE);
  if (attribute?.type === 'relation' && attribute.target === UPLOAD_FILE && keepsFilesBack(strapi))
    branch.where = and(branch.where, shownFiles(strapi));
  return Object.keys(branch).length === 0 ? true : branch;
};

interface Asked {
  readonly meta: { readonly uid: string };
}

const isComputed = (filters: unknown): filters is (asked: Asked) => unknown => typeof filters === 'function';

/** Conditions that Strapi computes for a type when it comes to it, at the root and in every populate below. */
const guardFilters = (strapi: Strapi, filters: unknown): unknown => {
  if (!isComputed(filters)) return filters;
  return (asked: Asked): unknown => {
    const conditions = filters(asked);
    return isCovered(strapi, asked.meta.uid) ? guardWhere(strapi, asked.meta.uid, conditions) : conditions;
  };
};

/** Are drafts of covered types hidden from whoever asks now? Not from the gate itself, whoever set it to work. */
export const draftsAreHidden = (strapi: Strapi): boolean => {
  const { action, sees } = currentScope();
  return !inTrial(strapi) && action !== true && sees !== true && isKeptFromDrafts(currentCaller(strapi));
};

/** Files that nothing live shows: hidden like drafts, and also where somebody from outside would show one by a record that nobody reviews. */
const filesAreHidden = (strapi: Strapi): boolean =>
  keepsFilesBack(strapi) && (draftsAreHidden(strapi) || (currentScope().filesKept === true && isKeptFromDrafts(currentCaller(strapi))));

const guardRead = (strapi: Strapi, event: ReadEvent): void => {
  const { params } = event;
  const { uid } = event.model;
  if (uid === UPLOAD_FILE && filesAreHidden(strapi)) params.where = and(params.where, shownFiles(strapi));
  if (!draftsAreHidden(strapi)) return;
  guardOrder(strapi, uid, params.orderBy);
  const where = guardWhere(strapi, uid, params.where);
  params.where = isCovered(strapi, uid) ? and(where, LIVE) : where;
  params.populate = guardPopulate(strapi, uid, params.populate);
  if (params.filters !== undefined) params.filters = guardFilters(strapi, params.filters);
};

/** Drafts of covered types behave as if they did not exist. Stands in Strapi's database layer, where REST, GraphQL, populate, counts and plugins' own queries all come through. */
export const readGuard = (strapi: Strapi) => {
  const guard = (event: ReadEvent): void => guardRead(strapi, event);
  return { beforeFindOne: guard, beforeFindMany: guard, beforeCount: guard };
};
